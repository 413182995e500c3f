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

void leave_notes(View& view, const Notebook& notebook, NotesLeft& left)
{
    JournalState& journal = view.state<JournalState>();
    if (!journal.draft.text.empty() && !journal.note.pending() && notebook.write)
        journal.note.write(notebook, {std::string{prompt_of(journal)}, journal.draft.text});
    const auto take = [&](NoteToKeep& note) {
        if (note.pending() || note.failed())
            left.notes.emplace_back(view.person.identity, std::move(note));
    };
    for (NoteToKeep& note : view.state<UnwrittenNotes>().notes) take(note);
    take(view.state<LetterState>().note);
    take(journal.note);
}

std::vector<UnwrittenNote> finish_notes(View& view, NotesLeft& left)
{
    std::vector<UnwrittenNote> unwritten;
    const auto finish = [&](const std::string& person, NoteToKeep& note) {
        note.finish();
        if (note.failed()) unwritten.push_back({person, note.note()});
    };
    for (auto& [person, note] : left.notes) finish(person, note);
    const std::string& person = view.person.identity;
    for (NoteToKeep& note : view.state<UnwrittenNotes>().notes) finish(person, note);
    finish(person, view.state<LetterState>().note);
    finish(person, view.state<JournalState>().note);
    return unwritten;
}

} // namespace eupnea::ui
