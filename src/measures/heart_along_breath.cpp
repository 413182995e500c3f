// SPDX-License-Identifier: MIT
#include "measures/heart_along_breath.hpp"

#include <cmath>
#include <numbers>

namespace eupnea {

namespace {

constexpr std::size_t least_beats = 3;
constexpr std::size_t most_beats = 300;

/// Lung volume, `t` seconds from the inhale's onset.
double volume(const Breath& breath, double t)
{
    const double inhale = (breath.exhale - breath.inhale).count();
    const double exhale = (breath.end - breath.exhale).count();
    const double along = t < inhale ? t / inhale : 1.0 + (t - inhale) / exhale;
    return 0.5 - 0.5 * std::cos(std::numbers::pi * along);
}

} // namespace

HeartAlongBreath::HeartAlongBreath() : heart_rate_(most_beats)
{
    time_s_.reserve(most_beats);
    bpm_.reserve(most_beats);
}

/// Heart rates around the breath, over seconds from its inhale's onset.
bool HeartAlongBreath::gather(const Breath& breath)
{
    time_s_.clear();
    bpm_.clear();
    curve_.corrected = false;
    std::size_t within = 0;
    for (std::size_t i = 0; i < tachogram_.points().size(); ++i) {
        const Nn& nn = tachogram_.points()[i];
        if (nn.end < breath.inhale - margin || nn.end > breath.end + margin) continue;
        if (!nn.adjacent && !time_s_.empty()) {
            refusal_ = Reason::gap;
            return false;
        }
        time_s_.push_back((nn.middle() - breath.inhale).count());
        bpm_.push_back(heart_rate_bpm(nn.interval));
        if (nn.end < breath.inhale || nn.end > breath.end) continue;
        ++within;
        curve_.corrected = curve_.corrected || !nn.measured;
    }
    refusal_ = within < least_beats ? Reason::too_fast : Reason::none;
    return refusal_ == Reason::none;
}

bool HeartAlongBreath::fit(const Breath& breath)
{
    const double length = (breath.end - breath.inhale).count();
    if (length <= 0.0 || !gather(breath)) return false;
    heart_rate_.fit(time_s_, bpm_);
    curve_.breath = breath;
    curve_.heart = curve_.lungs = 0.0;
    const double start = heart_rate_(0.0);
    const double drift = heart_rate_(length) - start;
    std::array<double, BreathCurve::points> straight{};
    double mean = 0.0;
    for (std::size_t i = 0; i < BreathCurve::points; ++i) {
        const double share = static_cast<double>(i) / BreathCurve::points;
        const auto turn = std::polar(1.0, -2.0 * std::numbers::pi * share);
        const double air = volume(breath, share * length);
        straight[i] = heart_rate_(share * length) - drift * (share - 0.5);
        mean += straight[i] / BreathCurve::points;
        curve_.heart += turn * straight[i] / static_cast<double>(BreathCurve::points);
        curve_.lungs += turn * air / static_cast<double>(BreathCurve::points);
        curve_.volume[i] = static_cast<float>(air);
    }
    curve_.mean_bpm = mean;
    for (std::size_t i = 0; i < BreathCurve::points; ++i)
        curve_.bpm[i] = static_cast<float>(straight[i] - mean);
    return std::abs(curve_.heart) > 0.0 && std::abs(curve_.lungs) > 0.0;
}

} // namespace eupnea
