// SPDX-License-Identifier: MIT
// What has been chosen among the guided practices.
#pragma once

#include <cstddef>

#include "base/units.hpp"
#include "ui/kit/scroll.hpp"

namespace eupnea::ui {

struct ChooseState {
    std::size_t practice = 0;
    Seconds length{0.0}; ///< 0: as its author wrote it
    Scroll scroll;       ///< of its description
};

} // namespace eupnea::ui
