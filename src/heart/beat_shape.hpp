// SPDX-License-Identifier: MIT
// What a person's beats look like, and how much one more looks like them.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
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
        centre();
        const bool learning = usual <= 0.0;
        if (!learning && fresh_.learned > 0 && strength > usual / 2) settle();
        float template_correlation = template_correlation_to(known_);
        if (learning)
            template_correlation = std::max(template_correlation, template_correlation_to(fresh_));
        if (disturbed) return template_correlation;
        if (learning) {
            strongest_ = std::max(strongest_, strength);
            if (strength > strongest_ / 2) learn(fresh_, 8);
        } else if (strength > usual / 2 && strength < 3 * usual) {
            learn(known_, template_correlation >= 0.8f ? 8 : 32);
        }
        return template_correlation;
    }

private:
    struct Mean {
        explicit Mean(std::size_t length) : values(length) {}
        std::vector<double> values; ///< around 0
        double square = 0.0;        ///< sum of their squares
        int learned = 0;
    };

    /// The latest shape around 0.
    void centre()
    {
        double sum = 0.0;
        for (const double x : latest_) sum += x;
        const double mean = sum / static_cast<double>(latest_.size());
        for (double& x : latest_) x -= mean;
        latest_square_ = product(latest_, latest_);
    }

    /// What was begun is over: the one that the latest shape resembles stays.
    void settle()
    {
        if (template_correlation_to(fresh_) > template_correlation_to(known_))
            std::swap(known_, fresh_);
        std::fill(fresh_.values.begin(), fresh_.values.end(), 0.0);
        fresh_.square = 0.0;
        fresh_.learned = 0;
        strongest_ = 0.0;
    }

    float template_correlation_to(const Mean& mean) const
    {
        const double scale = std::sqrt(latest_square_ * mean.square);
        if (!(scale > 0.0)) return 0.0f;
        return static_cast<float>(std::max(0.0, product(latest_, mean.values) / scale));
    }

    /// All of the latest at first; in the end one part in `most`.
    void learn(Mean& mean, int most)
    {
        mean.learned = std::min(mean.learned + 1, 8);
        const double part = 1.0 / (mean.learned < 8 ? mean.learned : most);
        for (std::size_t i = 0; i < latest_.size(); ++i)
            mean.values[i] += part * (latest_[i] - mean.values[i]);
        mean.square = product(mean.values, mean.values);
    }

    static double product(const std::vector<double>& a, const std::vector<double>& b)
    {
        return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
    }

    Mean known_;
    Mean fresh_;
    std::vector<double> latest_;
    double latest_square_ = 0.0;
    double strongest_ = 0.0; ///< peak of what was begun
};

} // namespace eupnea
