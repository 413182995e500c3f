// SPDX-License-Identifier: MIT
// What the library says of the person's consent, and what became of a page to print.
#pragma once

#include <string>

#include "ui/frame.hpp"
#include "ui/loaded.hpp"

namespace eupnea::ui {

struct ConsentState {
    Loaded<ConsentNow> now{};
    Loaded<std::string> page{}; ///< the file that was written
    unsigned visit = 0;         ///< that it was asked for
};

/// Asks once a visit, and takes what has come.
ConsentState& consent_state(Frame& frame);

} // namespace eupnea::ui
