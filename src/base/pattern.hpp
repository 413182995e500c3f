// SPDX-License-Identifier: MIT
// The breath that a pacer asks for: in, hold, out, hold.
#pragma once

#include "base/units.hpp"

namespace eupnea {

/// One breathing cycle. A second, topping-up inhale (as in the cyclic sigh) is part of the inhale:
/// the lungs go to `first_fill`, rest for `top_up_rest`, and fill the rest of the way.
struct Pattern {
    Seconds inhale{5.0};
    Seconds hold_full{0.0};
    Seconds exhale{5.0};
    Seconds hold_empty{0.0};
    Seconds top_up_rest{0.0}; ///< pause within the inhale; 0: one smooth inhale
    Seconds top_up{0.0};      ///< second part of the inhale after the pause
    double first_fill = 1.0;  ///< lung volume after the first part, 0 to 1

    constexpr Seconds cycle() const
    {
        return inhale + top_up_rest + top_up + hold_full + exhale + hold_empty;
    }

    constexpr bool has_holds() const
    {
        return hold_full > Seconds{0.0} || hold_empty > Seconds{0.0};
    }

    static constexpr void fields(auto& pattern, auto&& field)
    {
        field("inhale_s", pattern.inhale);
        field("hold_full_s", pattern.hold_full);
        field("exhale_s", pattern.exhale);
        field("hold_empty_s", pattern.hold_empty);
        field("top_up_rest_s", pattern.top_up_rest);
        field("top_up_s", pattern.top_up);
        field("first_fill", pattern.first_fill);
    }
    friend bool operator==(const Pattern&, const Pattern&) = default;
};

} // namespace eupnea
