// SPDX-License-Identifier: MIT
#include "breath/permutation_test.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <utility>

namespace eupnea {

namespace {

constexpr std::size_t orders = 20;
constexpr double widest = 2.0;      ///< of a band: an octave
constexpr double most_of_all = 0.6; ///< a band's coefficients: the rest must be a rest
constexpr double edge_ratio = 1.12; ///< from one band's edge to the next
constexpr std::size_t slowest_share =
    3; ///< what is left out is a third of the coefficients at most

using Values = std::array<float, BeatTable::most_beats>;
using Sums = std::array<double, BeatTable::most_beats>;

/// Discrete cosine transform of a number of values (type II): coefficient j has j half-waves.
class CosineTransform {
public:
    explicit CosineTransform(std::size_t size) : size_(size)
    {
        std::array<float, 4 * BeatTable::most_beats> cosine;
        for (std::size_t k = 0; k < 4 * size; ++k)
            cosine[k] = static_cast<float>(std::cos(std::numbers::pi * static_cast<double>(k) /
                                                    (2.0 * static_cast<double>(size))));
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t j = 0; j < size; ++j)
                rows_[i][j] = cosine[j * (2 * i + 1) % (4 * size)];
    }

    /// Adds each coefficient's share of the variance.
    void add_shares(const Values& values, Sums& shares) const
    {
        Values coefficient{};
        for (std::size_t i = 0; i < size_; ++i)
            for (std::size_t j = 0; j < size_; ++j) coefficient[j] += values[i] * rows_[i][j];
        double all = 0.0;
        for (std::size_t j = 1; j < size_; ++j) all += square(coefficient[j]);
        for (std::size_t j = 1; j < size_; ++j) shares[j] += square(coefficient[j]) / all;
    }

private:
    static double square(float x) { return static_cast<double>(x) * x; }

    std::size_t size_;
    std::array<Values, BeatTable::most_beats> rows_;
};

std::size_t next_edge(std::size_t edge, std::size_t size)
{
    const auto further = static_cast<std::size_t>(edge_ratio * static_cast<double>(edge));
    return std::min(size, std::max(edge + 1, further));
}

/// @param below  sums of the shares up to and with each coefficient
double strongest_band(const Sums& below, std::size_t size, std::size_t slowest)
{
    const auto count = static_cast<double>(size - 1 - slowest);
    const double all = below[size - 1] - below[slowest];
    if (!(all > 0.0)) return 0.0;
    double most = 0.0;
    for (std::size_t first = slowest + 1; first + 1 < size; first = next_edge(first, size)) {
        const double last_end = std::min(widest * static_cast<double>(first) + 2.0,
                                         static_cast<double>(first) + most_of_all * count);
        for (std::size_t end = next_edge(first, size); static_cast<double>(end) <= last_end;
             end = next_edge(end, size)) {
            const auto width = static_cast<double>(end - first);
            const double inside = (below[end - 1] - below[first - 1]) / all * count / width;
            const double outside = (count - inside * width) / (count - width);
            if (width > 1.0 && inside > outside && outside > 0.0)
                most = std::max(
                    most, -0.5 * (width * std::log(inside) + (count - width) * std::log(outside)));
            if (end == size) break;
        }
    }
    return most;
}

/// The strongest bands of the beats as they came, and in other orders.
class Bands {
public:
    Bands(const BeatTable& beats, std::size_t slowest)
        : beats_(beats), slowest_(slowest), transform_(beats.beats)
    {
        for (std::size_t i = 0; i < beats.beats; ++i) order_[i] = i;
    }

    double operator()() const
    {
        Sums below{};
        Values ordered{};
        for (std::size_t k = 0; k < beats_.size; ++k) {
            for (std::size_t i = 0; i < beats_.beats; ++i) ordered[i] = beats_.series[k][order_[i]];
            transform_.add_shares(ordered, below);
        }
        for (std::size_t j = 1; j < beats_.beats; ++j) below[j] += below[j - 1];
        return strongest_band(below, beats_.beats, slowest_);
    }
    void shuffle()
    {
        for (std::size_t i = beats_.beats; i > 1; --i)
            std::swap(order_[i - 1], order_[random_() % i]);
    }

private:
    const BeatTable& beats_;
    std::size_t slowest_;
    CosineTransform transform_;
    std::array<std::size_t, BeatTable::most_beats> order_{};
    std::minstd_rand random_{1};
};

} // namespace

double beyond_chance(const BeatTable& beats, BreathRate above)
{
    if (!beats.enough() || beats.size == 0) return 0.0;
    const auto size = static_cast<double>(beats.beats);
    const double per_coefficient = 30.0 * (size - 1.0) / size / beats.span();
    const std::size_t slowest = std::min(
        static_cast<std::size_t>(above.per_minute / per_coefficient), beats.beats / slowest_share);
    Bands bands{beats, slowest};
    const double found = bands();
    double sum = 0.0, squares = 0.0;
    for (std::size_t i = 0; i < orders; ++i) {
        bands.shuffle();
        const double chance = bands();
        sum += chance;
        squares += chance * chance;
    }
    const double mean = sum / orders;
    const double variance = squares / orders - mean * mean;
    return variance > 0.0 ? (found - mean) / std::sqrt(variance) : 0.0;
}

} // namespace eupnea
