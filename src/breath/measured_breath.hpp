// SPDX-License-Identifier: MIT
// Breathing sensor -> the wave, its turns and whole breaths.
#pragma once

#include <limits>
#include <optional>

#include "base/event.hpp"
#include "breath/breath_direction.hpp"
#include "breath/breath_rate.hpp"
#include "breath/slip_guard.hpp"
#include "breath/turning_points.hpp"
#include "signal/input_guard.hpp"
#include "signal/tunable_low_pass.hpp"

namespace eupnea {

/// Measured breath, 3 to 40 breaths/min, from a belt, strap, thermistor or airflow sensor.
///
///     belt -> low-pass 1 to 2 Hz -> slip guard -> turning points -> direction -> BreathTurn, Breath
///                                           \-> recent range -> BreathWave, 25 a second
///
/// Inhale onset is the trough of the wave (of a flow sensor: the peak of expiratory flow), or the end
/// of the rest where the breath was held there; exhale onset is the crest in the same way. Times are
/// the body's: the filter's delay is taken out. The cutoff is five times the breathing frequency,
/// within 0.95 to 2 Hz, so that the wave is 0.11 to 0.24 s late; a turn is confirmed once the wave has
/// gone back 10 to 30 % of a half-breath.
class MeasuredBreath {
public:
    explicit MeasuredBreath(SampleRate rate);

    /// Takes one sample of the belt channel; emits BreathWave, BreathTurn, Breath, BreathHappened, and a
    /// Notice when in and out have changed places.
    template <class Emit>
    void operator()(const Sample& belt, Emit&& emit)
    {
        const Found found = follow(belt);
        if (found.wave) emit(*found.wave);
        if (found.changed) emit(*found.changed);
        if (found.turn) emit(*found.turn);
        if (found.breath) emit(*found.breath);
        if (found.happened) emit(*found.happened);
    }
    void on(const Gap& gap);

    /// The recording is over: emits what it still holds, as if the last value stayed for latency(), and
    /// the breath under way if it was out again.
    template <class Emit>
    void finish(Emit&& emit)
    {
        if (!last_sample_) return;
        const Timestamp end = *last_sample_;
        for (Timestamp time = end; time < end + latency(); time += period(rate_))
            (*this)({Channel::belt, time + period(rate_), last_value_}, emit);
        if (const auto breath = last_breath()) emit(*breath);
    }

    /// The person says that in and out are the wrong way round.
    void invert();

    /// Of the signal now: whether its breaths can be believed.
    Quality quality() const;
    /// Of the last whole breaths that together last 9 s, at least one and at most four: 60 / median of
    /// their lengths, of two the mean. The breath under way counts too, as soon as it is longer than
    /// the one before: a pace that slows is seen before the first slow breath is over.
    BreathRateEstimate rate(Timestamp now) const;
    BreathHappening happening() const;
    const InputGuard& guard() const { return guard_; }
    /// By which the wave lags the body.
    Seconds latency() const { return low_pass_.delay(); }

private:
    struct Found {
        std::optional<BreathWave> wave;
        std::optional<Notice> changed;
        std::optional<BreathTurn> turn;
        std::optional<Breath> breath;
        std::optional<BreathHappened> happened;
    };
    Found follow(const Sample& belt);
    bool accept(const Sample& belt);
    BreathWave wave_at(Timestamp body, double value);
    void turned(const TurningPoint& point, Found& found);
    std::optional<Breath> breath_until(const TurningPoint& inhale);
    std::optional<Breath> last_breath();
    void restart();
    bool saturated() const;
    std::optional<Seconds> under_way(Timestamp now) const;

    SampleRate rate_;
    InputGuard guard_;
    TunableLowPass low_pass_;
    SlipGuard slip_guard_;
    TurningPoints turning_points_;
    BreathDirection direction_;
    Ring<double> cycles_; ///< s
    Ring<double> crests_;
    Ring<double> troughs_;
    double highest_crest_ = 0.0; ///< of `crests_`
    double lowest_trough_ = 0.0;
    std::optional<TurningPoint> inhale_;
    std::optional<TurningPoint> exhale_;
    RecentRange raw_range_;
    std::optional<Timestamp> last_sample_;
    Timestamp next_tick_{};
    Timestamp next_wave_{};
    Timestamp last_turn_{};
    double last_value_ = 0.0;
    double step_ = std::numeric_limits<double>::max(); ///< the least that the value has changed by
    double noise_ = 0.0;     ///< mean size of what the low-pass takes away
    Timestamp same_since_{}; ///< the value has not changed
    double full_ = 0.0;
    double empty_ = 0.0;
    float depth_share_ = 1.0f;                          ///< of the last breath to the typical one
    bool snatched_ = false;                             ///< the last inhale was, as in speech
    BreathHappening happening_ = BreathHappening::none; ///< as last emitted
};

} // namespace eupnea
