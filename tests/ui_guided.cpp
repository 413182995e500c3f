// SPDX-License-Identifier: MIT
// A guided practice in the window, from the questions before it to the letter kept after it.
#include <memory>

#include "catch.hpp"
#include "ui_guided_window.hpp"

using namespace eupnea;

TEST_CASE("guided: a practice asked for on the command line shows no other screen first")
{
    Sheet sheet{{}, {.device = Word{"sim"}, .practice = "arrive", .begun = true}, full_resources()};
    sheet.draw(Session{}, at(0s));
    CHECK_FALSE(sheet.shows("Begin"));
    Guided guided{"arrive", Seconds{2}};
    CHECK(guided.shows(shipped_practice("arrive").steps[0].prompts[0].say[0].substr(0, 16)));
}

TEST_CASE("guided: the prompt stands over the pacer, a free breath is not called paused")
{
    Guided guided{"kind-words", Seconds{125}};
    CHECK(guided.shows("What does it tend to say?"));
    CHECK(guided.shows("the breath goes its own way"));
    CHECK_FALSE(guided.shows("paused"));
    guided.type(' ');
    REQUIRE(guided.sheet.commands<PausePacer>().size() == 1);
    CHECK(guided.sheet.commands<PausePacer>()[0].paused);
    CHECK(guided.shows("paused"));
    guided.type(' ');
    REQUIRE(guided.sheet.commands<PausePacer>().size() == 2);
    CHECK_FALSE(guided.sheet.commands<PausePacer>()[1].paused);
}

TEST_CASE("guided: G goes over to Ground, and Escape ends without a question")
{
    Guided guided{"safe-place", Seconds{60}};
    guided.type('g');
    const auto moved = guided.sheet.commands<MoveToPractice>();
    REQUIRE(moved.size() == 1);
    CHECK(moved[0].practice.name == "ground");
    guided.press(ui::Key::escape);
    CHECK(guided.sheet.commands<EndSession>().size() == 1);
}

TEST_CASE("guided: Ground has its own time, whatever is left of the practice before it")
{
    const auto ring_after = [](Guided& guided) {
        guided.go_to(Seconds{guided.now.time_since_epoch()} + Seconds{30});
        return Sheet::painted(ui::faded(ui::night.breath, 0.8f));
    };
    Guided from_the_start{"ground", Seconds{0}};
    const int ring = ring_after(from_the_start);
    Guided long_practice{"safe-place", Seconds{60}};
    long_practice.move_to("ground");
    CHECK(ring_after(long_practice) == ring);
    CHECK(long_practice.shows("2:30 left"));
    CHECK(ring > 50);
}

TEST_CASE("guided: the pace is not changed where the breath goes its own way")
{
    Guided guided{"kind-words", Seconds{125}};
    guided.type('+');
    CHECK(guided.sheet.commands<ChangePattern>().empty());
    CHECK_FALSE(guided.shows("\u2212 +"));
    guided.go_to(Seconds{300});
    guided.type('+');
    CHECK(guided.sheet.commands<ChangePattern>().size() == 1);
    CHECK(guided.shows("\u2212 +"));
}

TEST_CASE(
    "guided: with the eyes closed the instruments go, but for the ways out; a key brings them back")
{
    Guided guided{"kind-words", Seconds{272}};
    CHECK(guided.shows("numbers"));
    guided.go_to(Seconds{290});
    CHECK_FALSE(guided.shows("numbers"));
    CHECK(guided.shows("ground"));
    CHECK(guided.shows("end"));
    guided.type('h');
    CHECK(guided.shows("numbers"));
}

TEST_CASE("guided: the guide comes to rest in the middle of the screen when the eyes have closed")
{
    Guided guided{"kind-words", Seconds{290}};
    const auto words_end = [] { // beside the heart's axis, above the keys
        float end = 0.0f;
        for (const ui::Rect& letter : Sheet::letters())
            if (letter.left > 200.0f && letter.bottom < 740.0f) end = std::max(end, letter.bottom);
        return end;
    };
    const float resting = words_end();
    guided.type('h'); // wakes the screen, without the numbers beside the heart
    CHECK(resting > words_end() + 100.0f);
}

TEST_CASE("guided: where the eyes are elsewhere the screen sleeps until a key is pressed")
{
    Guided guided{"in-the-day", Seconds{20}};
    CHECK(guided.shows("Any key wakes the screen."));
    guided.type('h');
    CHECK_FALSE(guided.shows("Any key wakes the screen."));
}

TEST_CASE("guided: a letter is written line by line, letters act on nothing else")
{
    Guided guided{"letter", Seconds{200}};
    guided.write("Dear you, ");
    guided.press(ui::Key::enter);
    guided.write("good luck, my light");
    CHECK(guided.sheet.commands<AddWords>().size() == 1);
    CHECK(guided.sheet.commands<PausePacer>().empty());
    CHECK(guided.sheet.commands<MoveToPractice>().empty());
    CHECK(guided.shows("Dear you,"));

    guided.go_to(Seconds{490}); // the time of writing is over; the last line is kept, too
    const auto lines = guided.sheet.commands<AddWords>();
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].line.view() == "good luck, my light");

    guided.end();
    CHECK(guided.shows("keep the letter in the journal"));
    guided.type('k');
    CHECK_FALSE(guided.shows("keep the letter in the journal"));
    CHECK(guided.shows("The letter is kept in the journal."));
    REQUIRE(guided.kept.entries.size() == 1);
    CHECK(guided.kept.entries[0].text == "Dear you, \ngood luck, my light");
}

TEST_CASE("guided: what was answered can be read on where it is longer than its room")
{
    const auto after_a_letter = [](const char* answer) {
        const ui::Look look{.text_scale = 1.5f};
        auto guided = std::make_unique<Guided>("letter", Seconds{200}, false, look);
        guided->write("Dear you");
        guided->press(ui::Key::enter);
        for (const CheckQuestion question : {CheckQuestion::body, CheckQuestion::thoughts})
            guided->apply(Answer{at(0s), CheckMoment::before, question, {}, answer});
        guided->end();
        return guided;
    };
    const auto brief = after_a_letter("");
    CHECK(brief->shows("keep the letter"));
    CHECK_FALSE(brief->shows("PgDn"));
    const auto long_one = after_a_letter("tight shoulders, cold hands, and a head full of lists");
    CHECK(long_one->shows("keep the letter"));
    CHECK(long_one->shows("PgDn"));
    CHECK_FALSE(long_one->shows("What was it like to receive?"));
    long_one->press(ui::Key::page_down);
    CHECK(long_one->shows("What was it like to receive?"));
}

TEST_CASE("guided: while writing, Tab goes to Ground")
{
    Guided guided{"letter", Seconds{200}};
    guided.press(ui::Key::tab);
    REQUIRE(guided.sheet.commands<MoveToPractice>().size() == 1);
}

TEST_CASE("check-in: every question can be answered by keyboard; what was skipped is not sent")
{
    Sheet sheet{
        {}, {.device = Word{"sim"}, .practice = "arrive", .check_in = true}, full_resources()};
    const Session session;
    const auto press = [&](ui::Key key) {
        sheet.press(key);
        sheet.draw(session, at(0s));
        sheet.draw(session, at(0s));
    };
    sheet.draw(session, at(0s));
    CHECK(sheet.shows("Tension"));
    CHECK(sheet.shows("\u2190 \u2192"));
    press(ui::Key::right);
    press(ui::Key::right);
    press(ui::Key::enter);
    CHECK(sheet.shows("How does the body feel"));
    CHECK_FALSE(sheet.shows("\u2190 \u2192"));
    for (const char letter : std::string{"tight"}) {
        sheet.type(letter);
        sheet.draw(session, at(0s));
    }
    press(ui::Key::enter);
    CHECK(sheet.commands<GiveAnswer>().empty());
    press(ui::Key::tab);
    const auto given = sheet.commands<GiveAnswer>();
    REQUIRE(given.size() == 2);
    CHECK(given[0].number == 6);
    CHECK(given[1].words.view() == "tight");
    REQUIRE(sheet.commands<BeginPractice>().size() == 1);
    CHECK(std::holds_alternative<BeginPractice>(sheet.sent.back()));
}

TEST_CASE("check-in: Escape leads to the question before, where its answer still stands")
{
    Sheet sheet{
        {}, {.device = Word{"sim"}, .practice = "kind-words", .check_in = true}, full_resources()};
    const Session session;
    const auto press = [&](ui::Key key) {
        sheet.press(key);
        sheet.draw(session, at(0s));
        sheet.draw(session, at(0s));
    };
    const auto write = [&](std::string_view words) {
        for (const char letter : words) {
            sheet.type(letter);
            sheet.draw(session, at(0s));
        }
    };
    sheet.draw(session, at(0s));
    write("7");
    press(ui::Key::enter);
    write("cold");
    press(ui::Key::enter);
    press(ui::Key::escape);
    CHECK(sheet.shows("How does the body feel"));
    CHECK(sheet.shows("cold"));
    write(" hands");
    press(ui::Key::escape);
    CHECK(sheet.shows("Tension"));
    for (int question = 0; question < 8; ++question) press(ui::Key::enter);
    write("I may rest");
    press(ui::Key::escape);
    press(ui::Key::enter);
    CHECK(sheet.shows("I may rest"));
    press(ui::Key::tab);
    const auto given = sheet.commands<GiveAnswer>();
    REQUIRE(given.size() == 2);
    CHECK(given[0].number == 7);
    CHECK(given[1].words.view() == "cold hands");
    REQUIRE(sheet.commands<BeginPractice>().size() == 1);
    CHECK(sheet.commands<BeginPractice>()[0].own_words == std::vector<std::string>{"I may rest"});
}

TEST_CASE("check-in: a practice's own question gives its words to the practice")
{
    Sheet sheet{
        {}, {.device = Word{"sim"}, .practice = "kind-words", .check_in = true}, full_resources()};
    const Session session;
    sheet.draw(session, at(0s));
    for (int i = 0; i < 8; ++i) {
        sheet.press(ui::Key::enter);
        sheet.draw(session, at(0s));
        sheet.draw(session, at(0s));
    }
    CHECK(sheet.shows("inner critic"));
    for (const char letter : std::string{"I may rest"}) {
        sheet.type(letter);
        sheet.draw(session, at(0s));
    }
    sheet.press(ui::Key::tab);
    sheet.draw(session, at(0s));
    const auto begun = sheet.commands<BeginPractice>();
    REQUIRE(begun.size() == 1);
    CHECK(begun[0].own_words == std::vector<std::string>{"I may rest"});
}

TEST_CASE("check-out: comes when the practice is over, and its line goes to the journal")
{
    Guided guided{"arrive", Seconds{130}, true};
    guided.apply(Answer{at(0s), CheckMoment::before, CheckQuestion::tension, std::uint8_t{7}, {}});
    guided.end();
    CHECK(guided.shows("Tension"));
    guided.type('3');
    for (int i = 0; i < 8; ++i) guided.press(ui::Key::enter);
    CHECK(guided.shows("A line for the journal"));
    guided.write("easier now");
    guided.press(ui::Key::enter);
    REQUIRE(guided.kept.entries.size() == 1);
    CHECK(guided.kept.entries[0].text == "easier now");

    for (const GiveAnswer& given : guided.sheet.commands<GiveAnswer>())
        guided.apply(Answer{guided.now, given.moment, given.question, given.number, given.words});
    guided.draw();
    CHECK(guided.shows("You stayed two minutes."));
    CHECK(guided.shows("before"));
    CHECK(guided.shows("7"));
    CHECK(guided.shows("3"));
    CHECK(guided.shows("To think on"));
}

TEST_CASE("check-out: is not shown to someone who wanted no questions")
{
    Guided guided{"arrive", Seconds{130}};
    guided.end();
    CHECK(guided.shows("You stayed two minutes."));
}

TEST_CASE("guided: sound is changed by key, and said")
{
    Guided guided{"arrive", Seconds{10}};
    CHECK(guided.shows("sound: off"));
    guided.type('s');
    CHECK(guided.shows("sound: soft"));
    guided.type('.');
    REQUIRE(guided.kept.heard.size() == 2);
    CHECK(guided.kept.heard[0].sound == 1);
    CHECK(guided.kept.heard[1].volume == Approx(0.6));
}

TEST_CASE("guided: the keyboard alone leads through everything, from Begin to the journal and out")
{
    Guided guided{"arrive", Seconds{0}};
    guided.session = Session{};
    guided.type('p');
    guided.press(ui::Key::down);
    guided.press(ui::Key::up);
    guided.type('c');
    guided.press(ui::Key::enter);
    guided.type('6');
    guided.press(ui::Key::enter);
    guided.press(ui::Key::tab);
    const auto begun = guided.sheet.commands<BeginPractice>();
    REQUIRE(begun.size() == 1);

    guided.begin(begun[0].practice);
    guided.go_to(Seconds{130});
    CHECK(guided.shows(begun[0].practice.steps[1].prompts[0].say[0].substr(0, 16)));
    guided.type('g');
    REQUIRE(guided.sheet.commands<MoveToPractice>().size() == 1);
    guided.move_to("ground");
    guided.go_to(Seconds{140});
    CHECK(guided.shows("Eyes open"));
    guided.press(ui::Key::escape);
    REQUIRE(guided.sheet.commands<EndSession>().size() == 1);

    guided.end();
    guided.type('2');
    guided.press(ui::Key::tab);
    CHECK(guided.shows("You stayed two and a half minutes."));
    guided.press(ui::Key::enter);
    CHECK(guided.shows("Practices"));
    guided.press(ui::Key::escape);
    CHECK(guided.shows("not a medical device"));

    guided.type('j');
    guided.type('w');
    guided.press(ui::Key::enter);
    guided.write("Quiet");
    guided.press(ui::Key::tab);
    CHECK(guided.kept.entries.size() == 1);
    guided.press(ui::Key::escape);
    guided.type('g');
    guided.type('n');
    guided.write("Two minutes");
    guided.press(ui::Key::enter);
    CHECK(guided.kept.goals.size() == 1);
    guided.type('c');
    guided.press(ui::Key::enter);
    CHECK(guided.kept.plans.size() == 1);
    guided.press(ui::Key::escape);
    guided.type('r');
    guided.press(ui::Key::down);
    CHECK(guided.shows(full_resources().pages[1].title));
    guided.press(ui::Key::escape);
    guided.press(ui::Key::escape);
    CHECK(guided.sheet.closing());
}
