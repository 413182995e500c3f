// SPDX-License-Identifier: MIT
#include "ui/kit/form.hpp"
#include "ui/kit/list.hpp"
#include "ui/kit/page.hpp"
#include "ui/plan_form.hpp"
#include "ui/screens.hpp"

namespace eupnea::ui {

namespace {

using Doing = GoalsDoing;

constexpr std::array reading_hints{
    KeyHint{"\u2191 \u2193", "goal"}, KeyHint{"N", "a new goal"}, KeyHint{"Esc", "back"},
    KeyHint{"A", "adjust"},           KeyHint{"X", "let it go"},  KeyHint{"C", "for the calendar"}};
constexpr std::array empty_hints{KeyHint{"N", "a new goal"}, KeyHint{"Esc", "back"},
                                 KeyHint{"C", "for the calendar"}};
constexpr std::array form_hints{KeyHint{"\u2191 \u2193", "row"}, KeyHint{"\u2190 \u2192", "change"},
                                KeyHint{"Enter", "keep it"}, KeyHint{"Esc", "back"}};
constexpr std::array letting_go_hints{KeyHint{"X", "let it go"}, KeyHint{"Esc", "keep it"}};
constexpr std::size_t longest_goal = 159; ///< bytes
constexpr std::size_t form_rows = 4;

void look_up(Frame& frame)
{
    GoalsView& view = frame.view.goals;
    if (view.goals) return;
    view.goals.emplace();
    if (!frame.shelf.notebook.goals) return;
    auto found = frame.shelf.notebook.goals();
    if (found)
        view.goals = std::move(*found);
    else
        view.said = found.error().sentence;
    view.goal = std::min(view.goal, view.goals->empty() ? 0 : view.goals->size() - 1);
}

void open_form(GoalsView& view, const Goal& goal)
{
    view.doing = Doing::setting;
    view.draft = goal;
    view.text = {goal.text, goal.text.size()};
    view.row = 0;
}

void keep(Frame& frame)
{
    GoalsView& view = frame.view.goals;
    if (view.text.text.empty()) {
        view.said = "A few words of your own make it a goal.";
        return;
    }
    view.draft.text = view.text.text;
    view.draft.look_again =
        view.look_again_weeks > 0 ? frame.shelf.notebook.date_in(view.look_again_weeks) : "";
    const auto kept = frame.shelf.notebook.keep_goal(view.draft);
    view.said = kept ? "It is kept, and can be adjusted at any time." : kept.error().sentence;
    if (!kept) return;
    view.doing = Doing::reading;
    view.goals.reset();
}

void let_go(Frame& frame)
{
    GoalsView& view = frame.view.goals;
    const auto gone = frame.shelf.notebook.let_go((*view.goals)[view.goal].goal.number);
    view.said = gone ? "It is let go. What was done stays done." : gone.error().sentence;
    view.doing = Doing::reading;
    view.goals.reset();
}

void write_plan(Frame& frame)
{
    GoalsView& view = frame.view.goals;
    const auto file = frame.shelf.notebook.write_plan(plan_of(view.plan));
    view.said = file ? fmt::format("{} is for your own calendar: opening it there takes the "
                                   "times over.",
                                   *file)
                     : file.error().sentence;
    if (file) view.doing = Doing::reading;
}

void answer_while_reading(Frame& frame)
{
    GoalsView& view = frame.view.goals;
    if (frame.keys.typed('n')) open_form(view, Goal{});
    if (frame.keys.typed('c')) view.doing = Doing::planning;
    if (!view.goals->empty()) {
        if (frame.keys.typed('a')) open_form(view, (*view.goals)[view.goal].goal);
        if (frame.keys.typed('x')) view.doing = Doing::letting_go;
    }
    answer_escape(frame);
}

void answer_keys(Frame& frame)
{
    GoalsView& view = frame.view.goals;
    switch (view.doing) {
    case Doing::reading:
        return answer_while_reading(frame);
    case Doing::setting:
        if (view.row == 0) view.text.take(frame.keys, longest_goal, false);
        view.row = moved_row(frame.keys, view.row, form_rows);
        if (frame.keys.entered()) keep(frame);
        break;
    case Doing::letting_go:
        if (frame.keys.typed('x')) let_go(frame);
        break;
    case Doing::planning:
        if (frame.keys.entered()) write_plan(frame);
        break;
    }
    if (frame.keys.pressed(Key::escape)) view.doing = Doing::reading;
}

void draw_goal(const Frame& frame, Rect area, const GoalNow& now)
{
    const Canvas& canvas = frame.canvas;
    const Fonts& font = canvas.font();
    const Palette& colour = canvas.colour();
    const auto& [goal, done] = now;
    area.cut_top(canvas.prose(area, font.large, colour.text, goal.text) + canvas.px(10.0f));
    const std::string again =
        goal.look_again.empty() ? "" : ", to look at again on " + goal.look_again;
    area.cut_top(canvas.prose(area, font.small, colour.quiet,
                              fmt::format("{} times a week, {} minutes{}", goal.times_a_week,
                                          goal.minutes, again)) +
                 canvas.px(16.0f));
    canvas.prose(area, font.body, colour.breath_text, done);
}

void draw_goals(Frame& frame, Rect area)
{
    const Canvas& canvas = frame.canvas;
    GoalsView& view = frame.view.goals;
    const auto& goals = *view.goals;
    if (goals.empty()) {
        canvas.prose(area, canvas.font().body, canvas.colour().quiet,
                     "There is no goal, and none is needed.\nN sets a small one, small enough to "
                     "be easy.");
        return;
    }
    const Rect list = area.cut_left(0.4f * area.width());
    area.cut_left(canvas.px(48.0f));
    const auto row = [&](std::size_t i) { return Row{goals[i].goal.text, "", false}; };
    view.goal = draw_list(frame, list, goals.size(), view.goal, row);
    draw_goal(frame, area, goals[view.goal]);
}

void draw_form(Frame& frame, Rect area)
{
    const Canvas& canvas = frame.canvas;
    GoalsView& view = frame.view.goals;
    const float height = 2.0f * Canvas::height_of(canvas.font().body);
    frame.view.writing = view.row == 0;
    draw_text_field(canvas, area.cut_top(height), view.text, "In your own words, and small",
                    view.row == 0);
    area.cut_top(canvas.px(14.0f));
    area.right = std::min(area.right, area.left + 26.0f * Canvas::height_of(canvas.font().body));
    Goal& goal = view.draft;
    const auto step = [&](std::size_t row, std::string_view label, const Line& value) {
        return draw_form_row(frame, area.cut_top(height), label, value.view(), view.row == row);
    };
    goal.times_a_week = std::clamp(
        goal.times_a_week + step(1, "Times a week", say("{}", goal.times_a_week)), 1, 21);
    goal.minutes =
        std::clamp(goal.minutes + step(2, "Minutes each time", say("{}", goal.minutes)), 1, 120);
    const int weeks = view.look_again_weeks;
    const Line again =
        weeks == 0 ? Line{"no date"} : say("in {} week{}", weeks, weeks == 1 ? "" : "s");
    view.look_again_weeks = std::clamp(weeks + step(3, "Look at it again", again), 0, 26);
}

std::span<const KeyHint> hints_for(const GoalsView& view)
{
    switch (view.doing) {
    case Doing::reading:
        return view.goals->empty() ? std::span<const KeyHint>{empty_hints} : reading_hints;
    case Doing::setting:
        return form_hints;
    case Doing::letting_go:
        return letting_go_hints;
    case Doing::planning:
        return plan_hints;
    }
    return {};
}

} // namespace

void draw_goals_screen(Frame& frame)
{
    look_up(frame);
    answer_keys(frame);
    look_up(frame);
    GoalsView& view = frame.view.goals;
    const Canvas& canvas = frame.canvas;
    Rect area = draw_page(canvas, "Goals", hints_for(view));
    const Rect below = area.cut_bottom(1.5f * Canvas::height_of(canvas.font().small));
    canvas.text_within(below.top_left(), below.width(), canvas.font().small, canvas.colour().quiet,
                       view.said);
    if (view.doing == Doing::setting) return draw_form(frame, area);
    if (view.doing == Doing::planning) return draw_plan_form(frame, area);
    draw_goals(frame, area);
}

} // namespace eupnea::ui
