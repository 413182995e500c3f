// SPDX-License-Identifier: MIT
#include "feedback/heart_breath_sync.hpp"

#include <cmath>
#include <complex>
#include <numbers>

namespace eupnea {

namespace {

constexpr Seconds window = 60s;
constexpr Seconds margin = 2s;
constexpr Seconds breath_lost = 30s;
constexpr std::size_t least_beats = 3;
constexpr std::size_t least_breaths = 3;
constexpr std::size_t most_beats = 200;
constexpr int points_per_breath = 64;

/// Lung volume in a breath, `t` from its inhale's onset: 0 empty, 1 full.
double volume(const Breath& breath, double t)
{
    const double inhale = (breath.exhale - breath.inhale).count();
    const double exhale = (breath.end - breath.exhale).count();
    const double along = t < inhale ? t / inhale : 1.0 + (t - inhale) / exhale;
    return 0.5 - 0.5 * std::cos(std::numbers::pi * along);
}

} // namespace

HeartBreathSync::HeartBreathSync() : heart_rate_(most_beats)
{
    time_s_.reserve(most_beats);
    bpm_.reserve(most_beats);
}

void HeartBreathSync::on(const BeatVerdict& verdict)
{
    tachogram_.on(verdict);
    while (!waiting_.empty() && verdict.time > waiting_.front().end + margin) {
        measure(waiting_.front());
        waiting_.pop_front();
    }
}

/// The heart rate around the breath as a curve over seconds from its inhale's onset.
bool HeartBreathSync::fit_curve(const Breath& breath)
{
    time_s_.clear();
    bpm_.clear();
    std::size_t within = 0;
    for (std::size_t i = 0; i < tachogram_.points().size(); ++i) {
        const Nn& nn = tachogram_.points()[i];
        if (nn.end < breath.inhale - margin || nn.end > breath.end + margin) continue;
        if (!nn.adjacent && !time_s_.empty()) return false;
        time_s_.push_back((nn.middle() - breath.inhale).count());
        bpm_.push_back(heart_rate_bpm(nn.interval));
        if (nn.end >= breath.inhale && nn.end <= breath.end) ++within;
    }
    last_refusal_ = within < least_beats ? Reason::too_fast : Reason::none;
    if (within < least_beats) return false;
    heart_rate_.fit(time_s_, bpm_);
    return true;
}

void HeartBreathSync::measure(const Breath& breath)
{
    const double length = (breath.end - breath.inhale).count();
    if (length <= 0.0 || !fit_curve(breath)) return;
    const double start_bpm = heart_rate_(0.0);
    const double drift = heart_rate_(length) - start_bpm;
    std::complex<double> heart, lungs;
    for (int i = 0; i < points_per_breath; ++i) {
        const double share = static_cast<double>(i) / points_per_breath;
        const auto turn = std::polar(1.0, -2.0 * std::numbers::pi * share);
        heart += turn * (heart_rate_(share * length) - start_bpm - drift * share);
        lungs += turn * volume(breath, share * length);
    }
    if (std::abs(heart) == 0.0 || std::abs(lungs) == 0.0) return;
    phases_.push({breath.end, std::arg(heart * std::conj(lungs))});
}

HeartBreathSync::Reading HeartBreathSync::value(Timestamp now) const
{
    std::complex<double> sum;
    std::size_t count = 0;
    for (std::size_t i = 0; i < phases_.size(); ++i) {
        if (now - phases_[i].end > window) continue;
        sum += std::polar(1.0, phases_[i].radians);
        ++count;
    }
    if (count < least_breaths || now - phases_.back().end > breath_lost) {
        const bool beats_missing = last_refusal_ == Reason::too_fast;
        return {.breaths = count, .reason = beats_missing ? last_refusal_ : Reason::few_breaths};
    }
    const double degrees = std::arg(sum) * 180.0 / std::numbers::pi;
    return {static_cast<float>(degrees),
            static_cast<float>(std::abs(sum) / static_cast<double>(count)), count, Reason::none};
}

} // namespace eupnea
