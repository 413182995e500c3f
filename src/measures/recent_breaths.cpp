// SPDX-License-Identifier: MIT
#include "measures/recent_breaths.hpp"

#include <algorithm>
#include <cmath>

namespace eupnea {

namespace {

constexpr Seconds breaths_judged = 90s;
constexpr Seconds minute = 60s;
constexpr Seconds ventilation_window = 40s;
constexpr Seconds ventilation_least = 18s;
constexpr Seconds free_breath_longest = 15s; // 4 breaths/min

} // namespace

std::optional<float> RecentBreaths::regularity(Timestamp now) const
{
    double sum = 0.0;
    double squares = 0.0;
    double count = 0.0;
    for (std::size_t i = breaths_.size() > 8 ? breaths_.size() - 8 : 0; i < breaths_.size(); ++i) {
        if (now - breaths_[i].inhale > breaths_judged) continue;
        const double length = (breaths_[i].end - breaths_[i].inhale).count();
        sum += length;
        squares += length * length;
        count += 1.0;
    }
    if (count < 4.0) return std::nullopt;
    const double mean = sum / count;
    const double variance = std::max(0.0, (squares - sum * mean) / (count - 1.0));
    return static_cast<float>(std::max(0.0, 1.0 - std::sqrt(variance) / mean));
}

std::optional<float> RecentBreaths::ventilation(Timestamp now) const
{
    double depths = 0.0;
    Seconds time{0.0};
    for (std::size_t i = 0; i < breaths_.size(); ++i) {
        if (now - breaths_[i].inhale > ventilation_window) continue;
        if (breaths_[i].inhale < same_depths_from_) continue;
        depths += breaths_[i].depth;
        time += breaths_[i].end - breaths_[i].inhale;
    }
    if (time < ventilation_least) return std::nullopt;
    return static_cast<float>(depths * (minute / time));
}

bool RecentBreaths::held(Timestamp now, const std::optional<Pattern>& guide) const
{
    if (breaths_.empty()) return false;
    const Seconds longest =
        guide ? std::max<Seconds>(free_breath_longest, 1.5 * guide->cycle()) : free_breath_longest;
    return now - breaths_.back().end > longest;
}

} // namespace eupnea
