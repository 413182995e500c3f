// SPDX-License-Identifier: MIT
// The sessions are found, and one of them is watched again in the window.
#include "app/simulated_session.hpp"
#include "catch.hpp"
#include "library/packed_recording.hpp"
#include "notebook.hpp"
#include "ui_sheet.hpp"

using namespace eupnea;

namespace {

ListedSession listed(std::int64_t number, const char* begun, const char* practice, const char* note)
{
    ListedSession session;
    session.number = number;
    session.begun = begun;
    session.length = Seconds{600};
    session.heart_rate_bpm = 64.2;
    if (*practice) session.practices.emplace_back(practice);
    if (*note) session.notes.emplace_back(note);
    return session;
}

std::unique_ptr<Replay> two_minutes()
{
    const auto packed = std::make_shared<PackedRecording>();
    app::SimulatedSession session{{}, [&](const Event& event) {
                                      if (kind_of(event).role == EventRole::input)
                                          packed->add(event);
                                  }};
    session.apply(BeginSession{{.inhale = Seconds{4}, .exhale = Seconds{6}}, Seconds{0}});
    session.advance_to(at(Seconds{60}));
    packed->add(Mark{at(Seconds{60}), "a sigh"});
    session.advance_to(at(Seconds{120}));
    session.apply(EndSession{});
    return std::make_unique<Replay>(
        RecordedInputs{[packed] { return packed->next(); }, [packed] { return packed->place(); },
                       [packed](const RecordPlace& place) { packed->go_to(place); }});
}

struct Sessions {
    std::vector<ListedSession> sessions{listed(2, "2026-11-22 07:30", "Kind words", "the lake"),
                                        listed(1, "2026-11-20 21:05", "", "a sigh")};
    std::vector<std::string> opened;
    std::vector<std::int64_t> removed;
    Sheet sheet;
    Session session;
    double now = 0.0;

    Sessions() : sheet{{}, {.device = Word{"sim"}}, resources()} { type('s'); }

    ui::Resources resources()
    {
        ui::Resources resources = full_resources();
        resources.recordings.request_sessions = [this](const std::string&) {
            return replied<std::vector<ListedSession>>(std::vector{sessions});
        };
        resources.recordings.remove = [this](std::int64_t number) {
            removed.push_back(number);
            std::erase_if(sessions, [=](const auto& one) { return one.number == number; });
            return replied<void>({});
        };
        resources.recordings.open = [this](const std::string& recording) {
            opened.push_back(recording);
            return replied<std::unique_ptr<Replay>>(two_minutes());
        };
        return resources;
    }
    void draw(double seconds = 0.02) { sheet.draw(session, at(Seconds{now += seconds})); }
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

TEST_CASE("sessions: the list says when, what and how long, and what was written")
{
    const Sessions room;
    CHECK(room.shows("2026-11-22 07:30"));
    CHECK(room.shows("Kind words"));
    CHECK(room.shows("10 min"));
    CHECK(room.shows("the lake"));
    CHECK(room.shows("heart rate 64 beats/min on average"));
    CHECK_FALSE(room.shows("a sigh")); // of the other one
}

TEST_CASE("sessions: found by date, practice or note; Enter opens the one that is chosen")
{
    Sessions room;
    room.type('f');
    for (const char letter : std::string{"11-20"}) room.type(letter);
    CHECK_FALSE(room.shows("Kind words"));
    CHECK(room.shows("a sigh"));
    room.press(ui::Key::enter);
    CHECK(room.opened.empty());
    room.press(ui::Key::enter);
    CHECK(room.opened == std::vector<std::string>{"1"});
}

TEST_CASE("sessions: words are found whatever their case, and all of them have to be there")
{
    const ListedSession session = listed(1, "2026-11-20 21:05", "Kind words", "The Lake was still");
    CHECK(has_words(session, ""));
    CHECK(has_words(session, "lake KIND"));
    CHECK(has_words(session, "2026-11  still"));
    CHECK_FALSE(has_words(session, "lake sea"));
}

TEST_CASE("sessions: without one, the screen says how to come to one")
{
    Sessions room;
    room.press(ui::Key::escape);
    room.sessions.clear();
    room.type('s');
    CHECK(room.shows("No session is recorded yet."));
}

TEST_CASE("replay screen: plays on, pauses, leaps by key, and shows where it is")
{
    Sessions room;
    room.press(ui::Key::enter);
    CHECK(room.shows("Replay"));
    CHECK(room.shows("0:00"));
    CHECK(room.shows("2:00"));
    for (int i = 0; i < 20; ++i) room.draw(0.1);
    CHECK(room.shows("0:02"));
    room.type(' ');
    CHECK(room.shows("paused"));
    for (int i = 0; i < 20; ++i) room.draw(0.1);
    CHECK(room.shows("0:02"));
    room.press(ui::Key::right);
    CHECK(room.shows("0:12"));
    room.type('n');
    CHECK(room.shows("1:00"));
    room.type('b');
    CHECK(room.shows("0:00"));
    room.type('+');
    CHECK(room.shows("2x"));
    room.press(ui::Key::escape);
    CHECK(room.shows("Kind words"));
}

TEST_CASE("replay screen: the guide of the day can be hidden")
{
    Sessions room;
    room.press(ui::Key::enter);
    room.type(' ');
    for (int i = 0; i < 3; ++i) room.press(ui::Key::right);
    const bool guided = room.shows("breathe in") || room.shows("breathe out");
    CHECK(guided);
    room.type('g');
    CHECK_FALSE(room.shows("breathe in"));
    CHECK_FALSE(room.shows("breathe out"));
}

TEST_CASE("replay screen: a recording that cannot be read is a sentence")
{
    Sessions room;
    ui::Resources resources = room.resources();
    resources.recordings.open = [](const std::string&) {
        return replied<std::unique_ptr<Replay>>(fail(UserMessage{"It is damaged."}));
    };
    Sheet sheet{{}, {.device = Word{"sim"}, .replay = ui::ReplayStart{"7", "7"}}, resources};
    sheet.draw(room.session, at(0s));
    sheet.draw(room.session, at(0s));
    CHECK(sheet.shows("It is damaged."));
}

TEST_CASE("sessions screen: D deletes one, asked once, and Esc lets it stay")
{
    Sessions room;
    room.type('d');
    CHECK(room.sheet.shows("cannot come back"));
    room.press(ui::Key::escape);
    CHECK(room.removed.empty());
    room.type('d');
    room.type('d');
    CHECK(room.removed == std::vector<std::int64_t>{2});
    CHECK(room.sheet.shows("It is deleted."));
}
