// SPDX-License-Identifier: MIT
// PPG -> beats.
#pragma once

#include <optional>

#include "base/event.hpp"
#include "base/ring.hpp"
#include "heart/pulse_picker.hpp"
#include "heart/pulse_polarity.hpp"
#include "heart/second_rhythm.hpp"
#include "signal/even_grid.hpp"
#include "signal/input_guard.hpp"
#include "signal/moving_sum.hpp"
#include "signal/signal_watch.hpp"

namespace eupnea {

/// Finds the pulses of a photoplethysmogram of any polarity, at 25 to 500 samples a second, at even
/// or uneven times (camera frames).
///
///     ppg -> guard -> mean of k -> even 100/s -> two moving means -> upstrokes -> beat picker -> Beat
///
/// A beat's time is where the systolic upstroke passes half of its height. Polarity: the upstroke is
/// steeper than the fall. Latency: latency() from that time to the Beat; the beats of two
/// seconds in which the levels are learned come when these are over.
class PpgBeatDetector {
public:
    static constexpr RateRange usable_rates{SampleRate{20.0}, SampleRate{10'000.0}};

    explicit PpgBeatDetector(SampleRate rate);

    std::optional<Beat> operator()(const Sample& ppg);
    void on(const Gap& gap);

    /// The recording is over: emits the beats before its end that have not been emitted yet, as if the
    /// last value stayed for latency().
    template <class Emit>
    void finish(Emit&& emit)
    {
        if (!latest_) return;
        const Timestamp end = *latest_;
        const Seconds step = period(rate_);
        for (Timestamp time = end + step; time <= end + latency() + step; time += step)
            if (const auto beat = (*this)({Channel::ppg, time, last_value_});
                beat && beat->time <= end)
                emit(*beat);
    }

    Quality quality() const;
    Seconds latency() const;
    const InputGuard& guard() const { return guard_; }
    /// The last upstrokes that could have been beats, oldest first.
    const Ring<BeatPicker::Peak>& peaks() const
    {
        return (polarity_.inverted() ? inverted_ : upright_).picker.recent();
    }

private:
    void follow(Timestamp time, double ppg);
    void settle_at(double ppg);
    void look_for_steps(double pulse);
    const BeatPicker& picker() const;
    std::optional<Beat> next_beat();
    void restart();

    SampleRate rate_;
    std::size_t thinning_; ///< input samples in one mean
    Seconds mean_age_;     ///< of those at the last of them
    Seconds longest_step_; ///< between samples; a longer one ends the rhythm
    InputGuard guard_;
    EvenGrid grid_;
    MovingSum smooth_;
    MovingSum smoother_;
    Ring<double> wave_;
    SignalWatch watch_;
    PulsePolarity polarity_;
    PulsePicker upright_;
    PulsePicker inverted_;
    SecondRhythm second_rhythm_;
    double tenth_ = 0.0; ///< sum of the wave's last samples, up to a tenth of a second
    std::size_t in_tenth_ = 0;

    std::optional<Timestamp> latest_;
    double last_value_ = 0.0;
    double sum_ = 0.0;
    std::size_t summed_ = 0;
    bool settled_ = false;
    std::optional<Timestamp> last_beat_;
    std::uint32_t count_ = 0;
};

} // namespace eupnea
