// SPDX-License-Identifier: MIT
#include "breath/shared_rhythm.hpp"

#include <cmath>

namespace eupnea {

namespace {

constexpr double slow_from = 3.75; ///< breaths/min
constexpr double slow_until = 10.5;
constexpr float drift_share = 0.85f;     ///< of the peak's share, at the lowest rate: a trend
constexpr double least_swing = 0.06;     ///< of the interval: waves of blood pressure move it 4 %
constexpr float ruling_share = 0.6f;     ///< of the intervals' variance in slow breathing
constexpr float supported_share = 0.4f;  ///< the same, where the heart's axis swings with it
constexpr float clear_axis_share = 0.2f; ///< of the axis' variance
constexpr float faint_axis_share = 0.1f; ///< less: the axis does not move with it at all
constexpr float strong_interval_share = 0.4f;
constexpr std::size_t blur = 4;            ///< grid steps: 1/min
constexpr std::size_t around_peak = 14;    ///< grid steps: 3.5/min
constexpr double largest_difference = 3.5; ///< breaths/min between spectrum and count
constexpr double count_weight = 1.0 / 3.0; ///< against the spectrum, which is less biased
constexpr double least_evidence = 0.15;    ///< a track, at the peak: noise stays below

double deviation(const Track& track)
{
    double sum = 0.0, squares = 0.0;
    for (std::size_t i = 0; i < track.size(); ++i) {
        sum += track[i];
        squares += track[i] * track[i];
    }
    const auto n = static_cast<double>(track.size());
    return std::sqrt(std::max(0.0, squares / n - sum * sum / (n * n)));
}

RateSpectrum blurred(const RateSpectrum& spectrum)
{
    RateSpectrum smooth{};
    for (std::size_t k = 0; k < RateGrid::size; ++k) {
        const std::size_t first = k > blur ? k - blur : 0;
        const std::size_t last = std::min(k + blur, RateGrid::size - 1);
        float sum = 0.0f, weights = 0.0f;
        for (std::size_t i = first; i <= last; ++i) {
            const auto distance = static_cast<float>(i > k ? i - k : k - i);
            const float weight = 1.0f - distance / static_cast<float>(blur + 1);
            sum += weight * spectrum[i];
            weights += weight;
        }
        smooth[k] = sum / weights;
    }
    return smooth;
}

std::size_t peak_until(const RateSpectrum& spectrum, std::size_t end)
{
    const auto last = spectrum.begin() + static_cast<std::ptrdiff_t>(end);
    return static_cast<std::size_t>(std::max_element(spectrum.begin(), last) - spectrum.begin());
}

/// Top of the parabola through a peak and its neighbours.
double refined(const RateSpectrum& spectrum, std::size_t peak)
{
    const auto index = static_cast<double>(peak);
    if (peak == 0 || peak + 1 == RateGrid::size) return RateGrid::per_minute(index);
    const double left = spectrum[peak - 1], top = spectrum[peak], right = spectrum[peak + 1];
    const double bend = left - 2 * top + right;
    return RateGrid::per_minute(bend < 0.0 ? index + 0.5 * (left - right) / bend : index);
}

double centre_of(const RateSpectrum& spectrum, std::size_t peak)
{
    const std::size_t first = peak > around_peak ? peak - around_peak : 0;
    const std::size_t last = std::min(peak + around_peak, RateGrid::size - 1);
    double sum = 0.0, weights = 0.0;
    for (std::size_t i = first; i <= last; ++i) {
        sum += spectrum[i] * RateGrid::per_minute(static_cast<double>(i));
        weights += spectrum[i];
    }
    return sum / weights;
}

} // namespace

void SharedRhythm::add_interval(const Track& track)
{
    interval_share_ = explained_shares(track);
    interval_band_ = explained_shares(breathing_band(track));
    interval_deviation_ms_ = deviation(track);
    add(track);
}

void SharedRhythm::add_axis(const Track& track)
{
    const RateSpectrum shares = explained_shares(track);
    for (std::size_t k = 0; k < RateGrid::size; ++k) axis_shares_[k] += shares[k];
    ++axes_;
    add(track);
}

void SharedRhythm::add_pulse(const Track& track) { add(track); }

void SharedRhythm::add(const Track& track)
{
    const Track band = breathing_band(track);
    const RateSpectrum shares = explained_shares(band);
    float strongest = 0.0f;
    for (std::size_t k = 0; k < RateGrid::size; ++k) {
        evidence_[k] -= std::log(1.0f - shares[k]);
        strongest = std::max(strongest, shares[k]);
    }
    ++tracks_;
    if (const double rate = counted_rate(band); rate > 0.0) {
        count_ += strongest * rate;
        count_weight_ += strongest;
    }
}

Result<SharedRhythm::Found, Reason> SharedRhythm::find() const
{
    if (const auto slow = find_slow()) return slow;
    return find_in_band();
}

Result<SharedRhythm::Found, Reason> SharedRhythm::find_slow() const
{
    const std::size_t peak = peak_until(interval_share_, RateGrid::size);
    const double rate = refined(interval_share_, peak);
    const float share = interval_share_[peak];
    const bool drift = interval_share_[0] > drift_share * share;
    if (rate < slow_from || rate > slow_until || drift || !rules_the_heart(peak))
        return fail(Reason::no_sinus_swing);
    return Found{rate, 0.2 + 1.5 * (1.0 - share)};
}

bool SharedRhythm::rules_the_heart(std::size_t peak) const
{
    const float share = interval_share_[peak];
    const float axis = axes_ > 0 ? axis_shares_[peak] / static_cast<float>(axes_) : 1.0f;
    if (axes_ > 0 && axis > clear_axis_share) return share > supported_share;
    const double swing_ms = 2.0 * std::sqrt(2.0 * share) * interval_deviation_ms_;
    const double interval_ms = 30'000.0 / limit_.per_minute;
    return axis > faint_axis_share && share > ruling_share && swing_ms > least_swing * interval_ms;
}

Result<SharedRhythm::Found, Reason> SharedRhythm::find_in_band() const
{
    if (limit_.per_minute <= slow_until) return fail(Reason::too_fast);
    const std::size_t end = RateGrid::index(limit_.per_minute) + 1;
    const RateSpectrum smooth = blurred(evidence_);
    const std::size_t peak = peak_until(smooth, end);
    if (smooth[peak] < least_evidence * tracks_ || count_weight_ <= 0.0)
        return fail(Reason::no_sinus_swing);
    const double spectral = RateGrid::per_minute(static_cast<double>(peak));
    const double counted = count_ / count_weight_;
    const double difference = std::abs(counted - spectral);
    if (difference > largest_difference || interval_contradicts(spectral, end))
        return fail(Reason::sources_differ);
    return Found{std::lerp(centre_of(evidence_, peak), counted, count_weight),
                 0.5 + 0.5 * difference};
}

bool SharedRhythm::interval_contradicts(double rate, std::size_t end) const
{
    const RateSpectrum smooth = blurred(interval_band_);
    const std::size_t peak = peak_until(smooth, end);
    return smooth[peak] > strong_interval_share &&
           std::abs(RateGrid::per_minute(static_cast<double>(peak)) - rate) > 3.0;
}

} // namespace eupnea
