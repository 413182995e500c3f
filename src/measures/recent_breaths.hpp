// SPDX-License-Identifier: MIT
// The last measured breaths: how even they are, how much air they move, whether one is being held.
#pragma once

#include <optional>

#include "base/event.hpp"
#include "base/ring.hpp"

namespace eupnea {

class RecentBreaths {
public:
    void on(const Breath& breath) { breaths_.push(breath); }
    /// The belt was off: depths before and after do not go together.
    void on(const Gap& gap) { same_depths_from_ = gap.until; }

    bool any() const { return !breaths_.empty(); }

    /// 1 - coefficient of variation of the lengths of the last eight; at least four, none older than
    /// 90 s.
    std::optional<float> regularity(Timestamp now) const;

    /// Depths summed over a minute, in the sensor's unit, from the last 40 s without a gap; at least
    /// 18 s of breaths.
    std::optional<float> ventilation(Timestamp now) const;

    /// No breath has ended for 15 s, or for one and a half cycles of a slower guide.
    bool held(Timestamp now, const std::optional<Pattern>& guide) const;

private:
    Ring<Breath> breaths_{40};
    Timestamp same_depths_from_ = at(Seconds{-1e9});
};

} // namespace eupnea
