// SPDX-License-Identifier: MIT
// What the person is doing in the journal.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui/kit/scroll.hpp"
#include "ui/kit/text_field.hpp"
#include "ui/note_to_keep.hpp"

namespace eupnea::ui {

enum class JournalDoing : std::uint8_t { reading, choosing_prompt, writing, searching, removing };

struct JournalState {
    JournalDoing doing = JournalDoing::reading;
    std::optional<unsigned> visit; ///< in which the entries were asked for
    Loaded<std::vector<JournalEntry>> entries;
    std::size_t entry = 0;
    Scroll scroll;
    std::size_t prompt = 0; ///< 0: none; else counts from 1
    TextField draft;        ///< stays when the journal is left
    NoteToKeep note;        ///< the draft on its way to the journal
    TextField search;
    std::int64_t to_remove = 0; ///< the number of the entry, while the person is asked once more
    Reply<void> removal;
    Reply<std::string> exported;
    std::string message; ///< what came of the last command
};

/// What the draft answers; empty: nothing in particular.
inline std::string_view prompt_of(const JournalState& state)
{
    return state.prompt == 0 ? std::string_view{} : journal_prompts[state.prompt - 1];
}

} // namespace eupnea::ui
