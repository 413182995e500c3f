// SPDX-License-Identifier: MIT
// Notes that are to go to the journal from elsewhere, until they are in it.
#pragma once

#include <string_view>
#include <vector>

#include "ui/frame.hpp"
#include "ui/note_to_keep.hpp"

namespace eupnea::ui {

struct UnwrittenNotes {
    std::vector<NoteToKeep> notes;
};

/// Sends a note to the journal.
void keep_note(Frame& frame, Note note);

/// Takes the answers that are there, and forgets the notes that are written.
void poll_unwritten_notes(View& view);

/// Why a note could not be written; empty where there is none.
std::string_view unwritten_reason(View& view);

/// K writes those that could not be written once more.
void answer_try_again(Frame& frame);

/// Waits for the notes that are on their way, and gives those that could not be written: at the end
/// of the program, when nothing is drawn any more.
std::vector<Note> finish_notes(View& view);

} // namespace eupnea::ui
