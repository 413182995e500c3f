// SPDX-License-Identifier: MIT
// Everything that can happen in a session, as values.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "base/pattern.hpp"
#include "base/quality.hpp"
#include "base/sample.hpp"
#include "base/text.hpp"
#include "base/units.hpp"

namespace eupnea {

// ---------------------------------------------------------------- from the sensor

/// A channel begins, or goes on at another rate. Comes before its first sample.
struct Stream {
    Timestamp time;
    Channel channel;
    SampleRate rate; ///< nominal; 0 for a channel of single events (rr, contact, battery)
    friend bool operator==(const Stream&, const Stream&) = default;
};

enum class GapCause : std::uint8_t {
    lost_frames = 0, ///< sequence numbers are missing
    link_lost,       ///< unplugged, out of range, silent
    queue_full,      ///< this reader was too slow
    clock_jump,      ///< the computer slept, or time stamps jumped
    file,            ///< a hole in the file that is being read
};

/// A stretch of a channel that nobody will ever know. True time goes on.
struct Gap {
    Channel channel;
    Timestamp from;
    Timestamp until;
    std::uint32_t missing; ///< samples, exactly; 0 when nothing counts them
    GapCause cause;
    friend bool operator==(const Gap&, const Gap&) = default;
};

enum class Origin : std::uint8_t { live = 0, simulated, replayed };
enum class LinkState : std::uint8_t { searching = 0, connected, streaming, lost, refused, ended };

/// What became of the way to the sensor. The text is a sentence for the person.
struct LinkStatus {
    Timestamp time;
    LinkState state;
    Origin origin;
    Text text;
    friend bool operator==(const LinkStatus&, const LinkStatus&) = default;
};

/// A sensor that could be used has appeared, or has gone.
struct DeviceSeen {
    Timestamp time;
    Word id;   ///< what to choose it by: a port's path
    Word name; ///< for the person
    bool present;
    friend bool operator==(const DeviceSeen&, const DeviceSeen&) = default;
};

/// A device that takes any sensor does not say what it measures: its first lines, and what it is
/// taken for, as the person has said or as is usual.
struct SensorGuess {
    Timestamp time;
    Word inputs;        ///< which sensor is on which input, as parse_wiring() takes it
    std::uint8_t count; ///< of inputs that it has
    Text raw;           ///< what it sends, quoted; empty where a person cannot read it
    friend bool operator==(const SensorGuess&, const SensorGuess&) = default;
};

// ---------------------------------------------------------------- found by the pipeline

enum class BeatSource : std::uint8_t { ecg = 0, ppg, rr };

/// A heartbeat, as first seen. Its class follows in a BeatClassification.
struct Beat {
    std::uint32_t number;            ///< counts from 0 in a session
    Timestamp time;                  ///< R peak; for PPG the half-amplitude upstroke
    std::optional<Milliseconds> ibi; ///< from the beat before; none for the first and after a gap
    BeatSource source;
    float quality; ///< 0 to 1
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

/// What a beat turned out to be, two beats later.
struct BeatClassification {
    std::uint32_t number; ///< of the Beat
    Timestamp time;       ///< of the Beat
    BeatClass beat_class;
    std::optional<Milliseconds> nn; ///< normal-to-normal interval; none when there is none to give
    std::uint8_t parts; ///< how many intervals of length nn the raw one was split into; else 1
    friend bool operator==(const BeatClassification&, const BeatClassification&) = default;
};

enum class BreathPhase : std::uint8_t { inhale = 0, hold_full, exhale, hold_empty };
enum class BreathSource : std::uint8_t { none = 0, belt, ecg, ppg, rr, fused };

/// The measured breath as it is drawn; at most 25 a second.
struct BreathWave {
    Timestamp time; ///< of the body, so already behind the sample by the filter's delay
    float volume;   ///< 0 empty, 1 full, relative to this person's recent range
    BreathPhase phase;
    friend bool operator==(const BreathWave&, const BreathWave&) = default;
};

/// The breath has turned: an inhale or an exhale began at `time`.
struct BreathTurn {
    Timestamp time;
    BreathPhase phase; ///< inhale or exhale
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
    friend bool operator==(const Breath&, const Breath&) = default;
};

enum class Calm : std::uint8_t { not_enough = 0, working, settling, settled };

/// One part of the settling index: what was measured, and what it contributes.
struct CalmPart {
    float value; ///< in the part's own unit
    float index; ///< 0 to 100; 50: as in the baseline
    friend bool operator==(const CalmPart&, const CalmPart&) = default;
};

/// All parts of the settling index. A part without evidence is absent and weighs nothing.
struct CalmParts {
    std::optional<CalmPart> heart_rate;  ///< bpm above the baseline; below 0: slower
    std::optional<CalmPart> breath_rate; ///< breaths/min from the guide; free: above the baseline
    std::optional<CalmPart> regularity;  ///< 0 to 1: 1 - coefficient of variation of the breaths
    std::optional<CalmPart> swing;       ///< bpm above the baseline
    std::optional<CalmPart> rmssd;       ///< ms above the baseline; in free breathing only
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
    friend bool operator==(const CalmBaseline&, const CalmBaseline&) = default;
};

/// The quiet minutes are over, and were enough.
struct BaselineFound {
    Timestamp time;
    CalmBaseline baseline;
    friend bool operator==(const BaselineFound&, const BaselineFound&) = default;
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
    friend bool operator==(const State&, const State&) = default;
};

// ---------------------------------------------------------------- from the person and the practice

/// A guided session begins: from here on it is recorded. Times count from here.
struct SessionStart {
    Timestamp time;       ///< zero
    std::int64_t unix_ms; ///< wall clock, for the calendar only
    Seconds since_launch; ///< of the program
    Seconds planned;      ///< length; 0 when open-ended
    Origin origin;
    Word device;
    friend bool operator==(const SessionStart&, const SessionStart&) = default;
};

struct SessionEnd {
    Timestamp time;
    friend bool operator==(const SessionEnd&, const SessionEnd&) = default;
};

/// What is usual for this person, from their earlier sessions.
struct UsualBaseline {
    Timestamp time;
    CalmBaseline baseline;
    friend bool operator==(const UsualBaseline&, const UsualBaseline&) = default;
};

/// The person breathes as they like before the guide begins, so that there is a baseline.
struct QuietBegan {
    Timestamp time;
    Seconds length; ///< the person may begin the guide earlier
    friend bool operator==(const QuietBegan&, const QuietBegan&) = default;
};

/// The pacer starts, stops or goes on with another pattern, without a jump in phase.
struct PacerChange {
    Timestamp time;
    Pattern pattern;
    bool running;
    friend bool operator==(const PacerChange&, const PacerChange&) = default;
};

/// The person says that in and out of the belt are the wrong way round.
struct BeltInverted {
    Timestamp time;
    friend bool operator==(const BeltInverted&, const BeltInverted&) = default;
};

/// "Something happened here", with a word if the person gave one.
struct Mark {
    Timestamp time;
    Text text;
    friend bool operator==(const Mark&, const Mark&) = default;
};

/// Something the person should read once: the disk is full, a session was recovered.
struct Notice {
    Timestamp time;
    Text text;
    friend bool operator==(const Notice&, const Notice&) = default;
};

/// Where the eyes are during a step. `elsewhere`: on the way, at the sink; the screen may go dark.
enum class Eyes : std::uint8_t { open = 0, closed, elsewhere };

/// A step of a practice begins, or goes on after a pause.
struct StepBegan {
    Timestamp time;
    Word practice;     ///< its name
    std::uint8_t step; ///< counts from 0
    Word title;
    Seconds left; ///< of the whole practice, from here
    Eyes eyes;
    bool writing; ///< the person may write lines
    friend bool operator==(const StepBegan&, const StepBegan&) = default;
};

/// Words that stand there from now on; empty: silence.
struct Prompt {
    Timestamp time;
    Text text;
    friend bool operator==(const Prompt&, const Prompt&) = default;
};

enum class CheckMoment : std::uint8_t { before = 0, after, during };
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

/// One answer of the check-in or the check-out. What was skipped has none.
struct Answer {
    Timestamp time;
    CheckMoment moment;
    CheckQuestion question;
    std::optional<std::uint8_t> number;
    Text words;
    friend bool operator==(const Answer&, const Answer&) = default;
};

/// One stretch of pacing, from one rate to another; both the same for a fixed pace. Lasts a whole
/// number of breaths.
struct PaceStep {
    BreathRate from;
    BreathRate to;
    Seconds length;

    bool slides() const { return from != to; }
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
    friend bool operator==(const PaceBegan&, const PaceBegan&) = default;
};

enum class PaceOutcome : std::uint8_t {
    not_enough = 0, ///< fewer than three paces count
    flat,           ///< none stands out
    found,
};

/// What an assessment came to.
struct PaceFound {
    Timestamp time;
    PaceOutcome outcome = PaceOutcome::not_enough;
    std::optional<double> rate_per_min{}; ///< only when found
    double low_per_min = 0.0;             ///< where it may as well be
    double high_per_min = 0.0;
    friend bool operator==(const PaceFound&, const PaceFound&) = default;
};

using Event =
    std::variant<Stream, Sample, Gap, LinkStatus, DeviceSeen, Beat, BeatClassification, BreathWave,
                 BreathTurn, Breath, State, SessionStart, SessionEnd, PacerChange, BeltInverted,
                 Mark, Notice, StepBegan, Prompt, Answer, SensorGuess, BaselineFound, UsualBaseline,
                 QuietBegan, PaceBegan, PaceFound>;

/// When it happened. For a Gap, where it begins; for a Breath, where it ends.
Timestamp time_of(const Event& event);

/// The same event on a clock that started `by` later.
Event earlier(Event event, Seconds by);

} // namespace eupnea
