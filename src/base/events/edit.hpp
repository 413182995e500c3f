// SPDX-License-Identifier: MIT
// What a person corrects by hand in a finished record.
#pragma once

#include <cstdint>

#include "base/events/found.hpp"
#include "base/text.hpp"

namespace eupnea {

enum class EditKind : std::uint8_t {
    mark = 0, ///< an interval as `beat_class`
    split,    ///< an interval into `parts` equal ones
    merge,    ///< an interval with the next one: the beat between them was none
    restore,  ///< an interval to what was measured, with its other parts
    insert,   ///< a beat, `offset` after the interval began
    move,     ///< the beat that ends an interval, by `offset`
    exclude,  ///< the stretch from `time` to `until`, for a reason
    include,  ///< what was excluded between `time` and `until`
    turn,     ///< of the breath at `time`, to `until`
    undo,     ///< the last one that is in force
    redo,     ///< the last one that was undone
};
template <>
struct EnumWords<EditKind> {
    static constexpr std::array<std::string_view, 11> all{"mark",   "split", "merge",   "restore",
                                                          "insert", "move",  "exclude", "include",
                                                          "turn",   "undo",  "redo"};
};

/// One correction, with who made it and when. What was measured stays as it is.
struct Edited {
    Timestamp time; ///< in the record; of an interval, where it ends
    Timestamp until;
    EditKind edit;
    std::uint32_t interval; ///< counts from 0, as they stand when it is made
    std::uint32_t parts;
    Milliseconds offset;
    BeatClass beat_class;
    Text reason;
    std::int64_t made_unix_ms; ///< 0: not known
    Word by;                   ///< empty: not known

    static constexpr EventKind kind{"edited", EventRole::message, EventStorage::row};
    static constexpr void fields(auto& edited, auto&& field)
    {
        field("time_s", edited.time);
        field("until_s", edited.until);
        field("edit", edited.edit);
        field("interval", edited.interval);
        field("parts", edited.parts);
        field("offset_ms", edited.offset);
        field("class", edited.beat_class);
        field("reason", edited.reason);
        field("made_unix_ms", edited.made_unix_ms);
        field("by", edited.by);
    }
    friend bool operator==(const Edited&, const Edited&) = default;
};

} // namespace eupnea
