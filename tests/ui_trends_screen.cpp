// SPDX-License-Identifier: MIT
// The line through many sessions in the window.
#include "catch.hpp"
#include "kept_sessions.hpp"
#include "ui_sheet.hpp"

using namespace eupnea;

namespace {

struct Trends {
    std::vector<std::string> opened;
    Sheet sheet;
    Session session;

    explicit Trends(int sessions) : sheet{{}, {.device = Word{"sim"}}, resources(sessions)}
    {
        type('t');
    }
    ui::Resources resources(int sessions)
    {
        ui::Resources resources = full_resources();
        resources.recordings = recordings_of(made_up_sessions(sessions), {});
        resources.recordings.open = [this](const std::string& recording) {
            opened.push_back(recording);
            return replied<std::unique_ptr<Replay>>(fail(UserMessage{"It is elsewhere."}));
        };
        return resources;
    }
    void draw() { sheet.draw(session, at(Seconds{0.0})); }
    void type(char letter)
    {
        sheet.type(letter);
        draw();
        draw();
    }
    void press(ui::Key key)
    {
        sheet.press(key);
        draw();
        draw();
    }
    bool shows(std::string_view words) const { return sheet.shows(words); }
};

} // namespace

TEST_CASE("trends: sessions, minutes and scales, without a norm or a streak")
{
    const Trends trends{40};
    CHECK(trends.shows("40 sessions"));
    CHECK(trends.shows("breathing, breaths/min"));
    CHECK(trends.shows("minutes by day of the week"));
    for (const char* word : {"streak", "goal", "normal", "good", "score"})
        CHECK_FALSE(trends.shows(word));
}

TEST_CASE("trends: a session is chosen by key and opened; a stretch of time is chosen")
{
    Trends trends{40};
    trends.press(ui::Key::left);
    trends.press(ui::Key::enter);
    CHECK(trends.opened == std::vector<std::string>{"39"});
    Trends others{40};
    for (int i = 0; i < 4; ++i) others.press(ui::Key::down);
    CHECK(others.shows("a week"));
    CHECK_FALSE(others.shows("40 sessions"));
}

TEST_CASE("trends: what makes the chosen session incomparable is said")
{
    Trends trends{40};
    for (int i = 0; i < 18; ++i) trends.press(ui::Key::left);
    CHECK(trends.shows("not to be compared: another sensor"));
}

TEST_CASE("trends: without a session the screen says what begins here")
{
    const Trends trends{0};
    CHECK(trends.shows("No session is recorded yet."));
}
