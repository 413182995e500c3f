// SPDX-License-Identifier: MIT
// A window without a window in which a guided practice runs, its keys and clicks answered.
#pragma once

#include <string_view>

#include "notebook.hpp"
#include "session/session_lead.hpp"
#include "ui_sheet.hpp"

namespace eupnea {

inline Practice shipped_practice(std::string_view name)
{
    for (Practice& practice : full_resources().practices)
        if (practice.name == name) return practice;
    for (Practice& plan : full_resources().plans.practices)
        if (plan.name == name) return plan;
    return {};
}

/// A window in which a practice runs: its steps and prompts come as they would.
struct Guided {
    Kept kept;
    Sheet sheet;
    Session session;
    SessionLead lead{[this](const Event& event) { session.apply(event); }};
    Timestamp now{};

    explicit Guided(std::string_view name, Seconds until, bool check = false, ui::Look look = {},
                    float width = 1280.0f, float height = 800.0f)
        : sheet(look,
                {.device = Word{"sim"},
                 .practice = std::string{name},
                 .check_in = check,
                 .begun = !check},
                full_resources(&kept), width, height)
    {
        begin(shipped_practice(name));
        go_to(until);
    }

    void begin(const Practice& practice)
    {
        const Command command = BeginPractice{practice, Seconds{0.0}, {}};
        session.apply(SessionStart{now, 0, 5s, *planned_length(command), Origin::live, "sim"});
        lead.apply(command, now);
    }

    void apply(const Event& event) { session.apply(event); }
    void go_to(Seconds until)
    {
        for (; now < at(until); now += Seconds{0.25}) lead.advance_to(now);
        draw();
    }
    void move_to(std::string_view name)
    {
        lead.apply(MoveToPractice{shipped_practice(name), Seconds{0.0}}, now);
    }
    void end()
    {
        apply(SessionEnd{now});
        draw();
    }
    void draw() { sheet.draw(session, now); }
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
        sheet.click(session, now, words);
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
