// SPDX-License-Identifier: MIT
// The rises of a pulse wave, each from its foot to its crest.
#pragma once

#include <cmath>
#include <optional>

#include "base/ring.hpp"
#include "base/units.hpp"

namespace eupnea {

/// Watches an evenly sampled, smoothed pulse wave and reports every rise when its crest is past.
class UpstrokeFinder {
public:
    struct Upstroke {
        Timestamp half; ///< where it passes half its height, by linear interpolation
        double height;
    };

    explicit UpstrokeFinder(std::size_t longest_rise) : rise_(longest_rise) {}

    std::optional<Upstroke> operator()(Timestamp time, double value)
    {
        if (rise_.empty() || value > rise_.back().value) {
            rise_.push({time, value});
            return std::nullopt;
        }
        std::optional<Upstroke> found;
        if (rise_.size() > 1) found = measure();
        rise_.clear();
        rise_.push({time, value});
        return found;
    }

    void restart() { rise_.clear(); }

private:
    struct Point {
        Timestamp time;
        double value;
    };

    Upstroke measure() const
    {
        const double foot = rise_.front().value;
        const double half = foot + (rise_.back().value - foot) / 2;
        std::size_t i = 1;
        while (rise_[i].value < half) ++i;
        const double share = (half - rise_[i - 1].value) / (rise_[i].value - rise_[i - 1].value);
        return {rise_[i - 1].time + share * (rise_[i].time - rise_[i - 1].time),
                rise_.back().value - foot};
    }

    Ring<Point> rise_;
};

} // namespace eupnea
