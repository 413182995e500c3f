// SPDX-License-Identifier: MIT
#include "ui/goals_state.hpp"
#include "ui/kit/form.hpp"
#include "ui/kit/list.hpp"
#include "ui/kit/page.hpp"
#include "ui/navigation.hpp"
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

void request_goals(Frame& frame)
{
    const Notebook& notebook = frame.resources.notebook;
    GoalsState& state = frame.view.state<GoalsState>();
    state.visit = frame.view.visit;
    if (notebook.request_goals) state.goals.expect(notebook.request_goals());
}

void take_goals(GoalsState& state, Seconds elapsed)
{
    if (!state.goals.poll(elapsed)) return;
    if (!state.goals.error().empty()) state.message = state.goals.error();
    const std::size_t count = state.goals.value().size();
    state.goal = std::min(state.goal, count == 0 ? 0 : count - 1);
}

void take_kept_goal(Frame& frame)
{
    GoalsState& state = frame.view.state<GoalsState>();
    const auto kept = take_if_ready(state.kept);
    if (!kept) return;
    state.message = *kept ? "It is kept, and can be adjusted at any time." : kept->error().sentence;
    if (!*kept) return;
    state.doing = Doing::reading;
    request_goals(frame);
}

void take_dropped_goal(Frame& frame)
{
    const auto dropped = take_if_ready(frame.view.state<GoalsState>().dropped);
    if (!dropped) return;
    frame.view.state<GoalsState>().message =
        *dropped ? "It is let go. What was done stays done." : dropped->error().sentence;
    request_goals(frame);
}

void take_plan_file(GoalsState& state)
{
    const auto file = take_if_ready(state.plan_file);
    if (!file) return;
    state.message = *file ? fmt::format("{} is for your own calendar: opening it there takes the "
                                        "times over.",
                                        **file)
                          : file->error().sentence;
    if (*file) state.doing = Doing::reading;
}

/// @param elapsed  since they were taken before
void take_answers(Frame& frame, Seconds elapsed)
{
    GoalsState& state = frame.view.state<GoalsState>();
    take_kept_goal(frame);
    take_dropped_goal(frame);
    take_plan_file(state);
    take_goals(state, elapsed);
}

void open_form(GoalsState& state, const Goal& goal)
{
    state.doing = Doing::setting;
    state.draft = goal;
    state.text = {goal.text, goal.text.size()};
    state.row = 0;
}

void keep(Frame& frame)
{
    GoalsState& state = frame.view.state<GoalsState>();
    if (state.kept.valid()) return; // on its way
    if (state.text.text.empty()) {
        state.message = "A few words of your own make it a goal.";
        return;
    }
    state.draft.text = state.text.text;
    state.draft.look_again =
        state.look_again_weeks > 0 ? frame.resources.notebook.date_in(state.look_again_weeks) : "";
    state.kept = frame.resources.notebook.keep_goal(state.draft);
}

void let_go(Frame& frame)
{
    GoalsState& state = frame.view.state<GoalsState>();
    state.dropped = frame.resources.notebook.let_go(state.to_drop);
    state.doing = Doing::reading;
}

void write_plan(Frame& frame)
{
    GoalsState& state = frame.view.state<GoalsState>();
    state.plan_file = frame.resources.notebook.write_plan(plan_of(state.plan));
}

void answer_while_reading(Frame& frame)
{
    GoalsState& state = frame.view.state<GoalsState>();
    if (frame.keys.typed('n')) open_form(state, Goal{});
    if (frame.keys.typed('c')) state.doing = Doing::planning;
    if (!state.goals.value().empty()) {
        if (frame.keys.typed('a')) open_form(state, state.goals.value()[state.goal].goal);
        if (frame.keys.typed('x')) {
            state.doing = Doing::letting_go;
            state.to_drop = state.goals.value()[state.goal].goal.number;
        }
    }
    answer_escape(frame);
}

void answer_keys(Frame& frame)
{
    GoalsState& state = frame.view.state<GoalsState>();
    switch (state.doing) {
    case Doing::reading:
        return answer_while_reading(frame);
    case Doing::setting:
        if (state.row == 0) state.text.take(frame.keys, longest_goal, TextLines::one);
        state.row = moved_row(frame.keys, state.row, form_rows);
        if (frame.keys.entered()) keep(frame);
        break;
    case Doing::letting_go:
        if (frame.keys.typed('x')) let_go(frame);
        break;
    case Doing::planning:
        if (frame.keys.entered()) write_plan(frame);
        break;
    }
    if (frame.keys.pressed(Key::escape)) state.doing = Doing::reading;
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
    GoalsState& state = frame.view.state<GoalsState>();
    const auto& goals = state.goals.value();
    if (goals.empty()) {
        if (!state.goals.known() || !state.goals.error().empty()) return;
        canvas.prose(area, canvas.font().body, canvas.colour().quiet,
                     "There is no goal, and none is needed.\nN sets a small one, small enough to "
                     "be easy.");
        return;
    }
    const Rect list = area.cut_left(0.4f * area.width());
    area.cut_left(canvas.px(48.0f));
    const auto row = [&](std::size_t i) { return Row{goals[i].goal.text, "", false}; };
    state.goal = draw_list(frame.canvas, frame.keys, list, goals.size(), state.goal, row);
    draw_goal(frame, area, goals[state.goal]);
}

void draw_form(Frame& frame, Rect area)
{
    const Canvas& canvas = frame.canvas;
    GoalsState& state = frame.view.state<GoalsState>();
    const float height = 2.0f * Canvas::height_of(canvas.font().body);
    frame.view.writing = state.row == 0;
    draw_text_field(canvas, area.cut_top(height), state.text, "In your own words, and small",
                    state.row == 0 ? Cursor::shown : Cursor::hidden);
    area.cut_top(canvas.px(14.0f));
    area.right = std::min(area.right, area.left + 26.0f * Canvas::height_of(canvas.font().body));
    Goal& goal = state.draft;
    const auto step = [&](std::size_t row, std::string_view label, const Line& value) {
        return draw_form_row(canvas, frame.keys, area.cut_top(height),
                             {label, value.view(), state.row == row});
    };
    goal.times_a_week = std::clamp(
        goal.times_a_week + step(1, "Times a week", format_line("{}", goal.times_a_week)), 1, 21);
    goal.minutes = std::clamp(
        goal.minutes + step(2, "Minutes each time", format_line("{}", goal.minutes)), 1, 120);
    const int weeks = state.look_again_weeks;
    const Line again =
        weeks == 0 ? Line{"no date"} : format_line("in {} week{}", weeks, weeks == 1 ? "" : "s");
    state.look_again_weeks = std::clamp(weeks + step(3, "Look at it again", again), 0, 26);
}

std::span<const KeyHint> hints_for(const GoalsState& state)
{
    switch (state.doing) {
    case Doing::reading:
        return state.goals.value().empty() ? std::span<const KeyHint>{empty_hints} : reading_hints;
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
    GoalsState& state = frame.view.state<GoalsState>();
    take_answers(frame, frame.elapsed);
    if (state.visit != frame.view.visit) request_goals(frame);
    answer_keys(frame);
    take_answers(frame, 0s);
    const Canvas& canvas = frame.canvas;
    Rect area = draw_page(canvas, "Goals", hints_for(state));
    const Rect below = area.cut_bottom(1.5f * Canvas::height_of(canvas.font().small));
    canvas.text_within(below.top_left(), below.width(), canvas.font().small, canvas.colour().quiet,
                       state.goals.slow() ? slow_library : std::string_view{state.message});
    if (state.doing == Doing::setting) return draw_form(frame, area);
    if (state.doing == Doing::planning) return draw_plan_form(frame, area);
    draw_goals(frame, area);
}

} // namespace eupnea::ui
