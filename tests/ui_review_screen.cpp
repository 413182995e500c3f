// SPDX-License-Identifier: MIT
// A record is looked through and corrected in the window.
#include "catch.hpp"
#include "kept_sessions.hpp"
#include "ui_sheet.hpp"

using namespace eupnea;

namespace {

struct Review {
    std::vector<Edited> edits;
    Sheet sheet;
    Session session;
    double now = 0.0;

    Review() : sheet{{}, {.device = Word{"sim"}}, resources()}
    {
        type('s');
        type('r');
    }
    ui::Resources resources()
    {
        ui::Resources resources = full_resources();
        resources.recordings =
            recordings_of(made_up_sessions(3), recorded_session(Seconds{150}), &edits);
        return resources;
    }
    void draw() { sheet.draw(session, at(Seconds{now += 0.02})); }
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

TEST_CASE("review: figures of what is shown, and how much is by hand")
{
    const Review review;
    CHECK(review.shows("Review"));
    CHECK(review.shows("As it is edited"));
    CHECK(review.shows("heart rate "));
    CHECK(review.shows("0 edits, 0 s of what is shown left out"));
    CHECK(review.shows("120 s shown"));
}

TEST_CASE("review: from a minute to a beat and back by key")
{
    Review review;
    for (int i = 0; i < 20; ++i) review.type('+');
    CHECK(review.shows("1.0 s shown"));
    for (int i = 0; i < 30; ++i) review.type('-');
    CHECK(review.shows("150 s shown"));
}

TEST_CASE("review: a beat is taken out, undone and done again, and each is sent to the library")
{
    Review review;
    review.press(ui::Key::right);
    review.press(ui::Key::right);
    review.type('d');
    CHECK(review.shows("1 edits"));
    CHECK(review.shows("merged with the next"));
    review.type('u');
    CHECK(review.shows("0 edits"));
    review.type('y');
    CHECK(review.shows("1 edits"));
    REQUIRE(review.edits.size() == 3);
    CHECK(review.edits[0].edit == EditKind::merge);
    CHECK(review.edits[0].interval == 2);
    CHECK(review.edits[1].edit == EditKind::undo);
    CHECK(review.edits[2].edit == EditKind::redo);
}

TEST_CASE("review: compared with what was measured, nothing can be edited")
{
    Review review;
    review.type('c');
    CHECK(review.shows("As it was measured"));
    review.type('d');
    CHECK(review.shows("This is what was measured."));
    CHECK(review.edits.empty());
    review.type('c');
    CHECK(review.shows("As it is edited"));
}

TEST_CASE("review: a stretch is dragged over, and left out for a reason")
{
    Review review;
    ImGuiIO& io = ImGui::GetIO();
    const auto hold = [&](float x, bool down) {
        io.MousePos = {x, 260.0f};
        io.MouseDown[0] = down;
        review.draw();
    };
    hold(300.0f, false);
    hold(300.0f, true);
    hold(400.0f, true);
    hold(420.0f, true);
    hold(420.0f, false);
    review.type('x');
    CHECK(review.shows("why this stretch is left out"));
    for (const char letter : std::string{"moved"}) review.type(letter);
    review.press(ui::Key::enter);
    REQUIRE(review.edits.size() == 1);
    CHECK(review.edits[0].edit == EditKind::exclude);
    CHECK(review.edits[0].reason == "moved");
    CHECK(review.edits[0].until > review.edits[0].time);
    CHECK(review.shows("left out: moved"));
}
