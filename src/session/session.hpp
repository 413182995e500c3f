// SPDX-License-Identifier: MIT
// What happened so far: a fold of events.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "base/event.hpp"
#include "base/limits.hpp"
#include "pacing/pacer.hpp"
#include "pacing/pacer_tracking.hpp"
#include "resonance/assessment.hpp"
#include "session/refusals.hpp"
#include "session/trace.hpp"

namespace eupnea {

/// A beat with what became known of it later.
struct SessionBeat {
    Beat beat;
    std::optional<BeatClassification> classification;
};

/// A stretch in which people spoke; without an end while they still do.
struct TalkStretch {
    Timestamp from;
    std::optional<Timestamp> until;
};

/// Live, replay and test give the same session because they give the same events. A new kind of
/// event does not compile until the session says what it means.
class Session {
public:
    Session();

    void apply(const Event& event)
    {
        std::visit([this](const auto& e) { on(e); }, event);
    }

    /// Time of the newest event.
    Timestamp now() const { return now_; }

    const Trace& samples(Channel channel) const { return samples_[static_cast<size_t>(channel)]; }
    bool has(Channel channel) const { return rates_[static_cast<size_t>(channel)].has_value(); }
    std::optional<SampleRate> rate(Channel channel) const
    {
        return rates_[static_cast<size_t>(channel)];
    }
    std::optional<float> contact() const { return contact_; }
    std::optional<float> battery_percent() const { return battery_percent_; }

    std::span<const SessionBeat> beats() const { return beats_; }
    std::span<const Breath> breaths() const { return breaths_; }
    std::span<const State> states() const { return states_; } ///< one a second
    std::span<const Gap> gaps() const { return gaps_; }
    std::span<const Mark> marks() const { return marks_; }
    std::span<const Notice> notices() const { return notices_; }
    std::span<const TalkStretch> talks() const { return talks_; }
    bool talking() const { return !talks_.empty() && !talks_.back().until; }
    const Ring<BreathWave>& breath_wave() const { return breath_wave_; }
    /// What the measured breath does beside going in and out, and since when.
    const std::optional<BreathHappened>& breath_happened() const { return breath_happened_; }
    const std::optional<State>& state() const { return state_; }
    const std::optional<LinkStatus>& link() const { return link_; }
    const std::optional<SessionStart>& start() const { return start_; }
    const std::optional<SessionEnd>& end() const { return end_; }
    const Pacer& pacer() const { return pacer_; }
    const std::optional<QuietBegan>& quiet() const { return quiet_; }
    /// Of free breathing before the guide begins; 0 when it has begun or nothing precedes it.
    Seconds quiet_left(Timestamp now) const;
    /// The calm state's baseline, once the quiet minutes have given one.
    const std::optional<CalmBaseline>& baseline() const { return baseline_; }
    /// How the measured breath answers the pacer; nothing without a measured breath.
    std::optional<PacerTracking> pacer_tracking(Timestamp now) const
    {
        return pacer_tracker_.value(now);
    }
    /// Without one: whether the heart follows the pacer.
    std::optional<HeartTracking> heart_tracking(Timestamp now) const
    {
        return pacer_tracker_.of_heart(now);
    }
    /// The person has moved much more air than at first, for a while.
    bool breathes_too_much() const { return state_ && state_->air_ratio > too_much_air; }
    const std::optional<StepBegan>& step() const { return step_; } ///< of the practice
    /// Of the practice under way, also when it was gone over to in the middle of another.
    Seconds practice_length() const { return practice_length_; }
    std::span<const StepBegan> steps() const { return steps_; }  ///< those so far, the newest last
    std::span<const Prompt> prompts() const { return prompts_; } ///< the newest last
    std::span<const Answer> answers() const { return answers_; }
    std::span<const ItemAnswered> item_answers() const { return item_answers_; }
    const std::optional<Assessment>& assessment() const { return assessment_; }
    const std::optional<PaceFound>& pace_found() const { return pace_found_; }
    std::span<const DeviceSeen> devices() const { return devices_; } ///< those present
    /// As the sensor itself computes it, beats/min, where it tells no intervals; nothing when it is older
    /// than five seconds.
    std::optional<float> sensor_heart_rate(Timestamp now) const;
    /// What was refused since the session began, or since the sensor was looked for.
    const Refusals& refusals() const { return refusals_; }
    /// What the chosen device is taken to measure, where it does not tell itself.
    const std::optional<SensorGuess>& guess() const { return guess_; }

private:
    friend class SessionKeyframe;

    void on(const Stream& stream);
    void on(const Sample& sample);
    void on(const Gap& gap);
    void on(const LinkStatus& status);
    void on(const DeviceSeen& device);
    void on(const Beat& beat);
    void on(const BeatClassification& classification);
    void on(const BreathWave& wave);
    void on(const BreathTurn& turn);
    void on(const Breath& breath);
    void on(const BreathHappened& happened) { breath_happened_ = happened; }
    void on(const State& state);
    void on(const SessionStart& start);
    void on(const SessionEnd& end);
    void on(const PacerChange& change);
    void on(const BeltInverted&) {}
    void on(const Mark& mark);
    void on(const Notice& notice);
    void on(const StepBegan& step);
    void on(const Prompt& prompt);
    void on(const Answer& answer);
    void on(const TalkPause& talk);
    void on(const TalkMarked& talk);
    void on(const NoteChanged& change);
    void on(const ItemAnswered& answer) { item_answers_.push_back(answer); }
    void on(const SensorGuess& guess) { guess_ = guess; }
    void on(const FramesCounted& counted) { refusals_.on(counted); }
    void on(const SamplesRefused& refused) { refusals_.on(refused); }
    void on(const BaselineFound& found) { baseline_ = found.baseline; }
    void on(const UsualBaseline&) {}
    void on(const Edited&) {} ///< comes when the record is finished, as does its summary
    void on(const SessionSummed&) {}
    void on(const QuietBegan& quiet);
    void on(const PaceBegan& pace);
    void on(const PaceFound& found) { pace_found_ = found; }
    void advance_to(Timestamp time);

    Timestamp now_{};
    std::vector<Trace> samples_;
    std::array<std::optional<SampleRate>, channel_count> rates_{};
    std::optional<float> contact_;
    std::optional<float> battery_percent_;
    std::vector<SessionBeat> beats_;
    std::vector<Breath> breaths_;
    std::vector<State> states_;
    std::vector<Gap> gaps_;
    std::vector<Mark> marks_;
    std::vector<Notice> notices_;
    std::vector<TalkStretch> talks_;
    Ring<BreathWave> breath_wave_;
    std::optional<BreathHappened> breath_happened_;
    std::optional<State> state_;
    std::optional<LinkStatus> link_;
    std::vector<DeviceSeen> devices_;
    std::optional<SensorGuess> guess_;
    Refusals refusals_;
    std::optional<SessionStart> start_;
    std::optional<SessionEnd> end_;
    Pacer pacer_;
    std::optional<QuietBegan> quiet_;
    std::optional<CalmBaseline> baseline_;
    PacerTracker pacer_tracker_;
    std::optional<StepBegan> step_;
    std::vector<StepBegan> steps_;
    Seconds practice_length_{0.0};
    std::vector<Prompt> prompts_;
    std::vector<Answer> answers_;
    std::vector<ItemAnswered> item_answers_;
    std::optional<Assessment> assessment_;
    std::optional<PaceFound> pace_found_;
};

} // namespace eupnea
