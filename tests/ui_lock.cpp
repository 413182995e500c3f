// SPDX-License-Identifier: MIT
// The lock of the window: what opens it, what closes it, and what it leaves to be seen.
#include "catch.hpp"
#include "notebook.hpp"
#include "staged_session.hpp"
#include "ui_sheet.hpp"

using namespace eupnea;

namespace {

Result<void> answer_to(const std::string& words)
{
    if (words == "right words") return {};
    return fail(UserMessage{"This is not the passphrase."});
}

/// A window under a passphrase.
struct Locked {
    std::size_t forgotten = 0;
    Sheet sheet;
    Session session;
    Seconds now{0.0};

    explicit Locked(bool from_the_beginning)
        : sheet({}, {.device = Word{"sim"}}, resources(from_the_beginning))
    {
        draw();
    }
    ui::Resources resources(bool from_the_beginning)
    {
        ui::Resources all = full_resources();
        all.lock = {.unlock =
                        [](const std::string& words) {
                            std::promise<Result<void>> answer;
                            answer.set_value(answer_to(words));
                            return answer.get_future();
                        },
                    .forget_keys = [this] { ++forgotten; },
                    .after = Seconds{60.0},
                    .locked = from_the_beginning};
        return all;
    }
    void draw() { sheet.draw(session, at(now)); }
    void press(ui::Key key)
    {
        sheet.press(key);
        draw();
        draw();
    }
    void write(std::string_view text)
    {
        for (const char letter : text) {
            sheet.type(letter);
            draw();
        }
    }
    /// Frames of a tenth of a second in which nobody does anything.
    void pass(Seconds time)
    {
        for (const Seconds until = now + time; now < until; now += Seconds{0.1}) draw();
    }
    bool locked() const { return sheet.shows("Locked"); }
};

} // namespace

TEST_CASE("lock: the passphrase comes before anything is shown")
{
    Locked window{true};
    CHECK(window.locked());
    CHECK_FALSE(window.sheet.shows("Journal"));
    window.write("journal");
    window.press(ui::Key::enter);
    CHECK(window.locked());
    CHECK(window.sheet.shows("not the passphrase"));
    CHECK_FALSE(window.sheet.shows("journal"));
    window.write("right words");
    CHECK_FALSE(window.sheet.shows("right"));
    window.press(ui::Key::enter);
    CHECK_FALSE(window.locked());
    CHECK(window.sheet.shows("Journal"));
}

TEST_CASE("lock: F12 closes the window off on every screen, and gives the keys back")
{
    Locked window{false};
    window.sheet.type('j');
    window.draw();
    window.press(ui::Key::f12);
    CHECK(window.locked());
    CHECK(window.forgotten == 1);
    window.write("right words");
    window.press(ui::Key::enter);
    CHECK_FALSE(window.locked());
    CHECK(window.sheet.shows("Journal"));
}

TEST_CASE("lock: it closes itself after a time without a key, but not while a session runs")
{
    Locked window{false};
    window.pass(Seconds{50.0});
    CHECK_FALSE(window.locked());
    window.write("h");
    window.pass(Seconds{50.0});
    CHECK_FALSE(window.locked());
    window.pass(Seconds{15.0});
    CHECK(window.locked());

    Locked practising{false};
    practising.session = StagedSession{{}}.upto(at(90s));
    practising.pass(Seconds{120.0});
    CHECK_FALSE(practising.locked());
}

TEST_CASE("lock: over a running session it shows nothing of it, and ends nothing")
{
    Locked window{false};
    window.session = StagedSession{{}}.upto(at(90s));
    window.now = Seconds{90.0};
    window.draw();
    window.press(ui::Key::f12);
    CHECK(window.sheet.shows("A session goes on and is recorded"));
    CHECK_FALSE(window.sheet.shows("breathe"));
    CHECK_FALSE(window.sheet.shows("beats"));
    window.press(ui::Key::escape);
    window.write("q");
    CHECK(window.sheet.commands<EndSession>().empty());
}

TEST_CASE("lock: a library without a passphrase knows none")
{
    Sheet sheet{{}, {.device = Word{"sim"}}, full_resources()};
    const Session session;
    sheet.press(ui::Key::f12);
    sheet.draw(session, at(0s));
    sheet.draw(session, at(0s));
    CHECK_FALSE(sheet.shows("Locked"));
}
