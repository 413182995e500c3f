// SPDX-License-Identifier: MIT
// Intervals as a person corrects them by hand; what was measured stays.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/event.hpp"

namespace eupnea {

/// An interval as it stands now, and the measured ones it stands for.
struct EditedInterval {
    Milliseconds length;
    std::size_t first;        ///< measured interval
    std::size_t count;        ///< of measured intervals joined in it, or of which it is a part
    BeatClass beat_class;     ///< normal, or what the person marked it as
    bool vouched_for = false; ///< normal by the person's word, whatever a correction makes of it
    friend bool operator==(const EditedInterval&, const EditedInterval&) = default;
};

/// One correction. `at` counts the intervals as they stand when it is made.
struct IntervalEdit {
    enum class Kind : std::uint8_t {
        mark = 0, ///< as `beat_class`
        split,    ///< into `parts` equal ones
        merge,    ///< with the next one
        restore,  ///< to what was measured, with its other parts
        insert,   ///< a beat, `offset` after it began
        move,     ///< the beat that ends it, by `offset`
    };
    Kind kind;
    std::size_t at;
    std::size_t parts = 2;
    BeatClass beat_class = BeatClass::normal;
    Milliseconds offset{0.0};
    friend bool operator==(const IntervalEdit&, const IntervalEdit&) = default;
};

enum class EditRefusal : std::uint8_t {
    no_such_interval = 0,
    nothing_to_merge_with, ///< it is the last one, or the last before a hole
    impossible_parts,      ///< fewer than 2, or parts shorter than 200 ms
    impossible_place, ///< a beat nearer than 200 ms to another, or a turn beyond its neighbours
    no_such_turn,
    empty_stretch,
    nothing_to_undo,
    nothing_to_redo,
};

/// The measured intervals as they stand after edits. Their sum is the same whatever is done.
class EditedIntervals {
public:
    /// @param after_holes   those of the intervals that do not begin where the one before ended
    explicit EditedIntervals(std::span<const Milliseconds> measured,
                             std::vector<std::size_t> after_holes = {});

    /// Nothing when it was done, else why not.
    std::optional<EditRefusal> apply(const IntervalEdit& edit);

    const std::vector<EditedInterval>& intervals() const { return intervals_; }
    const std::vector<Milliseconds>& measured() const { return measured_; }

private:
    std::vector<EditedInterval> as_measured(std::size_t first, std::size_t count) const;
    std::optional<EditRefusal> split(std::size_t at, std::size_t parts);
    std::optional<EditRefusal> merge(std::size_t at);
    std::optional<EditRefusal> insert(std::size_t at, Milliseconds offset);
    std::optional<EditRefusal> move(std::size_t at, Milliseconds offset);
    bool joins_next(std::size_t at) const;
    void restore(std::size_t at);

    std::vector<Milliseconds> measured_;
    std::vector<std::size_t> after_holes_; ///< in order
    std::vector<EditedInterval> intervals_;
};

} // namespace eupnea
