// SPDX-License-Identifier: MIT
#include "bench/support/plain_breath.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace eupnea::bench {

namespace {

constexpr Seconds slowest_cycle{10.0}; ///< 0.1 Hz

Track without_line(const Track& track)
{
    const auto n = static_cast<double>(track.size());
    double sum = 0.0, moment = 0.0;
    const double middle = (n - 1) / 2;
    for (std::size_t i = 0; i < track.size(); ++i) {
        sum += track[i];
        moment += (static_cast<double>(i) - middle) * track[i];
    }
    const double slope = moment / (n * (n * n - 1) / 12);
    Track flat = track;
    for (std::size_t i = 0; i < track.size(); ++i)
        flat[i] -= static_cast<float>(sum / n + slope * (static_cast<double>(i) - middle));
    return flat;
}

} // namespace

Track tachogram_until(std::span<const Sample> intervals, double now)
{
    const auto end = std::upper_bound(
        intervals.begin(), intervals.end(), now,
        [](double time, const Sample& sample) { return time < seconds_of(sample.time); });
    Track track;
    const auto reach =
        std::min(Track::window.count(),
                 end == intervals.begin() ? 0.0 : now - seconds_of(intervals.front().time));
    track.resize(static_cast<std::size_t>(std::max(0.0, reach * Track::rate.per_second)));
    auto right = intervals.begin();
    for (std::size_t i = 0; i < track.size(); ++i) {
        const double t = now - static_cast<double>(track.size() - 1 - i) / Track::rate.per_second;
        while (right + 1 < end && seconds_of(right->time) < t) ++right;
        const auto left = right == intervals.begin() ? right : right - 1;
        const double gap = (right->time - left->time).count();
        const double share =
            gap > 0.0 ? std::clamp((t - seconds_of(left->time)) / gap, 0.0, 1.0) : 1.0;
        track[i] = static_cast<float>(std::lerp(left->value, right->value, share));
    }
    return track;
}

std::optional<double> spectral_peak(const Track& tachogram)
{
    if (tachogram.size() < Track::capacity / 2) return std::nullopt;
    const RateSpectrum shares = explained_shares(without_line(tachogram));
    const auto end = shares.begin() + static_cast<std::ptrdiff_t>(RateGrid::index(30.0));
    const auto peak = std::max_element(shares.begin(), end);
    return RateGrid::per_minute(static_cast<double>(peak - shares.begin()));
}

std::optional<double> counted_originally(const Track& tachogram)
{
    if (tachogram.size() < Track::capacity / 2) return std::nullopt;
    const Track wave = without_trend(tachogram, slowest_cycle);
    std::vector<std::size_t> crests, troughs;
    for (std::size_t i = 1; i + 1 < wave.size(); ++i) {
        if (wave[i] > wave[i - 1] && wave[i] >= wave[i + 1]) crests.push_back(i);
        if (wave[i] < wave[i - 1] && wave[i] <= wave[i + 1] && wave[i] < 0.0f) troughs.push_back(i);
    }
    std::vector<float> heights;
    for (const std::size_t i : crests) heights.push_back(wave[i]);
    if (heights.empty()) return std::nullopt;
    std::sort(heights.begin(), heights.end());
    const float least = 0.2f * heights[3 * heights.size() / 4];
    std::erase_if(crests, [&](std::size_t i) { return wave[i] <= least; });
    std::size_t breaths = 0, length = 0;
    for (std::size_t k = 1; k < crests.size(); ++k) {
        const auto between = std::count_if(troughs.begin(), troughs.end(), [&](std::size_t i) {
            return i > crests[k - 1] && i < crests[k];
        });
        if (between != 1) continue;
        ++breaths;
        length += crests[k] - crests[k - 1];
    }
    if (breaths == 0) return std::nullopt;
    return 60.0 * Track::rate.per_second * static_cast<double>(breaths) /
           static_cast<double>(length);
}

} // namespace eupnea::bench
