// SPDX-License-Identifier: MIT
// The derived breath of somebody, asked once a second, against the breaths they took.
#pragma once

#include <array>
#include <cmath>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "bench/breath_truth.hpp"
#include "breath/derived_breath.hpp"
#include "drivers/simulator/simulate.hpp"
#include "heart/beat_corrector.hpp"
#include "heart/ecg_beat_detector.hpp"
#include "heart/ppg_beat_detector.hpp"
#include "heart/rr_beats.hpp"

namespace eupnea::derived {

/// The derived path as it runs live.
class Path {
public:
    Path(SampleRate ecg, SampleRate ppg) : ecg_(ecg), ppg_(ppg)
    {
        breath_.on(Stream{{}, Channel::ecg, ecg});
        breath_.on(Stream{{}, Channel::ppg, ppg});
    }

    void on(const Sample& sample)
    {
        breath_.on(sample);
        auto beat = sample.channel == Channel::ecg   ? ecg_(sample)
                    : sample.channel == Channel::ppg ? ppg_(sample)
                    : sample.channel == Channel::rr  ? rr_(sample)
                                                     : std::nullopt;
        if (!beat) return;
        beat->number = number_++;
        breath_.on(*beat);
        if (const auto classification = correctors_[static_cast<std::size_t>(beat->source)](*beat))
            breath_.on(*classification);
    }
    BreathRateEstimate rate(Timestamp now) const { return breath_.rate(now); }

private:
    DerivedBreath breath_;
    EcgBeatDetector ecg_;
    PpgBeatDetector ppg_;
    RrBeats rr_;
    std::array<BeatCorrector, 3> correctors_;
    std::uint32_t number_ = 0;
};

/// Seconds from the first whole window on.
struct Told {
    int asked = 0;
    int shown = 0;
    int wrong = 0; ///< of the shown ones, off by more than 3 breaths/min
    int slow = 0;  ///< of the shown ones, below 9 breaths/min
    int noisy = 0; ///< withheld because the signal is too noisy

    Told& operator+=(const Told& other)
    {
        asked += other.asked;
        shown += other.shown;
        wrong += other.wrong;
        slow += other.slow;
        noisy += other.noisy;
        return *this;
    }
};

/// @param true_rate  of the 32 s until then, breaths/min
inline Told told(Path path, std::span<const Sample> samples,
                 const std::function<std::optional<double>(double until)>& true_rate)
{
    Told result;
    double next = 33.0;
    for (const Sample& sample : samples) {
        for (; next <= seconds_of(sample.time); next += 1.0) {
            const auto truth = true_rate(next);
            if (!truth) continue;
            const BreathRateEstimate rate = path.rate(at(Seconds{next}));
            ++result.asked;
            result.noisy += rate.reason == Reason::noisy ? 1 : 0;
            if (!rate.per_minute) continue;
            ++result.shown;
            result.wrong += std::abs(*rate.per_minute - *truth) > 3.0 ? 1 : 0;
            result.slow += *rate.per_minute < 9.0f ? 1 : 0;
        }
        path.on(sample);
    }
    return result;
}

/// Of a simulated person who wears only these sensors.
inline Told told(const simulator::Scenario& scenario, const simulator::Recording& recording,
                 const std::vector<Channel>& worn)
{
    std::vector<Sample> samples;
    for (const Event& event : recording.events)
        if (const auto* sample = std::get_if<Sample>(&event))
            if (std::find(worn.begin(), worn.end(), sample->channel) != worn.end())
                samples.push_back(*sample);
    bench::Marks inhales;
    for (const auto& breath : recording.true_breaths) inhales.push_back(seconds_of(breath.inhale));
    return told(Path{scenario.ecg_rate, scenario.ppg_rate}, samples,
                [&](double until) { return bench::rate_of(inhales, until); });
}

} // namespace eupnea::derived
