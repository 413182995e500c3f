// SPDX-License-Identifier: MIT
// Notes that are to go to the journal from elsewhere, until they are in it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
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

/// Notes of somebody who is not here any more, on their way to their journal or not written.
struct NotesLeft {
    std::vector<std::pair<std::string, NoteToKeep>> notes; ///< with the identity of whose they are
};

/// Takes from the screens what is not in the journal yet; a draft is sent to it.
void leave_notes(View& view, const Notebook& notebook, NotesLeft& left);

/// What could not be written, and the identity of whose it is; empty: of whoever has the library alone.
struct UnwrittenNote {
    std::string person;
    Note note;
};

/// Waits for the notes that are on their way, and gives those that could not be written: at the end
/// of the program, when nothing is drawn any more.
std::vector<UnwrittenNote> finish_notes(View& view, NotesLeft& left);

} // namespace eupnea::ui
