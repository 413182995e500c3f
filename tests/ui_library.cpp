// SPDX-License-Identifier: MIT
// What the screens show while the library has not answered, and when it cannot be written.
#include "catch.hpp"
#include "ui_guided_window.hpp"
#include "ui_room.hpp"

using namespace eupnea;

namespace {

using Entries = std::vector<JournalEntry>;

/// A library that answers a search when the test says so.
struct SlowLibrary {
    std::vector<std::pair<std::string, std::promise<Result<Entries>>>> searches;

    ui::Resources resources()
    {
        ui::Resources resources = full_resources();
        resources.notebook.request_entries = [this](const std::string& words) {
            return searches.emplace_back(words, std::promise<Result<Entries>>{})
                .second.get_future();
        };
        resources.notebook.date = [](std::int64_t) { return std::string{"2026-11-22 09:30"}; };
        return resources;
    }
    void answer(std::size_t search, const char* text)
    {
        searches[search].second.set_value(Entries{{1, 0, {}, "", text}});
    }
};

} // namespace

TEST_CASE("journal: while the library does not answer, words are typed, and the newest search wins")
{
    SlowLibrary library;
    Sheet sheet{{}, {.device = Word{"sim"}}, library.resources()};
    const Session session;
    const auto type = [&](char letter) {
        sheet.type(letter);
        sheet.draw(session, at(0s));
        sheet.draw(session, at(0s));
    };
    type('j');
    library.answer(0, "the lake was still");
    type('f');
    CHECK(sheet.shows("the lake was still"));
    for (const char letter : std::string{"rain"}) type(letter);
    CHECK(sheet.shows("rain"));
    CHECK(sheet.shows("the lake was still")); // until something newer is known
    REQUIRE(library.searches.size() == 5);
    CHECK(library.searches.back().first == "rain");
    library.answer(4, "rain on the roof");
    library.answer(1, "an older answer");
    sheet.draw(session, at(0s));
    CHECK(sheet.shows("rain on the roof"));
    CHECK_FALSE(sheet.shows("an older answer"));
}

TEST_CASE("journal: the entry that was chosen is taken out, though newer ones arrive in between")
{
    SlowLibrary library;
    ui::Resources resources = library.resources();
    std::vector<std::int64_t> removed;
    resources.notebook.remove = [&](std::int64_t number) {
        removed.push_back(number);
        return replied<void>({});
    };
    Sheet sheet{{}, {.device = Word{"sim"}}, std::move(resources)};
    const Session session;
    const auto type = [&](char letter) {
        sheet.type(letter);
        sheet.draw(session, at(0s));
        sheet.draw(session, at(0s));
    };
    type('j');
    library.searches[0].second.set_value(Entries{{7, 0, {}, "", "the lake"}});
    sheet.draw(session, at(0s));
    type('f');
    type('e');
    sheet.press(ui::Key::enter);
    sheet.draw(session, at(0s));
    type('d');
    library.searches[1].second.set_value(
        Entries{{8, 0, {}, "", "rain"}, {7, 0, {}, "", "the lake"}});
    sheet.draw(session, at(0s));
    type('d');
    CHECK(removed == std::vector<std::int64_t>{7});
}

TEST_CASE("journal: a library that cannot be read is not called empty")
{
    SlowLibrary library;
    Sheet sheet{{}, {.device = Word{"sim"}}, library.resources()};
    const Session session;
    sheet.type('j');
    sheet.draw(session, at(0s));
    sheet.draw(session, at(0s));
    REQUIRE(library.searches.size() == 1);
    library.searches[0].second.set_value(fail(UserMessage{"The library is damaged."}));
    sheet.draw(session, at(0s));
    CHECK(sheet.shows("The library is damaged."));
    CHECK_FALSE(sheet.shows("Nothing is written yet"));
}

TEST_CASE("journal: a draft that cannot be written stays, with the reason")
{
    Kept kept;
    Room room{'j', &kept};
    room.type('w');
    room.press(ui::Key::enter);
    room.write("A light walk");
    kept.refusal = UserMessage{"The disk is full."};
    room.press(ui::Key::tab);
    CHECK(room.shows("The disk is full."));
    CHECK(room.shows("A light walk"));
    kept.refusal.reset();
    room.press(ui::Key::tab);
    CHECK(room.shows("It is kept."));
    CHECK(kept.entries.size() == 1);
}

TEST_CASE(
    "check-out: a line that cannot be written is said on the screen, and K writes it once more")
{
    Guided guided{"arrive", Seconds{130}, true};
    guided.kept.refusal = UserMessage{"The disk is full."};
    guided.end();
    for (int i = 0; i < 12 && !guided.shows("A line for the journal"); ++i)
        guided.press(ui::Key::enter);
    guided.write("easier now");
    guided.press(ui::Key::enter);
    CHECK(guided.shows("Your line is not in the journal yet. The disk is full."));
    CHECK(guided.shows("write the line once more"));
    CHECK(guided.kept.entries.empty());

    guided.kept.refusal.reset();
    guided.type('k');
    CHECK_FALSE(guided.shows("not in the journal yet"));
    REQUIRE(guided.kept.entries.size() == 1);
    CHECK(guided.kept.entries[0].text == "easier now");
}

TEST_CASE(
    "check-out: a line that could not be written is offered in the journal, and at the very end")
{
    Guided guided{"arrive", Seconds{130}, true};
    guided.kept.refusal = UserMessage{"The disk is full."};
    guided.end();
    for (int i = 0; i < 12 && !guided.shows("A line for the journal"); ++i)
        guided.press(ui::Key::enter);
    guided.write("easier now");
    guided.press(ui::Key::enter);
    guided.press(ui::Key::enter);  // leaves After
    guided.press(ui::Key::escape); // to the practices
    guided.press(ui::Key::escape); // to Begin
    guided.type('j');
    CHECK(guided.shows("A line of a check-out is not here yet. The disk is full."));
    const auto unwritten = guided.sheet.unwritten_notes();
    REQUIRE(unwritten.size() == 1);
    CHECK(unwritten[0].note.text == "easier now");
    guided.kept.refusal.reset();
    guided.type('k');
    CHECK(guided.kept.entries.size() == 1);
    CHECK(guided.sheet.unwritten_notes().empty());
}
