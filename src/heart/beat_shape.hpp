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
///
/// The mean outlives a disturbance, so that the heart is known again at its first beat. Meanwhile a
/// second mean is begun, of the strongest peaks, in case the sensor sits differently now.
class BeatShape {
public:
    explicit BeatShape(std::size_t length) : known_(length), fresh_(length), latest_(length) {}

    /// To be filled with a peak's shape, before it is compared.
    std::span<double> latest() { return latest_; }

    bool known() const { return known_.learned > 0; }

    /// Correlation of the latest shape with what is known, 0 to 1; 0 at first. `usual` is the
    /// strength of a beat, none while that is being learned.
    float compare(double strength, double usual, bool disturbed)
    {
        const bool learning = usual <= 0.0;
        if (!learning && fresh_.learned > 0 && strength > usual / 2) settle();
        float likeness = likeness_to(known_);
        if (learning) likeness = std::max(likeness, likeness_to(fresh_));
        if (disturbed) return likeness;
        if (learning) {
            strongest_ = std::max(strongest_, strength);
            if (strength > strongest_ / 2) learn(fresh_, 8);
        } else if (strength > usual / 2 && strength < 3 * usual) {
            learn(known_, likeness >= 0.8f ? 8 : 32);
        }
        return likeness;
    }

private:
    struct Mean {
        explicit Mean(std::size_t length) : values(length) {}
        std::vector<double> values;
        int learned = 0;
    };

    /// What was begun is over: the one that the latest shape resembles stays.
    void settle()
    {
        if (likeness_to(fresh_) > likeness_to(known_)) std::swap(known_, fresh_);
        std::fill(fresh_.values.begin(), fresh_.values.end(), 0.0);
        fresh_.learned = 0;
        strongest_ = 0.0;
    }

    float likeness_to(const Mean& mean) const
    {
        const double latest_mean = average(latest_);
        const double mean_mean = average(mean.values);
        double product = 0.0;
        double latest_square = 0.0;
        double mean_square = 0.0;
        for (std::size_t i = 0; i < latest_.size(); ++i) {
            const double a = latest_[i] - latest_mean;
            const double b = mean.values[i] - mean_mean;
            product += a * b;
            latest_square += a * a;
            mean_square += b * b;
        }
        const double scale = std::sqrt(latest_square * mean_square);
        return scale > 0.0 ? static_cast<float>(std::max(0.0, product / scale)) : 0.0f;
    }

    /// All of the latest at first; in the end one part in `most`.
    void learn(Mean& mean, int most)
    {
        mean.learned = std::min(mean.learned + 1, 8);
        const int parts = mean.learned < 8 ? mean.learned : most;
        for (std::size_t i = 0; i < latest_.size(); ++i)
            mean.values[i] += (latest_[i] - mean.values[i]) / parts;
    }

    static double average(const std::vector<double>& values)
    {
        double sum = 0.0;
        for (const double x : values) sum += x;
        return sum / static_cast<double>(values.size());
    }

    Mean known_;
    Mean fresh_;
    std::vector<double> latest_;
    double strongest_ = 0.0; ///< peak of what was begun
};

} // namespace eupnea
