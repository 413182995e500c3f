// SPDX-License-Identifier: MIT
// What comes from the person and from whatever leads the session: practice, guide, assessment.
#pragma once

#include <cstdint>
#include <optional>

#include "base/event_words.hpp"
#include "base/events/event_kind.hpp"
#include "base/events/found.hpp"
#include "base/events/sensor.hpp"
#include "base/pattern.hpp"
#include "base/text.hpp"
#include "base/units.hpp"

namespace eupnea {

/// A guided session begins: from here on it is recorded. Times count from here.
struct SessionStart {
    Timestamp time;       ///< zero
    std::int64_t unix_ms; ///< wall clock, for the calendar only
    Seconds since_launch; ///< of the program
    Seconds planned;      ///< length; 0 when open-ended
    Origin origin;
    Word device;

    static constexpr EventKind kind{"session_start", EventRole::input, EventStorage::row};
    static constexpr void fields(auto& start, auto&& field)
    {
        field("time_s", start.time);
        field("unix_ms", start.unix_ms);
        field("since_launch_s", start.since_launch);
        field("planned_s", start.planned);
        field("origin", start.origin);
        field("device", start.device);
    }
    friend bool operator==(const SessionStart&, const SessionStart&) = default;
};

struct SessionEnd {
    Timestamp time;

    static constexpr EventKind kind{"session_end", EventRole::input, EventStorage::row};
    static constexpr void fields(auto& end, auto&& field) { field("time_s", end.time); }
    friend bool operator==(const SessionEnd&, const SessionEnd&) = default;
};

/// What is usual for this person, from their earlier sessions.
struct UsualBaseline {
    Timestamp time;
    CalmBaseline baseline;

    static constexpr EventKind kind{"usual_baseline", EventRole::input, EventStorage::row};
    static constexpr void fields(auto& usual, auto&& field)
    {
        field("time_s", usual.time);
        field("baseline", usual.baseline);
    }
    friend bool operator==(const UsualBaseline&, const UsualBaseline&) = default;
};

/// The person breathes as they like before the guide begins, so that there is a baseline.
struct QuietBegan {
    Timestamp time;
    Seconds length; ///< the person may begin the guide earlier

    static constexpr EventKind kind{"quiet_began", EventRole::input, EventStorage::row};
    static constexpr void fields(auto& quiet, auto&& field)
    {
        field("time_s", quiet.time);
        field("length_s", quiet.length);
    }
    friend bool operator==(const QuietBegan&, const QuietBegan&) = default;
};

/// The pacer starts, stops or goes on with another pattern, without a jump in phase.
struct PacerChange {
    Timestamp time;
    Pattern pattern;
    bool running;

    static constexpr EventKind kind{"pacer_change", EventRole::input, EventStorage::row};
    static constexpr void fields(auto& change, auto&& field)
    {
        field("time_s", change.time);
        field("pattern", change.pattern);
        field("running", change.running);
    }
    friend bool operator==(const PacerChange&, const PacerChange&) = default;
};

/// The person says that in and out of the belt are the wrong way round.
struct BeltInverted {
    Timestamp time;

    static constexpr EventKind kind{"belt_inverted", EventRole::input, EventStorage::row};
    static constexpr void fields(auto& inverted, auto&& field) { field("time_s", inverted.time); }
    friend bool operator==(const BeltInverted&, const BeltInverted&) = default;
};

/// "Something happened here", with a word if the person gave one.
struct Mark {
    Timestamp time;
    Text text;

    static constexpr EventKind kind{"mark", EventRole::input, EventStorage::row};
    static constexpr void fields(auto& mark, auto&& field)
    {
        field("time_s", mark.time);
        field("text", mark.text);
    }
    friend bool operator==(const Mark&, const Mark&) = default;
};

/// People begin to speak, or have ended: measures are withheld in between, and the recording goes on.
struct TalkPause {
    Timestamp time;
    bool on;

    static constexpr EventKind kind{"talk_pause", EventRole::input, EventStorage::row};
    static constexpr void fields(auto& talk, auto&& field)
    {
        field("time_s", talk.time);
        field("on", talk.on);
    }
    friend bool operator==(const TalkPause&, const TalkPause&) = default;
};

/// A stretch that turned out to be talk.
struct TalkMarked {
    Timestamp time; ///< when it was said
    Timestamp from;
    Timestamp until;

    static constexpr EventKind kind{"talk_marked", EventRole::input, EventStorage::row};
    static constexpr void fields(auto& talk, auto&& field)
    {
        field("time_s", talk.time);
        field("from_s", talk.from);
        field("until_s", talk.until);
    }
    friend bool operator==(const TalkMarked&, const TalkMarked&) = default;
};

/// A mark has other words now; its own time stays. Without words it is taken out.
struct NoteChanged {
    Timestamp time; ///< when it was changed
    Timestamp mark; ///< of the Mark
    Text text;

    static constexpr EventKind kind{"note_changed", EventRole::input, EventStorage::row};
    static constexpr void fields(auto& change, auto&& field)
    {
        field("time_s", change.time);
        field("mark_s", change.mark);
        field("text", change.text);
    }
    friend bool operator==(const NoteChanged&, const NoteChanged&) = default;
};

/// Something the person should read once: the disk is full, a session was recovered.
struct Notice {
    Timestamp time;
    Text text;

    static constexpr EventKind kind{"notice", EventRole::message, EventStorage::row};
    static constexpr void fields(auto& notice, auto&& field)
    {
        field("time_s", notice.time);
        field("text", notice.text);
    }
    friend bool operator==(const Notice&, const Notice&) = default;
};

/// Where the eyes are during a step. `elsewhere`: on the way, at the sink; the screen may go dark.
enum class Eyes : std::uint8_t { open = 0, closed, elsewhere };
template <>
struct EnumWords<Eyes> {
    static constexpr std::array<std::string_view, 3> all{"open", "closed", "elsewhere"};
};

/// A step of a practice begins, or goes on after a pause.
struct StepBegan {
    Timestamp time;
    Word practice;     ///< its name
    std::uint8_t step; ///< counts from 0
    Word title;
    Seconds left; ///< of the whole practice, from here
    Eyes eyes;
    bool writing; ///< the person may write lines

    static constexpr EventKind kind{"step_began", EventRole::input, EventStorage::row};
    static constexpr void fields(auto& step, auto&& field)
    {
        field("time_s", step.time);
        field("practice", step.practice);
        field("step", step.step);
        field("title", step.title);
        field("left_s", step.left);
        field("eyes", step.eyes);
        field("writing", step.writing);
    }
    friend bool operator==(const StepBegan&, const StepBegan&) = default;
};

/// Words that stand there from now on; empty: silence.
struct Prompt {
    Timestamp time;
    Text text;

    static constexpr EventKind kind{"prompt", EventRole::input, EventStorage::row};
    static constexpr void fields(auto& prompt, auto&& field)
    {
        field("time_s", prompt.time);
        field("text", prompt.text);
    }
    friend bool operator==(const Prompt&, const Prompt&) = default;
};

enum class CheckMoment : std::uint8_t { before = 0, after, during };
template <>
struct EnumWords<CheckMoment> {
    static constexpr std::array<std::string_view, 3> all{"before", "after", "during"};
};

enum class CheckQuestion : std::uint8_t {
    tension = 0, ///< 0 to 10
    comfort,     ///< 0 to 10
    body,        ///< how it feels, in words
    sensations,
    thoughts,
    emotions,
    actions,
    mentalizing,
    intention,
    line, ///< for the journal
    pace, ///< how the pace that has just ended felt, 0 to 10
};
template <>
struct EnumWords<CheckQuestion> {
    static constexpr std::array<std::string_view, 11> all{
        "tension", "comfort",     "body",      "sensations", "thoughts", "emotions",
        "actions", "mentalizing", "intention", "line",       "pace"};
};

/// One answer of the check-in or the check-out. What was skipped has none.
struct Answer {
    Timestamp time;
    CheckMoment moment;
    CheckQuestion question;
    std::optional<std::uint8_t> number;
    Text words;

    static constexpr EventKind kind{"answer", EventRole::input, EventStorage::row};
    static constexpr void fields(auto& answer, auto&& field)
    {
        field("time_s", answer.time);
        field("moment", answer.moment);
        field("question", answer.question);
        field("number", answer.number);
        field("words", answer.words);
    }
    friend bool operator==(const Answer&, const Answer&) = default;
};

/// An answer to one item of a questionnaire; what was skipped has none.
struct ItemAnswered {
    Timestamp time;
    Word questionnaire; ///< its name
    std::uint8_t item;  ///< counts from 0
    std::optional<std::uint8_t> number;
    Text words;

    static constexpr EventKind kind{"item_answered", EventRole::input, EventStorage::row};
    static constexpr void fields(auto& answer, auto&& field)
    {
        field("time_s", answer.time);
        field("questionnaire", answer.questionnaire);
        field("item", answer.item);
        field("number", answer.number);
        field("words", answer.words);
    }
    friend bool operator==(const ItemAnswered&, const ItemAnswered&) = default;
};

/// One stretch of pacing, from one rate to another; both the same for a fixed pace. Lasts a whole
/// number of breaths.
struct PaceStep {
    BreathRate from;
    BreathRate to;
    Seconds length;

    bool slides() const { return from != to; }

    static constexpr void fields(auto& step, auto&& field)
    {
        field("from_per_min", step.from.per_minute);
        field("to_per_min", step.to.per_minute);
        field("length_s", step.length);
    }
    friend bool operator==(const PaceStep&, const PaceStep&) = default;
};

/// A pace of an assessment begins.
struct PaceBegan {
    Timestamp time;
    std::uint8_t number; ///< counts from 0, those asked for again included
    std::uint8_t of;     ///< how many are planned so far
    PaceStep step;
    Seconds rest; ///< of free breathing after it

    Timestamp end() const { return time + step.length; }

    static constexpr EventKind kind{"pace_began", EventRole::input, EventStorage::row};
    static constexpr void fields(auto& pace, auto&& field)
    {
        field("time_s", pace.time);
        field("number", pace.number);
        field("of", pace.of);
        field("step", pace.step);
        field("rest_s", pace.rest);
    }
    friend bool operator==(const PaceBegan&, const PaceBegan&) = default;
};

enum class PaceOutcome : std::uint8_t {
    not_enough = 0, ///< fewer than three paces count
    flat,           ///< none stands out
    found,
};
template <>
struct EnumWords<PaceOutcome> {
    static constexpr std::array<std::string_view, 3> all{"not_enough", "flat", "found"};
};

/// What an assessment came to.
struct PaceFound {
    Timestamp time;
    PaceOutcome outcome = PaceOutcome::not_enough;
    std::optional<double> rate_per_min{}; ///< only when found
    double low_per_min = 0.0;             ///< where it may as well be
    double high_per_min = 0.0;

    static constexpr EventKind kind{"pace_found", EventRole::input, EventStorage::row};
    static constexpr void fields(auto& found, auto&& field)
    {
        field("time_s", found.time);
        field("verdict", found.outcome);
        field("rate_per_min", found.rate_per_min);
        field("low_per_min", found.low_per_min);
        field("high_per_min", found.high_per_min);
    }
    friend bool operator==(const PaceFound&, const PaceFound&) = default;
};

} // namespace eupnea
