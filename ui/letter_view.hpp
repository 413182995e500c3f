// SPDX-License-Identifier: MIT
// What the person writes in a practice that asks for it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/units.hpp"
#include "ui/kit/text_field.hpp"

namespace eupnea::ui {

struct LetterView {
    TextField line;                 ///< being written
    std::vector<std::string> lines; ///< written
    std::optional<Seconds> session; ///< `since_launch` of the one they belong to
    bool kept = false;              ///< in the journal
};

} // namespace eupnea::ui
