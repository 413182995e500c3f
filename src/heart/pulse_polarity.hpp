// SPDX-License-Identifier: MIT
// Which way up a pulse wave is.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace eupnea {

/// A pulse rises steeper than it falls, so the slope's skewness has the pulse's sign. It is measured
/// over blocks of a second, each with the same weight, so that a step of the baseline spoils one vote
/// and no more. A change of mind takes ten seconds: a movement is over by then, or has no side.
class PulsePolarity {
public:
    explicit PulsePolarity(std::size_t block_length) : length_(block_length) {}

    void operator()(double slope)
    {
        sum_ += slope;
        squares_ += slope * slope;
        cubes_ += slope * slope * slope;
        if (++count_ < length_) return;
        vote();
        sum_ = squares_ = cubes_ = 0.0;
        count_ = 0;
    }

    bool inverted() const { return inverted_; }

private:
    static constexpr double loudest = 2.0; ///< a vote's limit; a clean pulse has about 1.5
    static constexpr double doubt = 0.25;  ///< no change of mind within this

    void vote()
    {
        const double n = static_cast<double>(length_);
        const double mean = sum_ / n;
        const double variance = squares_ / n - mean * mean;
        if (!(variance > 1e-12 * squares_ / n)) return;
        const double third = cubes_ / n - 3 * mean * squares_ / n + 2 * mean * mean * mean;
        const double skewness = std::clamp(third / std::pow(variance, 1.5), -loudest, loudest);
        ++votes_;
        mean_vote_ += (skewness - mean_vote_) / static_cast<double>(std::min(votes_, most_votes));
        if (mean_vote_ > doubt || (votes_ == 1 && skewness > 0)) inverted_ = false;
        if (mean_vote_ < -doubt || (votes_ == 1 && skewness < 0)) inverted_ = true;
    }

    static constexpr int most_votes = 10;
    std::size_t length_;
    std::size_t count_ = 0;
    double sum_ = 0.0;
    double squares_ = 0.0;
    double cubes_ = 0.0;
    int votes_ = 0;
    double mean_vote_ = 0.0;
    bool inverted_ = false;
};

} // namespace eupnea
