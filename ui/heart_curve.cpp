// SPDX-License-Identifier: MIT
#include "ui/heart_curve.hpp"

#include <algorithm>
#include <optional>

namespace eupnea::ui {

namespace {

/// Beats farther apart than this are not joined.
constexpr Seconds longest_join = 3s;

std::optional<CurvePoint> heart_point(const SessionBeat& beat)
{
    const auto& classification = beat.classification;
    if (classification && classification->beat_class == BeatClass::extra) return std::nullopt;
    const auto interval = classification && classification->nn ? classification->nn : beat.beat.ibi;
    if (!interval || interval->count() <= 0.0) return std::nullopt;
    const bool certain = !classification || classification->beat_class == BeatClass::normal;
    return CurvePoint{beat.beat.time, static_cast<float>(heart_rate_bpm(*interval)), certain, true};
}

} // namespace

void collect_heart_points(std::span<const SessionBeat> beats, Timestamp from, Timestamp until,
                          std::vector<CurvePoint>& points)
{
    points.clear();
    auto first =
        std::lower_bound(beats.begin(), beats.end(), from,
                         [](const SessionBeat& b, Timestamp t) { return b.beat.time < t; });
    if (first != beats.begin()) --first;
    bool broken = true;
    for (auto beat = first; beat != beats.end(); ++beat) {
        if (auto point = heart_point(*beat)) {
            const bool far = points.empty() || point->time - points.back().time > longest_join;
            point->joined = !broken && !far;
            broken = false;
            points.push_back(*point);
        } else if (!beat->beat.ibi) {
            broken = true;
        }
        if (beat->beat.time > until) break;
    }
}

} // namespace eupnea::ui
