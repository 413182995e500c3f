// SPDX-License-Identifier: MIT
// The rises of a pulse wave, each from its foot to its crest.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>

#include "base/ring.hpp"

namespace eupnea {

/// Watches an evenly sampled, smoothed pulse wave of one polarity and reports every rise when its crest
/// is past, or when it has long been steepest: what still rises then is the baseline.
class UpstrokeFinder {
public:
    struct Upstroke {
        double half; ///< where it passes half of its height, by linear interpolation, samples ago
        double height;
    };

    /// @param sign            1 or -1: which way the pulses point
    /// @param longest_crest   samples from the steepest point to the crest, at most
    UpstrokeFinder(double sign, std::size_t longest_crest)
        : sign_(sign), longest_crest_(longest_crest)
    {}

    /// @param wave  as long as the longest rise, the newest sample last; full
    std::optional<Upstroke> operator()(const Ring<double>& wave)
    {
        const double slope = slope_at(wave, 0);
        if (slope > 0.0) {
            ++rising_;
            ++since_steepest_;
            if (slope > steepest_) {
                steepest_ = slope;
                since_steepest_ = 0;
            }
            if (since_steepest_ < longest_crest_) return std::nullopt;
        } else if (rising_ == 0) {
            return std::nullopt;
        }
        const auto found = measure(wave, slope > 0.0 ? 0 : 1);
        restart();
        return found;
    }

    void restart()
    {
        rising_ = 0;
        steepest_ = 0.0;
    }

private:
    double value_at(const Ring<double>& wave, std::size_t ago) const
    {
        return sign_ * wave[wave.size() - 1 - ago];
    }
    double slope_at(const Ring<double>& wave, std::size_t ago) const
    {
        return value_at(wave, ago) - value_at(wave, ago + 1);
    }

    Upstroke measure(const Ring<double>& wave, std::size_t crest) const
    {
        const std::size_t foot = std::min(crest + rising_, wave.size() - 1);
        const double height = value_at(wave, crest) - value_at(wave, foot);
        const double half = value_at(wave, foot) + height / 2;
        std::size_t above = crest;
        while (above + 1 < foot && value_at(wave, above + 1) >= half) ++above;
        const double share = (value_at(wave, above) - half) / slope_at(wave, above);
        return {static_cast<double>(above) + std::clamp(share, 0.0, 1.0), height};
    }

    double sign_;
    std::size_t longest_crest_;
    std::size_t rising_ = 0; ///< samples since the foot
    double steepest_ = 0.0;
    std::size_t since_steepest_ = 0;
};

} // namespace eupnea
