// SPDX-License-Identifier: MIT
// A therapist with a client: the plan is chosen, led by keys, seen by the client, and talked about.
#include "catch.hpp"
#include "ui/client_window.hpp"
#include "ui_guided_window.hpp"
#include "ui_room.hpp"

using namespace eupnea;
using namespace eupnea::literals;
using Catch::Matchers::Contains;

namespace {

/// A plan under way, and whoever leads it answers each key as the engine would.
struct Accompanied {
    Guided guided;

    explicit Accompanied(std::string_view plan, Seconds until) : guided(plan, until) {}

    /// The window's commands reach the lead.
    void follow()
    {
        for (const Command& command : std::exchange(guided.sheet.sent, {})) {
            guided.lead.apply(command, guided.now);
            if (const auto* mark = std::get_if<AddMark>(&command))
                guided.apply(Mark{guided.now, mark->text});
            if (const auto* note = std::get_if<ChangeNote>(&command))
                guided.apply(NoteChanged{guided.now, note->mark, note->text});
            if (std::holds_alternative<EndSession>(command)) guided.apply(SessionEnd{guided.now});
        }
        guided.draw();
    }
    void type(char letter)
    {
        guided.type(letter);
        follow();
    }
    void press(ui::Key key)
    {
        guided.press(key);
        follow();
    }
    std::string client() { return guided.sheet.draw_client(guided.session, guided.now); }
    std::string title() const { return std::string{guided.session.step()->title.view()}; }
    bool shows(std::string_view words) const { return guided.shows(words); }
};

} // namespace

TEST_CASE("plans screen: C leads to the session plans, and a plan that asks for consent shows the "
          "page first")
{
    Room room{'c'};
    CHECK(room.shows("First meeting"));
    CHECK(room.shows("Everything can wait"));
    room.press(ui::Key::enter);
    CHECK(room.shows("Before we measure anything"));
    CHECK(room.sheet.commands<BeginPractice>().empty());
    room.press(ui::Key::enter);
    REQUIRE(room.sheet.commands<BeginPractice>().size() == 1);
    CHECK(room.sheet.commands<BeginPractice>().front().practice.name == "first-meeting");
}

TEST_CASE("plans screen: any other plan begins at once, and Esc leads back")
{
    Room room{'c'}; // without a library nothing is known of consent
    room.press(ui::Key::down);
    CHECK(room.shows("Twenty minutes"));
    room.press(ui::Key::enter);
    REQUIRE(room.sheet.commands<BeginPractice>().size() == 1);
    CHECK(room.sheet.commands<BeginPractice>().front().practice.name == "settle");
    room.press(ui::Key::escape);
    CHECK(room.shows("Sensor"));
}

TEST_CASE("consent: the page comes before any plan until it is agreed to, keeps its date, and is "
          "taken back with a key")
{
    Kept kept;
    Room room{'c', &kept};
    room.press(ui::Key::down); // asks for no consent of its own
    room.press(ui::Key::enter);
    CHECK(room.shows("Not agreed to yet."));
    room.press(ui::Key::enter);
    CHECK(room.sheet.commands<BeginPractice>().size() == 1);
    CHECK(kept.consent.holds());
    room.press(ui::Key::enter); // the next time it begins at once
    CHECK(room.sheet.commands<BeginPractice>().size() == 2);
    room.type('o');
    CHECK(room.shows("Agreed on 2026-11-22 09:30."));
    room.type('p');
    CHECK(room.shows("The page is in consent.txt."));
    room.type('w');
    CHECK_FALSE(kept.consent.holds());
    room.press(ui::Key::escape);
    room.press(ui::Key::enter);
    CHECK(room.shows("taken back on 2026-11-23 10:00."));
    CHECK(room.sheet.commands<BeginPractice>().size() == 2);
}

TEST_CASE("therapist's screen: this step, what is said, the next step and the time are in sight")
{
    Accompanied room{"settle", 20s};
    CHECK(room.shows("Step 1 of 8"));
    CHECK(room.shows("How is it just now?"));
    CHECK(room.shows("How much tension"));
    CHECK(room.shows("Arriving"));
    CHECK(room.shows("0:20 gone"));
    room.press(ui::Key::right);
    CHECK(room.title() == "Arriving");
    CHECK(room.shows("A while of nothing in particular"));
    CHECK(room.shows("2:00 left"));
}

TEST_CASE("therapist's screen: a number answers the question, and Enter leads to the next one")
{
    Accompanied room{"first-meeting", 5s};
    room.press(ui::Key::right);
    room.press(ui::Key::right);
    REQUIRE(room.title() == "How is it just now?");
    room.guided.type('1');
    room.guided.type('0');
    room.guided.press(ui::Key::enter);
    const auto answers = room.guided.sheet.commands<AnswerItem>();
    REQUIRE(answers.size() == 1);
    CHECK(answers[0].questionnaire == "tension");
    CHECK(answers[0].number == 10);
    CHECK_FALSE(room.shows("How much tension"));
}

TEST_CASE("therapist's screen: notes by number and by hand, with their times; while one is written "
          "no letter commands")
{
    Accompanied room{"settle", 20s};
    room.press(ui::Key::right);
    room.guided.go_to(65s);
    room.type('3');
    CHECK(room.shows("1:05"));
    CHECK(room.guided.session.marks().back().text == "sighed");
    room.press(ui::Key::enter);
    for (const char letter : std::string_view{"got sad"}) room.type(letter);
    room.press(ui::Key::enter);
    CHECK(room.guided.session.marks().back().text == "got sad");
    CHECK(room.guided.session.step()->practice == "settle"); // g is a letter here
}

TEST_CASE("therapist's screen: talk, pause, longer, back and ground are a key each, and ground "
          "leads back")
{
    Accompanied room{"settle", 10s};
    room.press(ui::Key::right);
    room.press(ui::Key::right);
    REQUIRE(room.title() == "From your own pace");
    room.guided.go_to(30s);
    room.type('t');
    CHECK(room.guided.session.talking());
    CHECK_FALSE(room.guided.session.pacer().running());
    CHECK(room.shows("people talk"));
    room.type('t');
    CHECK_FALSE(room.guided.session.talking());
    CHECK(room.guided.session.pacer().running());
    room.type(' ');
    CHECK_FALSE(room.guided.session.pacer().running());
    room.type(' ');
    const Seconds left = room.guided.session.step()->left;
    room.press(ui::Key::up);
    CHECK(room.guided.session.step()->left.count() == Approx(left.count() + 60.0));
    room.type('g');
    CHECK(room.guided.session.step()->practice == "ground");
    room.guided.go_to(600s);
    CHECK_FALSE(room.guided.lead.over(room.guided.now));
    CHECK(room.shows("back to the plan"));
    room.type('r');
    CHECK(room.title() == "From your own pace");
    room.press(ui::Key::left);
    CHECK(room.title() == "Arriving");
}

TEST_CASE("therapist's screen: Esc ends only when it is pressed twice")
{
    Accompanied room{"settle", 10s};
    room.press(ui::Key::escape);
    CHECK_FALSE(room.guided.session.end());
    CHECK(room.shows("once more: end"));
    room.press(ui::Key::escape);
    CHECK(room.guided.session.end());
}

TEST_CASE("client's view: the words of the practice, no key, no name of the plan, numbers only "
          "when they are shown")
{
    Accompanied room{"settle", 10s};
    room.press(ui::Key::right);
    room.press(ui::Key::right);
    room.guided.go_to(40s);
    const std::string seen = room.client();
    CHECK_THAT(seen, Contains("The guide begins"));
    for (const char* hidden : {"Settle", "Step", "next", "heart rate", "Simulated", "Esc", "0:40"})
        CHECK(seen.find(hidden) == std::string::npos);
    room.type('h');
    CHECK_THAT(room.client(), Contains("heart rate"));
    room.type('x');
    CHECK(room.client().find_first_not_of('\n') == std::string::npos);
    room.type('v'); // in one window: the same picture, the strip is hidden
    CHECK_FALSE(room.shows("Step"));
}

TEST_CASE("client's view: a lost sensor is not the client's business")
{
    Accompanied room{"settle", 10s};
    room.press(ui::Key::right);
    room.guided.apply(
        LinkStatus{room.guided.now, LinkState::lost, Origin::live, "The sensor is gone."});
    CHECK(room.client().find("gone") == std::string::npos);
}

TEST_CASE("client's stop: a key or a click rests everything and is noted; G leads to ground")
{
    Accompanied room{"settle", 10s};
    room.press(ui::Key::right);
    room.press(ui::Key::right);
    room.guided.go_to(30s);
    room.guided.sheet.answer_client({.stop = true});
    room.guided.draw();
    room.follow();
    CHECK_FALSE(room.guided.session.pacer().running());
    CHECK(room.guided.session.marks().back().text == "the client stopped");
    room.press(ui::Key::page_down); // a pedal: it stays stopped
    CHECK_FALSE(room.guided.session.pacer().running());
    room.guided.sheet.answer_client({.ground = true});
    room.guided.draw();
    room.follow();
    CHECK(room.guided.session.step()->practice == "ground");
}

TEST_CASE("client's window: it opens and closes with a key, on the display that does not hold the "
          "other one")
{
    Accompanied room{"settle", 10s};
    CHECK_FALSE(room.guided.sheet.wants_client_window());
    room.type('c');
    CHECK(room.guided.sheet.wants_client_window());
    const std::vector<ui::Rect> two{{0, 0, 1280, 800}, {1280, 0, 3200, 1080}};
    CHECK(ui::display_without(two, {640, 400}) == 1u);
    CHECK(ui::display_without(two, {1500, 400}) == 0u);
    CHECK_FALSE(ui::display_without(std::span{two}.first(1), {640, 400}));
}

TEST_CASE("together: the client's own words come first, then each step with its notes, which can "
          "be changed")
{
    Accompanied room{"settle", 10s};
    room.press(ui::Key::right);
    room.guided.go_to(65s);
    room.type('3');
    room.press(ui::Key::escape);
    room.press(ui::Key::escape);
    CHECK(room.shows("What did you notice?"));
    CHECK_FALSE(room.shows("heart rate"));
    for (const char letter : std::string_view{"warm"}) room.guided.type(letter);
    room.press(ui::Key::enter);
    CHECK(room.guided.kept.entries.back().text == "warm");
    CHECK(room.shows("What happened"));
    CHECK(room.shows("1:05  sighed"));
    room.press(ui::Key::down);
    room.press(ui::Key::down);
    room.type('e');
    for (const char letter : std::string_view{" twice"}) room.guided.type(letter);
    room.press(ui::Key::enter);
    CHECK(room.guided.session.marks().back().text == "sighed twice");
    CHECK(room.guided.session.marks().back().time == at(65s));
}
