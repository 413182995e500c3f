// SPDX-License-Identifier: MIT
// Whether the computer slept between two looks.
#pragma once

#include "base/units.hpp"

namespace eupnea {

/// The steady clock stands still while the computer is suspended; another clock of the machine does not.
class Suspension {
public:
    Suspension();

    /// Whether it slept since the last look, for half a second or longer.
    bool is_over();

private:
    Seconds slept_; ///< since the machine was started
};

} // namespace eupnea
