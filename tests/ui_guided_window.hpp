// SPDX-License-Identifier: MIT
// A window without a window in which a guided practice runs, its keys and clicks answered.
#pragma once

#include <string_view>

#include "notebook.hpp"
#include "practice/practice_run.hpp"
#include "ui_sheet.hpp"

namespace eupnea {

inline Practice shipped_practice(std::string_view name)
{
    for (Practice& practice : full_resources().practices)
        if (practice.name == name) return practice;
    return {};
}

/// A window in which a practice runs: its steps and prompts come as they would.
struct Guided {
    Kept kept;
    Sheet sheet;
    Session session;
    PracticeTimeline timeline;
    PracticeRun run;
    Pacer pacer;
    Timestamp now{};

    explicit Guided(std::string_view name, Seconds until, bool check = false, ui::Look look = {},
                    float width = 1280.0f, float height = 800.0f)
        : sheet(look,
                {.device = Word{"sim"},
                 .practice = std::string{name},
                 .check_in = check,
                 .begun = !check},
                full_resources(&kept), width, height),
          timeline(shipped_practice(name), Seconds{0.0}), run(timeline, Timestamp{})
    {
        begin(shipped_practice(name));
        go_to(until);
    }

    void begin(const Practice& practice)
    {
        timeline = PracticeTimeline{practice, Seconds{0.0}};
        run = PracticeRun{timeline, now};
        apply(SessionStart{now, 0, 5s, timeline.length(), Origin::live, "sim"});
    }

    void apply(const Event& event)
    {
        if (const auto* change = std::get_if<PacerChange>(&event)) pacer.apply(*change);
        session.apply(event);
    }
    void go_to(Seconds until)
    {
        for (; now < at(until); now += Seconds{0.25}) {
            if (const auto step = run.next_step(now)) {
                apply(*step);
                apply(PacerChange{now, run.step().pattern, run.step().guide != Guide::own});
            }
            if (const auto prompt = run.next_prompt(now, pacer)) apply(*prompt);
        }
        draw();
    }
    /// As the engine does when it is commanded to.
    void move_to(std::string_view name)
    {
        timeline = PracticeTimeline{shipped_practice(name), Seconds{0.0}};
        run = PracticeRun{timeline, now};
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
