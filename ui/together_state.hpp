// SPDX-License-Identifier: MIT
// How far the talk about a session has come.
#pragma once

#include <cstddef>
#include <optional>

#include "base/units.hpp"
#include "ui/kit/text_field.hpp"

namespace eupnea::ui {

struct TogetherState {
    Seconds session{-1.0};              ///< its `since_launch`
    bool noticed = false;               ///< what the client noticed was asked
    TextField words{};                  ///< of the client
    std::size_t row = 0;                ///< step or note
    std::optional<TextField> editing{}; ///< of the note in that row
};

} // namespace eupnea::ui
