// SPDX-License-Identifier: MIT
// Whether the words about the numbers are open, and which of them is chosen.
#pragma once

#include <cstddef>

namespace eupnea::ui {

struct HelpState {
    bool open = false;
    std::size_t term = 0;
};

} // namespace eupnea::ui
