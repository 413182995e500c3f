// SPDX-License-Identifier: MIT
// Samples -> beats, breaths and a state: the one object that live, replay and analysis all run.
#pragma once

#include <array>
#include <functional>
#include <optional>

#include "base/event.hpp"
#include "breath/breath_check.hpp"
#include "breath/derived_breath.hpp"
#include "breath/measured_breath.hpp"
#include "calm/calm_state.hpp"
#include "heart/heart_window.hpp"
#include "measures/cardiorespiratory_phase.hpp"
#include "measures/coherence.hpp"
#include "measures/hr_swing.hpp"
#include "pacing/guide_following.hpp"
#include "session/heart_path.hpp"
#include "session/refusal_report.hpp"

namespace eupnea {

/// A pure, causal, deterministic function of the events it is given: no clock, thread, file, random
/// number or locale. The same events in the same order give the same events out, bit for bit.
///
///     ecg, ppg, rr -> heart path -> Beat, BeatClassification -> heart window, swing, rhythm --\.
///     belt --------> measured breath -> BreathWave, BreathTurn, Breath -> sync ---------> State
///     ecg, ppg, beats -> derived breath (with a belt: it checks the measured one) --------|
///     beats, pacer --> guide following ----------------------------------------------------/
///
/// Takes Stream, Sample, Gap, PacerChange, BeltInverted, UsualBaseline and TalkPause; everything else it ignores.
/// One State for every whole second of the input's time. While people talk, beats and breaths are found, and no
/// measure takes them in. No allocation once every channel has begun.
class Pipeline {
public:
    using Out = std::function<void(const Event&)>;

    explicit Pipeline(Out out) : out_(std::move(out)) {}

    void operator()(const Event& input);

    /// The recording is over: emits what its last moments hold, beats with their classifications and the last
    /// breath. Nothing comes in after that.
    void finish();

private:
    static constexpr Seconds longest_silence{3600.0}; ///< that states fill

    void on(const Stream& stream);
    void on(const Sample& sample);
    void on(const Gap& gap);
    void on(const PacerChange& change);
    void on(const BeltInverted& inverted);
    void on(const UsualBaseline& usual);
    void on(const TalkPause& talk);
    template <class Ignored>
    void on(const Ignored&)
    {}

    void found(const Beat& beat);
    void found(const BeatClassification& classification);
    void found(const BreathWave& wave);
    void found(const BreathTurn& turn);
    void found(const Breath& breath);
    void found(const BreathHappened& happened);
    void found(const Notice& notice) { out_(notice); }

    void advance_to(Timestamp time);
    bool may_fill(Seconds silence);
    void report_refusals(Timestamp now);
    State state_at(Timestamp now);
    void add_heart(State& state);
    void add_breath(State& state);
    void add_following(State& state);
    void add_coherence(State& state);
    void add_calm(State& state);

    Out out_;
    HeartPath heart_path_;
    HeartWindow heart_window_;
    std::optional<MeasuredBreath> measured_breath_;
    DerivedBreath derived_breath_;
    BreathCheck breath_check_;
    GuideFollowing guide_following_;
    HrSwing hr_swing_;
    Coherence coherence_;
    CardiorespiratoryPhase cardiorespiratory_phase_;
    CalmState calm_;
    std::optional<Breath> last_breath_;
    std::array<RefusalReport, 3> refusals_{}; ///< of the waveforms, by Channel
    bool baseline_emitted_ = false;
    bool talking_ = false;
    std::optional<Timestamp> next_state_;
    Seconds silence_left_ = longest_silence; ///< that states may fill
};

} // namespace eupnea
