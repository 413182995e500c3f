// SPDX-License-Identifier: MIT
// Whether the heart confirms what the belt says of the breath.
#pragma once

#include <cmath>
#include <optional>

#include "breath/breath_rate.hpp"

namespace eupnea {

/// Asked once a second with both rates. The derived rate looks back over 32 s, so a change of pace
/// alone makes them differ for about so long; what lasts beyond `timeout` is a belt that counts
/// something else than breaths, or a heart that is misread. One agreeing second settles it.
class BreathCheck {
public:
    static constexpr Seconds timeout{40.0};
    static constexpr float largest_difference =
        3.0f; ///< breaths/min, beyond the derived rate's own

    /// True while they have differed for longer than `timeout`. A missing rate contradicts nothing.
    bool operator()(Timestamp now, const BreathRateEstimate& belt, const BreathRateEstimate& heart)
    {
        const bool differ =
            belt.per_minute && heart.per_minute &&
            std::abs(*belt.per_minute - *heart.per_minute) > largest_difference + heart.error;
        if (!differ) since_.reset();
        if (differ && !since_) since_ = now;
        return differ && now - *since_ >= timeout;
    }

private:
    std::optional<Timestamp> since_;
};

} // namespace eupnea
