// SPDX-License-Identifier: MIT
// What has been chosen on the Begin screen and not yet been sent.
#pragma once

#include <cstddef>
#include <vector>

#include "base/text.hpp"
#include "ui/choices.hpp"

namespace eupnea::ui {

struct BeginState {
    Word device;                 ///< empty before the first choice
    bool device_by_hand = false; ///< then a sensor that appears does not replace it
    std::vector<Choice> choices;
    std::size_t choice = 0;
    int minutes = 10;
    bool quiet = true; ///< free breathing before the guide
};

} // namespace eupnea::ui
