// SPDX-License-Identifier: MIT
// What comes from the sensor. Its samples are in base/sample.hpp.
#pragma once

#include <cstdint>

#include "base/event_words.hpp"
#include "base/events/event_kind.hpp"
#include "base/sample.hpp"
#include "base/text.hpp"
#include "base/units.hpp"

namespace eupnea {

/// A channel begins, or goes on at another rate. Comes before its first sample.
struct Stream {
    Timestamp time;
    Channel channel;
    SampleRate rate; ///< nominal; 0 for a channel of single events (rr, contact, battery)

    static constexpr EventKind kind{"stream", EventRole::input, EventStorage::row};
    static constexpr void fields(auto& stream, auto&& field)
    {
        field("time_s", stream.time);
        field("channel", stream.channel);
        field("rate", stream.rate.per_second);
    }
    friend bool operator==(const Stream&, const Stream&) = default;
};

enum class GapCause : std::uint8_t {
    lost_frames = 0, ///< sequence numbers are missing
    link_lost,       ///< unplugged, out of range, silent
    queue_full,      ///< this reader was too slow
    clock_jump,      ///< the computer slept, or time stamps jumped
    file,            ///< a hole in the file that is being read
};
template <>
struct EnumWords<GapCause> {
    static constexpr std::array<std::string_view, 5> all{"lost_frames", "link_lost", "queue_full",
                                                         "clock_jump", "file"};
};

/// A stretch of a channel that nobody will ever know. True time goes on.
struct Gap {
    Channel channel;
    Timestamp from;
    Timestamp until;
    std::uint32_t missing; ///< samples, exactly; 0 when nothing counts them
    GapCause cause;

    static constexpr EventKind kind{"gap", EventRole::input, EventStorage::row};
    static constexpr void fields(auto& gap, auto&& field)
    {
        field("channel", gap.channel);
        field("from_s", gap.from);
        field("until_s", gap.until);
        field("missing", gap.missing);
        field("cause", gap.cause);
    }
    friend bool operator==(const Gap&, const Gap&) = default;
};

enum class Origin : std::uint8_t {
    live = 0,
    simulated,
    replayed,
    imported, ///< recorded by another program, and kept here
};
template <>
struct EnumWords<Origin> {
    static constexpr std::array<std::string_view, 4> all{"live", "simulated", "replayed",
                                                         "imported"};
};

enum class LinkState : std::uint8_t { searching = 0, connected, streaming, lost, refused, ended };
template <>
struct EnumWords<LinkState> {
    static constexpr std::array<std::string_view, 6> all{"searching", "connected", "streaming",
                                                         "lost",      "refused",   "ended"};
};

/// What became of the way to the sensor. The text is a sentence for the person.
struct LinkStatus {
    Timestamp time;
    LinkState state;
    Origin origin;
    Text text;

    static constexpr EventKind kind{"link_status", EventRole::input, EventStorage::row};
    static constexpr void fields(auto& status, auto&& field)
    {
        field("time_s", status.time);
        field("state", status.state);
        field("origin", status.origin);
        field("text", status.text);
    }
    friend bool operator==(const LinkStatus&, const LinkStatus&) = default;
};

/// A sensor that could be used has appeared, or has gone.
struct DeviceSeen {
    Timestamp time;
    Word id;   ///< what to choose it by: a port's path
    Word name; ///< for the person
    bool present;

    static constexpr EventKind kind{"device_seen", EventRole::message, EventStorage::none};
    static constexpr void fields(auto& seen, auto&& field)
    {
        field("time_s", seen.time);
        field("id", seen.id);
        field("name", seen.name);
        field("present", seen.present);
    }
    friend bool operator==(const DeviceSeen&, const DeviceSeen&) = default;
};

/// A device that takes any sensor does not say what it measures: its first lines, and what it is
/// taken for, as the person has said or as is usual.
struct SensorGuess {
    Timestamp time;
    Word inputs;        ///< which sensor is on which input, as parse_wiring() takes it
    std::uint8_t count; ///< of inputs that it has
    Text raw;           ///< what it sends, quoted; empty where a person cannot read it

    static constexpr EventKind kind{"sensor_guess", EventRole::message, EventStorage::none};
    static constexpr void fields(auto& guess, auto&& field)
    {
        field("time_s", guess.time);
        field("inputs", guess.inputs);
        field("count", guess.count);
        field("raw", guess.raw);
    }
    friend bool operator==(const SensorGuess&, const SensorGuess&) = default;
};

/// What became of a sensor's frames since the last such event, or since its port was opened.
struct FramesCounted {
    Timestamp time;
    std::uint64_t accepted = 0;
    std::uint64_t wrong_length = 0; ///< refused, the first reason that applied
    std::uint64_t wrong_magic = 0;
    std::uint64_t wrong_checksum = 0;
    std::uint64_t not_parsed = 0;
    std::uint64_t out_of_range = 0;
    std::uint64_t repeated = 0; ///< delivered again with the same bytes, and refused
    std::uint64_t too_fast = 0; ///< understood, and refused as no time had passed for them

    std::uint64_t damaged() const
    {
        return wrong_length + wrong_magic + wrong_checksum + not_parsed + out_of_range;
    }

    static constexpr EventKind kind{"frames_counted", EventRole::input, EventStorage::row};
    static constexpr void fields(auto& counted, auto&& field)
    {
        field("time_s", counted.time);
        field("accepted", counted.accepted);
        field("wrong_length", counted.wrong_length);
        field("wrong_magic", counted.wrong_magic);
        field("wrong_checksum", counted.wrong_checksum);
        field("not_parsed", counted.not_parsed);
        field("out_of_range", counted.out_of_range);
        field("repeated", counted.repeated);
        field("too_fast", counted.too_fast);
    }
    friend bool operator==(const FramesCounted&, const FramesCounted&) = default;
};

} // namespace eupnea
