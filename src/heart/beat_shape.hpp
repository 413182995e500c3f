// SPDX-License-Identifier: MIT
// What a person's beats look like, and how much one more looks like them.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace eupnea {

/// Running mean of the beats' shapes. Template correlation as a measure of quality: Orphanidou et
/// al., IEEE J Biomed Health Inform 19:832 (2015).
class BeatShape {
public:
    explicit BeatShape(std::size_t length) : mean_(length), latest_(length) {}

    /// To be filled with a beat's shape, before likeness() and learn().
    std::span<double> latest() { return latest_; }

    /// Correlation of the latest shape with the mean one; 0 when there is none, or opposite.
    float likeness() const
    {
        const double latest_mean = average(latest_);
        const double mean_mean = average(mean_);
        double product = 0.0;
        double latest_square = 0.0;
        double mean_square = 0.0;
        for (std::size_t i = 0; i < mean_.size(); ++i) {
            const double a = latest_[i] - latest_mean;
            const double b = mean_[i] - mean_mean;
            product += a * b;
            latest_square += a * a;
            mean_square += b * b;
        }
        const double scale = std::sqrt(latest_square * mean_square);
        return scale > 0.0 ? static_cast<float>(std::max(0.0, product / scale)) : 0.0f;
    }

    /// Makes the latest shape part of the mean: all of it at first, an eighth from the eighth on.
    void learn()
    {
        learned_ = std::min(learned_ + 1, 8);
        for (std::size_t i = 0; i < mean_.size(); ++i)
            mean_[i] += (latest_[i] - mean_[i]) / learned_;
    }

    void forget()
    {
        learned_ = 0;
        std::fill(mean_.begin(), mean_.end(), 0.0);
    }

private:
    static double average(const std::vector<double>& values)
    {
        double sum = 0.0;
        for (const double x : values) sum += x;
        return sum / static_cast<double>(values.size());
    }

    std::vector<double> mean_;
    std::vector<double> latest_;
    int learned_ = 0;
};

} // namespace eupnea
