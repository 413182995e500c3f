// SPDX-License-Identifier: MIT
// The fields of every event by name, listed once for writing and for reading.
#pragma once

#include "base/event.hpp"

namespace eupnea {

/// Calls io(name, member) for each field. `Event` is the event's type, const when it is written.
template <class Event>
struct Fields;

template <>
struct Fields<Pattern> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("inhale_s", e.inhale);
        io("hold_full_s", e.hold_full);
        io("exhale_s", e.exhale);
        io("hold_empty_s", e.hold_empty);
        io("top_up_rest_s", e.top_up_rest);
        io("top_up_s", e.top_up);
        io("first_fill", e.first_fill);
    }
};

template <>
struct Fields<Quality> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("level", e.level);
        io("reason", e.reason);
    }
};

template <>
struct Fields<CalmPart> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("value", e.value);
        io("index", e.index);
    }
};

template <>
struct Fields<CalmParts> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("heart_rate", e.heart_rate);
        io("breath_rate", e.breath_rate);
        io("regularity", e.regularity);
        io("swing", e.swing);
        io("rmssd", e.rmssd);
    }
};

template <>
struct Fields<Stream> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("time_s", e.time);
        io("channel", e.channel);
        io("rate", e.rate.per_second);
    }
};

template <>
struct Fields<Sample> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("time_s", e.time);
        io("channel", e.channel);
        io("value", e.value);
    }
};

template <>
struct Fields<Gap> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("channel", e.channel);
        io("from_s", e.from);
        io("until_s", e.until);
        io("missing", e.missing);
        io("cause", e.cause);
    }
};

template <>
struct Fields<LinkStatus> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("time_s", e.time);
        io("state", e.state);
        io("origin", e.origin);
        io("text", e.text);
    }
};

template <>
struct Fields<DeviceSeen> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("time_s", e.time);
        io("id", e.id);
        io("name", e.name);
        io("present", e.present);
    }
};

template <>
struct Fields<SensorGuess> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("time_s", e.time);
        io("inputs", e.inputs);
        io("count", e.count);
        io("raw", e.raw);
    }
};

template <>
struct Fields<Beat> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("number", e.number);
        io("time_s", e.time);
        io("ibi_ms", e.ibi);
        io("source", e.source);
        io("quality", e.quality);
    }
};

template <>
struct Fields<BeatClassification> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("number", e.number);
        io("time_s", e.time);
        io("class", e.beat_class);
        io("nn_ms", e.nn);
        io("parts", e.parts);
    }
};

template <>
struct Fields<BreathWave> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("time_s", e.time);
        io("volume", e.volume);
        io("phase", e.phase);
    }
};

template <>
struct Fields<BreathTurn> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("time_s", e.time);
        io("phase", e.phase);
    }
};

template <>
struct Fields<Breath> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("inhale_s", e.inhale);
        io("exhale_s", e.exhale);
        io("end_s", e.end);
        io("depth", e.depth);
        io("quality", e.quality);
        io("source", e.source);
    }
};

template <>
struct Fields<State> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("time_s", e.time);
        io("heart_rate_bpm", e.heart_rate_bpm);
        io("rmssd_ms", e.rmssd_ms);
        io("breath_rate_per_min", e.breath_rate_per_min);
        io("breath_rate_error", e.breath_rate_error);
        io("breath_source", e.breath_source);
        io("breath_ratio", e.breath_ratio);
        io("hr_swing_bpm", e.hr_swing_bpm);
        io("hr_swing_ms", e.hr_swing_ms);
        io("hr_turn_bpm", e.hr_turn_bpm);
        io("hr_turn_lag_s", e.hr_turn_lag_s);
        io("smoothness", e.smoothness);
        io("coherence", e.coherence);
        io("phase_deg", e.phase_deg);
        io("phase_locking", e.phase_locking);
        io("rhythm_provisional", e.coherence_provisional);
        io("calm_index", e.calm_index);
        io("calm_parts", e.calm_parts);
        io("calm_confidence", e.calm_confidence);
        io("calm_provisional", e.calm_provisional);
        io("calm", e.calm);
        io("heart", e.heart);
        io("breath", e.breath);
        io("calm_reason", e.calm_reason);
    }
};

template <>
struct Fields<SessionStart> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("time_s", e.time);
        io("unix_ms", e.unix_ms);
        io("since_launch_s", e.since_launch);
        io("planned_s", e.planned);
        io("origin", e.origin);
        io("device", e.device);
    }
};

template <>
struct Fields<SessionEnd> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("time_s", e.time);
    }
};

template <>
struct Fields<PacerChange> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("time_s", e.time);
        io("pattern", e.pattern);
        io("running", e.running);
    }
};

template <>
struct Fields<BeltInverted> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("time_s", e.time);
    }
};

template <>
struct Fields<Mark> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("time_s", e.time);
        io("text", e.text);
    }
};

template <>
struct Fields<Notice> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("time_s", e.time);
        io("text", e.text);
    }
};

template <>
struct Fields<StepBegan> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("time_s", e.time);
        io("practice", e.practice);
        io("step", e.step);
        io("title", e.title);
        io("left_s", e.left);
        io("eyes", e.eyes);
        io("writing", e.writing);
    }
};

template <>
struct Fields<Prompt> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("time_s", e.time);
        io("text", e.text);
    }
};

template <>
struct Fields<Answer> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("time_s", e.time);
        io("moment", e.moment);
        io("question", e.question);
        io("number", e.number);
        io("words", e.words);
    }
};

template <>
struct Fields<CalmBaseline> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("heart_rate_bpm", e.heart_rate_bpm);
        io("breath_rate_per_min", e.breath_rate_per_min);
        io("swing_bpm", e.swing_bpm);
        io("rmssd_ms", e.rmssd_ms);
        io("ventilation", e.ventilation);
    }
};

template <>
struct Fields<BaselineFound> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("time_s", e.time);
        io("baseline", e.baseline);
    }
};

template <>
struct Fields<UsualBaseline> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("time_s", e.time);
        io("baseline", e.baseline);
    }
};

template <>
struct Fields<QuietBegan> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("time_s", e.time);
        io("length_s", e.length);
    }
};

template <>
struct Fields<PaceStep> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("from_per_min", e.from.per_minute);
        io("to_per_min", e.to.per_minute);
        io("length_s", e.length);
    }
};

template <>
struct Fields<PaceBegan> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("time_s", e.time);
        io("number", e.number);
        io("of", e.of);
        io("step", e.step);
        io("rest_s", e.rest);
    }
};

template <>
struct Fields<PaceFound> {
    template <class E, class Io>
    static void visit(E& e, Io&& io)
    {
        io("time_s", e.time);
        io("verdict", e.outcome);
        io("rate_per_min", e.rate_per_min);
        io("low_per_min", e.low_per_min);
        io("high_per_min", e.high_per_min);
    }
};

} // namespace eupnea
