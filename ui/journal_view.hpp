// SPDX-License-Identifier: MIT
// What the person is doing in the journal.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "practice/journal.hpp"
#include "ui/kit/scroll.hpp"
#include "ui/kit/text_field.hpp"

namespace eupnea::ui {

enum class JournalDoing : std::uint8_t { reading, choosing_prompt, writing, searching, removing };

struct JournalView {
    JournalDoing doing = JournalDoing::reading;
    std::optional<std::vector<JournalEntry>> entries; ///< none: not looked up yet
    std::size_t entry = 0;
    Scroll scroll;
    std::size_t prompt = 0; ///< 0: none; else counts from 1
    TextField draft;        ///< stays when the journal is left
    TextField search;
    std::string said; ///< what came of the last wish
};

} // namespace eupnea::ui
