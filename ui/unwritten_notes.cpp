// SPDX-License-Identifier: MIT
#include "ui/unwritten_notes.hpp"

#include "ui/journal_state.hpp"
#include "ui/letter_state.hpp"

namespace eupnea::ui {

void keep_note(Frame& frame, Note note)
{
    const Notebook& notebook = frame.resources.notebook;
    if (!notebook.write) return;
    frame.view.state<UnwrittenNotes>().notes.emplace_back().write(notebook, std::move(note));
}

void poll_unwritten_notes(View& view)
{
    std::erase_if(view.state<UnwrittenNotes>().notes, [](NoteToKeep& note) { return note.poll(); });
}

std::string_view unwritten_reason(View& view)
{
    for (const NoteToKeep& note : view.state<UnwrittenNotes>().notes)
        if (note.failed()) return note.error();
    return {};
}

void answer_try_again(Frame& frame)
{
    if (!frame.keys.typed('k')) return;
    for (NoteToKeep& note : frame.view.state<UnwrittenNotes>().notes)
        if (note.failed()) note.try_again(frame.resources.notebook);
}

std::vector<Note> finish_notes(View& view)
{
    std::vector<Note> unwritten;
    const auto finish = [&](NoteToKeep& note) {
        note.finish();
        if (note.failed()) unwritten.push_back(note.note());
    };
    for (NoteToKeep& note : view.state<UnwrittenNotes>().notes) finish(note);
    finish(view.state<LetterState>().note);
    finish(view.state<JournalState>().note);
    return unwritten;
}

} // namespace eupnea::ui
