// SPDX-License-Identifier: MIT
// What has been chosen among the guided practices.
#pragma once

#include <cstddef>

#include "base/units.hpp"
#include "ui/kit/scroll.hpp"

namespace eupnea::ui {

struct ChooseView {
    std::size_t practice = 0;
    Seconds length{0.0}; ///< 0: as its author wrote it
    Scroll scroll;       ///< of what is told about it
};

} // namespace eupnea::ui
