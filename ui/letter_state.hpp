// SPDX-License-Identifier: MIT
// What the person writes in a practice that asks for it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/units.hpp"
#include "ui/kit/text_field.hpp"
#include "ui/note_to_keep.hpp"

namespace eupnea::ui {

struct LetterState {
    TextField line;                 ///< being written
    std::vector<std::string> lines; ///< written
    std::optional<Seconds> session; ///< `since_launch` of the one they belong to
    NoteToKeep note;                ///< the letter on its way to the journal
    bool kept = false;              ///< in the journal
};

} // namespace eupnea::ui
