// SPDX-License-Identifier: MIT
// Whether the last few intervals are the rhythm of a heart, or of noise.
#include "heart/recent_rhythm.hpp"

#include <algorithm>
#include <numeric>

namespace eupnea {
namespace {

constexpr double widest_spread = 2.2; // longest by shortest
constexpr float familiar = 0.75f;     // template_correlation of a beat
constexpr float sure = 0.9f;          // of one that only this heart has
constexpr double surely_even = 0.15;

/// How much of a shorter interval its neighbour may differ.
double most_uneven(double alike)
{
    const double certainty = std::max(0.0, 2 * alike - 1);
    return 0.05 + 0.3 * certainty * certainty * certainty;
}

} // namespace

void RecentRhythm::add(Milliseconds interval, float quality, bool measured)
{
    intervals_[count_++] = interval;
    note(quality);
    if (!measured) return;
    if (last_measured_)
        steps_[stepped_++] =
            std::chrono::abs(interval - *last_measured_) / std::min(interval, *last_measured_);
    last_measured_ = interval;
}

void RecentRhythm::leave_out(float quality)
{
    ++others_;
    note(quality);
    if (quality < least_quality) ++doubtful_;
}

void RecentRhythm::note(float quality)
{
    quality_ += quality;
    least_alike_ = std::min(least_alike_, quality);
}

Reason RecentRhythm::doubt() const
{
    if (all() < fewest) return Reason::few_beats;
    if (doubtful_ > count_) return Reason::noisy;
    if (count_ < fewest) return Reason::few_beats;
    if (others_ >= count_ || spread() > widest_spread) return Reason::noisy;
    return unevenness() > most_uneven(alike()) ? Reason::noisy : Reason::none;
}

bool RecentRhythm::beyond_doubt() const
{
    const auto end = steps_.begin() + static_cast<std::ptrdiff_t>(stepped_);
    return count_ >= fewest && stepped_ + 1 == count_ && least_alike_ >= sure &&
           *std::max_element(steps_.begin(), end) <= surely_even;
}

bool RecentRhythm::all_familiar() const { return least_alike_ >= familiar; }

Milliseconds RecentRhythm::mean() const
{
    const auto end = intervals_.begin() + static_cast<std::ptrdiff_t>(count_);
    return std::accumulate(intervals_.begin(), end, Milliseconds{0.0}) /
           static_cast<double>(count_);
}

float RecentRhythm::level() const { return static_cast<float>(count_) / static_cast<float>(most); }

double RecentRhythm::alike() const { return quality_ / static_cast<double>(all()); }

/// Three quarters of the steps are smaller; two of them, and half of all, must have been measured.
double RecentRhythm::unevenness() const
{
    if (stepped_ < 2 || 2 * stepped_ < count_) return 1.0;
    std::array<double, most> sorted = steps_;
    const auto place = sorted.begin() + static_cast<std::ptrdiff_t>(3 * stepped_ / 4);
    std::nth_element(sorted.begin(), place, sorted.begin() + static_cast<std::ptrdiff_t>(stepped_));
    return *place;
}

double RecentRhythm::spread() const
{
    const auto end = intervals_.begin() + static_cast<std::ptrdiff_t>(count_);
    const auto [shortest, longest] = std::minmax_element(intervals_.begin(), end);
    return *longest / *shortest;
}

} // namespace eupnea
