// SPDX-License-Identifier: MIT
#include "breath/track.hpp"

#include <cmath>
#include <numbers>

namespace eupnea {

namespace {

constexpr int smooth_half = 2; ///< values on each side: 1 s at 4 a second
constexpr double smallest_step = 0.3;
constexpr double largest_step = 2.5; ///< of their deviation: an inhale of a fifth has it

double triangular_mean(const Track& track, std::size_t centre, int half)
{
    double sum = 0.0;
    double weights = 0.0;
    for (int j = -half; j <= half; ++j) {
        const auto i = static_cast<std::ptrdiff_t>(centre) + j;
        if (i < 0 || i >= static_cast<std::ptrdiff_t>(track.size())) continue;
        const double weight = 1.0 - std::abs(j) / (half + 1.0);
        sum += weight * track[static_cast<std::size_t>(i)];
        weights += weight;
    }
    return sum / weights;
}

struct Extremes {
    struct Extreme {
        std::size_t at;
        float value;
    };
    std::array<Extreme, Track::capacity> all;
    std::size_t size = 0;

    float step(std::size_t i) const { return std::abs(all[i].value - all[i - 1].value); }
    void erase(std::size_t first, std::size_t count)
    {
        for (std::size_t i = first; i + count < size; ++i) all[i] = all[i + count];
        size -= count;
    }
};

Extremes extremes_of(const Track& track)
{
    Extremes found;
    for (std::size_t i = 1; i + 1 < track.size(); ++i)
        if ((track[i] - track[i - 1]) * (track[i + 1] - track[i]) < 0.0f)
            found.all[found.size++] = {i, track[i]};
    return found;
}

float third_quartile_step(const Extremes& extremes)
{
    std::array<float, Track::capacity> steps;
    const std::size_t n = extremes.size - 1;
    for (std::size_t i = 0; i < n; ++i) steps[i] = extremes.step(i + 1);
    const std::size_t quartile = std::min(n - 1, 3 * n / 4);
    std::nth_element(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(quartile),
                     steps.begin() + static_cast<std::ptrdiff_t>(n));
    return steps[quartile];
}

void keep_half_breaths(Extremes& extremes, double threshold)
{
    while (extremes.size >= 3) {
        std::size_t smallest = 1;
        for (std::size_t i = 2; i < extremes.size; ++i)
            if (extremes.step(i) < extremes.step(smallest)) smallest = i;
        if (extremes.step(smallest) >= threshold) break;
        if (smallest == 1)
            extremes.erase(0, 1);
        else if (smallest == extremes.size - 1)
            --extremes.size;
        else
            extremes.erase(smallest - 1, 2);
    }
}

double unevenness(const Extremes& extremes)
{
    double sum = 0.0, squares = 0.0;
    for (std::size_t i = 2; i < extremes.size; ++i) {
        const auto length = static_cast<double>(extremes.all[i].at - extremes.all[i - 2].at);
        sum += length;
        squares += length * length;
    }
    const auto n = static_cast<double>(extremes.size - 2);
    return std::sqrt(std::max(0.0, squares / n - sum * sum / (n * n))) / (sum / n);
}

/// A track less its mean, with sine-shaped weights.
class Weighted {
public:
    explicit Weighted(const Track& track) : size_(track.size())
    {
        double mean = 0.0;
        for (std::size_t i = 0; i < size_; ++i) {
            values_[i] = weight(i);
            weights_ += values_[i];
            mean += values_[i] * track[i];
        }
        mean /= weights_;
        for (std::size_t i = 0; i < size_; ++i) {
            const double value = track[i] - mean;
            values_[i] *= value;
            power_ += values_[i] * value;
        }
    }
    /// The share of the variance that a sine at each of these rates explains.
    /// @param twice  twice the cosine of the turn from value to value
    template <std::size_t rates>
    std::array<float, rates> explained(const std::array<double, rates>& twice) const
    {
        std::array<float, rates> shares{};
        if (!(power_ > 0.0)) return shares;
        // Goertzel's recurrence: the sum of values[i] exp(i turn), for all rates side by side.
        std::array<double, rates> s1{}, s2{};
        for (std::size_t i = 0; i < size_; ++i)
            for (std::size_t k = 0; k < rates; ++k) {
                const double s0 = values_[i] + twice[k] * s1[k] - s2[k];
                s2[k] = s1[k];
                s1[k] = s0;
            }
        for (std::size_t k = 0; k < rates; ++k) {
            const double squared = s1[k] * s1[k] + s2[k] * s2[k] - twice[k] * s1[k] * s2[k];
            shares[k] =
                static_cast<float>(std::clamp(2.0 * squared / (power_ * weights_), 0.0, 0.999));
        }
        return shares;
    }

private:
    double weight(std::size_t i) const
    {
        return std::sin(std::numbers::pi * (static_cast<double>(i) + 0.5) /
                        static_cast<double>(size_));
    }

    std::size_t size_;
    std::array<double, Track::capacity> values_{};
    double weights_ = 0.0;
    double power_ = 0.0;
};

double twice_cosine(double per_minute)
{
    return 2 * std::cos(2 * std::numbers::pi * per_minute / (60.0 * Track::rate.per_second));
}

} // namespace

double mean(const Track& track)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < track.size(); ++i) sum += track[i];
    return track.size() > 0 ? sum / static_cast<double>(track.size()) : 0.0;
}

double deviation(const Track& track)
{
    const double middle = mean(track);
    double squares = 0.0;
    for (std::size_t i = 0; i < track.size(); ++i)
        squares += (track[i] - middle) * (track[i] - middle);
    return track.size() > 0 ? std::sqrt(squares / static_cast<double>(track.size())) : 0.0;
}

double slope_skewness(const Track& track)
{
    double all_squares = 0.0;
    for (std::size_t i = 1; i < track.size(); ++i)
        all_squares += (track[i] - track[i - 1]) * (track[i] - track[i - 1]);
    if (!(all_squares > 0.0)) return 0.0;
    const auto n = static_cast<double>(track.size() - 1);
    const double most = largest_step * std::sqrt(all_squares / n);
    double squares = 0.0, cubes = 0.0;
    for (std::size_t i = 1; i < track.size(); ++i) {
        const double step = std::clamp<double>(track[i] - track[i - 1], -most, most);
        squares += step * step;
        cubes += step * step * step;
    }
    return cubes / n / std::pow(squares / n, 1.5);
}

Track smoothed(const Track& track)
{
    Track smooth;
    smooth.resize(track.size());
    for (std::size_t i = 0; i < track.size(); ++i)
        smooth[i] = static_cast<float>(triangular_mean(track, i, smooth_half));
    return smooth;
}

Track without_trend(const Track& track, Seconds trend)
{
    const auto half = static_cast<int>(trend.count() * Track::rate.per_second / 2.0);
    Track band = smoothed(track);
    for (std::size_t i = 0; i < track.size(); ++i)
        band[i] -= static_cast<float>(triangular_mean(track, i, half));
    return band;
}

RateSpectrum explained_shares(const Track& track)
{
    static const std::array<double, RateGrid::size> twice = [] {
        std::array<double, RateGrid::size> all{};
        for (std::size_t k = 0; k < all.size(); ++k)
            all[k] = twice_cosine(RateGrid::per_minute(static_cast<double>(k)));
        return all;
    }();
    return Weighted{track}.explained(twice);
}

double explained_share(const Track& track, double per_minute)
{
    return Weighted{track}.explained(std::array{twice_cosine(per_minute)})[0];
}

Count counted(const Track& track)
{
    Extremes extremes = extremes_of(track);
    if (extremes.size < 3) return {};
    keep_half_breaths(extremes, smallest_step * third_quartile_step(extremes));
    if (extremes.size < 3) return {};
    const auto halves = static_cast<double>(extremes.size - 1);
    const auto samples =
        static_cast<double>(extremes.all[extremes.size - 1].at - extremes.all[0].at);
    return {30.0 * halves * Track::rate.per_second / samples, unevenness(extremes)};
}

} // namespace eupnea
