// SPDX-License-Identifier: MIT
// ECG -> beats.
#pragma once

#include <optional>

#include "base/event.hpp"
#include "base/ring.hpp"
#include "heart/beat_picker.hpp"
#include "heart/beat_shape.hpp"
#include "heart/qrs_filter.hpp"
#include "signal/input_guard.hpp"
#include "signal/signal_watch.hpp"

namespace eupnea {

/// Finds the R peaks of an ECG of any polarity, at 100 to 4000 samples a second.
///
///     ecg -> guard -> mean of k -> QRS filter -> envelope peaks -> beat picker -> Beat
///                                         \-> wave -> R time by a parabola -/
///
/// Above 500 samples a second k of them are averaged. The R time comes from the filtered wave, which
/// keeps the QRS symmetric, never from the envelope. Latency: latency() from the R peak to the Beat;
/// the beats of the first two seconds come when these are over.
class EcgBeatDetector {
public:
    static constexpr RateRange usable_rates{SampleRate{80.0}, SampleRate{10'000.0}};

    explicit EcgBeatDetector(SampleRate rate);

    std::optional<Beat> operator()(const Sample& ecg);
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
            if (const auto beat = (*this)({Channel::ecg, time, last_value_});
                beat && beat->time <= end)
                emit(*beat);
    }

    Quality quality() const;
    Seconds latency() const;
    const InputGuard& guard() const { return guard_; }
    /// The last peaks that could have been beats, oldest first.
    const Ring<BeatPicker::Peak>& peaks() const { return picker_.recent(); }

private:
    struct Moment {
        Timestamp time;
        double wave;
    };

    std::optional<Beat> next_beat();
    void follow(Timestamp time, double ecg);
    void look_for_peak(Timestamp time, double envelope);
    BeatPicker::Peak peak_near(std::size_t index, double strength);
    void learn_lean(double up, double down, int parts);
    float template_correlation_at(std::size_t r, double strength);
    void restart();

    SampleRate rate_;      ///< as given, or the nearest usable
    std::size_t thinning_; ///< input samples in one working sample
    SampleRate working_;   ///< rate after the thinning
    InputGuard guard_;
    SignalWatch watch_;
    QrsFilter filter_;
    BeatPicker picker_;
    std::size_t hold_; ///< working samples without a higher peak that confirm one

    std::optional<Timestamp> latest_;
    double last_value_ = 0.0;
    double sum_ = 0.0; ///< of the samples being averaged
    std::size_t summed_ = 0;
    bool settled_ = false;
    Ring<Moment> waves_;
    BeatShape shape_;
    double best_ = 0.0;   ///< highest envelope since the last peak
    std::size_t age_ = 0; ///< working samples since then
    double lean_ = 0.0;   ///< above 0: R waves point upwards
    std::uint32_t count_ = 0;
};

} // namespace eupnea
