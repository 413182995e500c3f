// SPDX-License-Identifier: MIT
// Which page is open, and how far it has been read.
#pragma once

#include <cstddef>

#include "ui/kit/scroll.hpp"

namespace eupnea::ui {

struct LearnState {
    std::size_t page = 0;
    Scroll scroll;
};

} // namespace eupnea::ui
