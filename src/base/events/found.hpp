// SPDX-License-Identifier: MIT
// What the pipeline finds in the samples: beats, breaths and, once a second, the state.
#pragma once

#include <cstdint>
#include <optional>

#include "base/event_words.hpp"
#include "base/events/event_kind.hpp"
#include "base/quality.hpp"
#include "base/sample.hpp"
#include "base/units.hpp"

namespace eupnea {

enum class BeatSource : std::uint8_t { ecg = 0, ppg, rr };
template <>
struct EnumWords<BeatSource> {
    static constexpr std::array<std::string_view, 3> all{"ecg", "ppg", "rr"};
};

/// A heartbeat, as first seen. Its class follows in a BeatClassification.
struct Beat {
    std::uint32_t number;            ///< counts from 0 in a session
    Timestamp time;                  ///< R peak; for PPG the half-amplitude upstroke
    std::optional<Milliseconds> ibi; ///< from the beat before; none for the first and after a gap
    BeatSource source;
    float quality; ///< 0 to 1

    static constexpr EventKind kind{"beat", EventRole::found, EventStorage::row};
    static constexpr void fields(auto& beat, auto&& field)
    {
        field("number", beat.number);
        field("time_s", beat.time);
        field("ibi_ms", beat.ibi);
        field("source", beat.source);
        field("quality", beat.quality);
    }
    friend bool operator==(const Beat&, const Beat&) = default;
};

enum class BeatClass : std::uint8_t {
    normal = 0,
    ectopic,        ///< premature beat, or the pause after it
    missed,         ///< one or more beats were not seen within this interval
    extra,          ///< this beat was none
    long_interval,  ///< later than the rhythm allows
    short_interval, ///< earlier than the rhythm allows
    first,          ///< no interval before it, so nothing to judge
};
template <>
struct EnumWords<BeatClass> {
    static constexpr std::array<std::string_view, 7> all{"normal", "ectopic", "missed", "extra",
                                                         "long",   "short",   "first"};
};

/// What a beat turned out to be, two beats later.
struct BeatClassification {
    std::uint32_t number; ///< of the Beat
    Timestamp time;       ///< of the Beat
    BeatClass beat_class;
    std::optional<Milliseconds> nn; ///< normal-to-normal interval; none when there is none to give
    std::uint8_t parts; ///< how many intervals of length nn the raw one was split into; else 1

    static constexpr EventKind kind{"beat_verdict", EventRole::found, EventStorage::row};
    static constexpr void fields(auto& classification, auto&& field)
    {
        field("number", classification.number);
        field("time_s", classification.time);
        field("class", classification.beat_class);
        field("nn_ms", classification.nn);
        field("parts", classification.parts);
    }
    friend bool operator==(const BeatClassification&, const BeatClassification&) = default;
};

enum class BreathPhase : std::uint8_t { inhale = 0, hold_full, exhale, hold_empty };
template <>
struct EnumWords<BreathPhase> {
    static constexpr std::array<std::string_view, 4> all{"inhale", "hold_full", "exhale",
                                                         "hold_empty"};
};

enum class BreathSource : std::uint8_t { none = 0, belt, ecg, ppg, rr, fused };
template <>
struct EnumWords<BreathSource> {
    static constexpr std::array<std::string_view, 6> all{"none", "belt", "ecg",
                                                         "ppg",  "rr",   "fused"};
};

/// The measured breath as it is drawn; at most 25 a second. Not kept: it can be computed again.
struct BreathWave {
    Timestamp time; ///< of the body, so already behind the sample by the filter's delay
    float volume;   ///< 0 empty, 1 full, relative to this person's recent range
    BreathPhase phase;

    static constexpr EventKind kind{"breath_wave", EventRole::found, EventStorage::none};
    static constexpr void fields(auto& wave, auto&& field)
    {
        field("time_s", wave.time);
        field("volume", wave.volume);
        field("phase", wave.phase);
    }
    friend bool operator==(const BreathWave&, const BreathWave&) = default;
};

/// The breath has turned: an inhale or an exhale began at `time`.
struct BreathTurn {
    Timestamp time;
    BreathPhase phase; ///< inhale or exhale

    static constexpr EventKind kind{"breath_turn", EventRole::found, EventStorage::row};
    static constexpr void fields(auto& turn, auto&& field)
    {
        field("time_s", turn.time);
        field("phase", turn.phase);
    }
    friend bool operator==(const BreathTurn&, const BreathTurn&) = default;
};

/// A whole breath, from inhale onset to the next inhale onset.
struct Breath {
    Timestamp inhale;
    Timestamp exhale;
    Timestamp end;
    float depth;   ///< trough to crest, in the sensor's unit
    float quality; ///< 0 to 1
    BreathSource source;

    static constexpr EventKind kind{"breath", EventRole::found, EventStorage::row};
    static constexpr void fields(auto& breath, auto&& field)
    {
        field("inhale_s", breath.inhale);
        field("exhale_s", breath.exhale);
        field("end_s", breath.end);
        field("depth", breath.depth);
        field("quality", breath.quality);
        field("source", breath.source);
    }
    friend bool operator==(const Breath&, const Breath&) = default;
};

/// What the breath does beside going in and out.
enum class BreathHappening : std::uint8_t {
    none = 0,
    hold,
    sigh,          ///< a breath of twice the usual depth
    speech,        ///< quick inhales, long exhales
    cough_or_slip, ///< a jolt of the person's or of the belt's
    saturated,     ///< the belt is at the end of its range
};
template <>
struct EnumWords<BreathHappening> {
    static constexpr std::array<std::string_view, 6> all{"none",   "hold",          "sigh",
                                                         "speech", "cough_or_slip", "saturated"};
};

/// From `time` on this is so, until the next such event. A sigh and speech are known when their breath
/// is over, and hold until the next one is.
struct BreathHappened {
    Timestamp time; ///< of the body, as of BreathWave
    BreathHappening happening;

    static constexpr EventKind kind{"breath_happened", EventRole::found, EventStorage::row};
    static constexpr void fields(auto& happened, auto&& field)
    {
        field("time_s", happened.time);
        field("happening", happened.happening);
    }
    friend bool operator==(const BreathHappened&, const BreathHappened&) = default;
};

enum class Calm : std::uint8_t { not_enough = 0, working, settling, settled };
template <>
struct EnumWords<Calm> {
    static constexpr std::array<std::string_view, 4> all{"not_enough", "working", "settling",
                                                         "settled"};
};

/// One part of the settling index: what was measured, and what it contributes.
struct CalmPart {
    float value; ///< in the part's own unit
    float index; ///< 0 to 100; 50: as in the baseline

    static constexpr void fields(auto& part, auto&& field)
    {
        field("value", part.value);
        field("index", part.index);
    }
    friend bool operator==(const CalmPart&, const CalmPart&) = default;
};

/// All parts of the settling index. A part without evidence is absent and weighs nothing.
struct CalmParts {
    std::optional<CalmPart> heart_rate;  ///< bpm above the baseline; below 0: slower
    std::optional<CalmPart> breath_rate; ///< breaths/min from the guide; free: above the baseline
    std::optional<CalmPart> regularity;  ///< 0 to 1: 1 - coefficient of variation of the breaths
    std::optional<CalmPart> swing;       ///< bpm above the baseline
    std::optional<CalmPart> rmssd;       ///< ms above the baseline; in free breathing only

    static constexpr void fields(auto& parts, auto&& field)
    {
        field("heart_rate", parts.heart_rate);
        field("breath_rate", parts.breath_rate);
        field("regularity", parts.regularity);
        field("swing", parts.swing);
        field("rmssd", parts.rmssd);
    }
    friend bool operator==(const CalmParts&, const CalmParts&) = default;
};

/// The same person at rest, breathing freely: what the calm state compares with.
struct CalmBaseline {
    std::optional<float> heart_rate_bpm{};
    std::optional<float> breath_rate_per_min{};
    std::optional<float> swing_bpm{};
    std::optional<float> rmssd_ms{};
    std::optional<float>
        ventilation{}; ///< breath depths summed over a minute, in the sensor's unit

    static constexpr void fields(auto& baseline, auto&& field)
    {
        field("heart_rate_bpm", baseline.heart_rate_bpm);
        field("breath_rate_per_min", baseline.breath_rate_per_min);
        field("swing_bpm", baseline.swing_bpm);
        field("rmssd_ms", baseline.rmssd_ms);
        field("ventilation", baseline.ventilation);
    }
    friend bool operator==(const CalmBaseline&, const CalmBaseline&) = default;
};

/// The quiet minutes are over, and were enough.
struct BaselineFound {
    Timestamp time;
    CalmBaseline baseline;

    static constexpr EventKind kind{"baseline_found", EventRole::found, EventStorage::row};
    static constexpr void fields(auto& found, auto&& field)
    {
        field("time_s", found.time);
        field("baseline", found.baseline);
    }
    friend bool operator==(const BaselineFound&, const BaselineFound&) = default;
};

/// Whether the heart moves with the guide: tested, never a measured breath.
enum class Following : std::uint8_t { not_known = 0, follows, does_not };
template <>
struct EnumWords<Following> {
    static constexpr std::array<std::string_view, 3> all{"not_known", "follows", "does_not"};
};

/// What can be said about this second. A value that cannot be stood behind is absent.
struct State {
    Timestamp time;
    std::optional<float> heart_rate_bpm;
    std::optional<float> rmssd_ms;
    std::optional<float> breath_rate_per_min;
    std::optional<float> breath_rate_error; ///< plus or minus, breaths/min
    BreathSource breath_source = BreathSource::none;
    std::optional<float> breath_ratio; ///< inhale over exhale
    std::optional<float> air_ratio;    ///< air moved, times that of the baseline; belt only
    Following guide_following = Following::not_known; ///< by the heart, beside a running guide
    std::optional<float> guide_lag_s;     ///< heart rate behind the guide; while it follows
    std::optional<float> guide_swing_bpm; ///< of the heart with the guide; while it follows
    std::optional<float> hr_swing_bpm;
    std::optional<float> hr_swing_ms;
    std::optional<float> hr_turn_bpm;   ///< the last swing alone, between two turning points
    std::optional<float> hr_turn_lag_s; ///< heart's last turn behind the breath's; below 0: before
    std::optional<float> smoothness;    ///< 0 to 1: share of 0.04 to 0.26 Hz power at its peak
    std::optional<float> coherence;     ///< peak-power ratio, own recipe
    std::optional<float> phase_deg;     ///< 0: the heart peaks at the end of the inhale
    std::optional<float> phase_locking; ///< 0 to 1
    bool coherence_provisional = false; ///< smoothness and coherence of less than 64 s
    std::optional<float> calm_index;    ///< 0 to 100
    CalmParts calm_parts;
    float calm_confidence = 0.0f;  ///< 0 to 1
    bool calm_provisional = false; ///< judged without a baseline
    Calm calm = Calm::not_enough;
    Quality heart;  ///< of the beats, with the reason when there is no heart rate
    Quality breath; ///< of the breath, with the reason when there is no rate
    Reason calm_reason = Reason::no_signal; ///< why there is no classification, when there is none

    static constexpr EventKind kind{"state", EventRole::found, EventStorage::row};
    static constexpr void fields(auto& state, auto&& field)
    {
        field("time_s", state.time);
        field("heart_rate_bpm", state.heart_rate_bpm);
        field("rmssd_ms", state.rmssd_ms);
        field("breath_rate_per_min", state.breath_rate_per_min);
        field("breath_rate_error", state.breath_rate_error);
        field("breath_source", state.breath_source);
        field("breath_ratio", state.breath_ratio);
        field("air_ratio", state.air_ratio);
        field("guide_following", state.guide_following);
        field("guide_lag_s", state.guide_lag_s);
        field("guide_swing_bpm", state.guide_swing_bpm);
        field("hr_swing_bpm", state.hr_swing_bpm);
        field("hr_swing_ms", state.hr_swing_ms);
        field("hr_turn_bpm", state.hr_turn_bpm);
        field("hr_turn_lag_s", state.hr_turn_lag_s);
        field("smoothness", state.smoothness);
        field("coherence", state.coherence);
        field("phase_deg", state.phase_deg);
        field("phase_locking", state.phase_locking);
        field("rhythm_provisional", state.coherence_provisional);
        field("calm_index", state.calm_index);
        field("calm_parts", state.calm_parts);
        field("calm_confidence", state.calm_confidence);
        field("calm_provisional", state.calm_provisional);
        field("calm", state.calm);
        field("heart", state.heart);
        field("breath", state.breath);
        field("calm_reason", state.calm_reason);
    }
    friend bool operator==(const State&, const State&) = default;
};

/// Samples that the detector of a channel could not use, since the last such event.
struct SamplesRefused {
    Timestamp time;
    Channel channel;
    std::uint64_t not_finite = 0;
    std::uint64_t out_of_range = 0;
    std::uint64_t time_backwards = 0;
    std::uint64_t unusable_rate = 0;

    std::uint64_t all() const { return not_finite + out_of_range + time_backwards + unusable_rate; }

    static constexpr EventKind kind{"samples_refused", EventRole::found, EventStorage::row};
    static constexpr void fields(auto& refused, auto&& field)
    {
        field("time_s", refused.time);
        field("channel", refused.channel);
        field("not_finite", refused.not_finite);
        field("out_of_range", refused.out_of_range);
        field("time_backwards", refused.time_backwards);
        field("unusable_rate", refused.unusable_rate);
    }
    friend bool operator==(const SamplesRefused&, const SamplesRefused&) = default;
};

} // namespace eupnea
