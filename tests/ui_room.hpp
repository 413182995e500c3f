// SPDX-License-Identifier: MIT
// A window without a window in which no session has begun, one of its pages open.
#pragma once

#include <string_view>

#include "notebook.hpp"
#include "ui_sheet.hpp"

namespace eupnea {

/// Nothing has happened yet, and every key is answered in two frames.
struct Room {
    Sheet sheet;
    Session session;

    explicit Room(char letter, Kept* kept = nullptr)
        : sheet({}, {.device = Word{"sim"}}, full_resources(kept))
    {
        draw();
        type(letter);
    }
    void draw() { sheet.draw(session, at(0s)); }
    void press(ui::Key key)
    {
        sheet.press(key);
        draw();
        draw();
    }
    void type(char letter)
    {
        sheet.type(letter);
        draw();
        draw();
    }
    void click(std::string_view words)
    {
        sheet.click(session, at(0s), words);
        draw();
        draw();
    }
    void write(std::string_view text)
    {
        for (const char letter : text) type(letter);
    }
    bool shows(std::string_view words) const { return sheet.shows(words); }
};

} // namespace eupnea
