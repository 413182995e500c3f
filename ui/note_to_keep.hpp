// SPDX-License-Identifier: MIT
// A note on its way to the journal; one that cannot be written stays here for another try.
#pragma once

#include "ui/resources.hpp"

namespace eupnea::ui {

class NoteToKeep {
public:
    void write(const Notebook& notebook, Note note)
    {
        note_ = std::move(note);
        try_again(notebook);
    }
    void try_again(const Notebook& notebook)
    {
        error_.clear();
        reply_ = notebook.write(note_);
    }

    /// Takes the answer if it is there. True when the note has just been written.
    bool poll()
    {
        const auto answer = take_if_ready(reply_);
        if (!answer) return false;
        if (!*answer) error_ = answer->error().sentence;
        return answer->has_value();
    }

    /// Waits for the answer: at the end of the program, when nothing is drawn any more.
    void finish()
    {
        if (pending()) reply_.wait();
        poll();
    }

    bool pending() const { return reply_.valid(); }
    bool failed() const { return !error_.empty(); }
    const std::string& error() const { return error_; } ///< a sentence; empty: none
    const Note& note() const { return note_; }

private:
    Note note_;
    Reply<void> reply_;
    std::string error_;
};

} // namespace eupnea::ui
