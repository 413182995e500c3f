// SPDX-License-Identifier: MIT
#include "ui/plan_form.hpp"

#include "ui/kit/form.hpp"

namespace eupnea::ui {

namespace {

constexpr std::array<std::string_view, 7> day_names{"Mon", "Tue", "Wed", "Thu",
                                                    "Fri", "Sat", "Sun"};
constexpr int quarters_a_day = 4 * 24;
constexpr std::size_t rows = 4;

void draw_days(Frame& frame, const Rect& area)
{
    const Canvas& canvas = frame.canvas;
    const Palette& colour = canvas.colour();
    ImFont* font = canvas.font().body;
    PlanDraft& plan = frame.view.state<GoalsState>().plan;
    const bool here = plan.row == 0;
    if (here) {
        const int step = frame.keys.pressed(Key::right) - frame.keys.pressed(Key::left);
        plan.day = static_cast<std::size_t>(std::clamp(static_cast<int>(plan.day) + step, 0, 6));
        if (frame.keys.typed(' ')) plan.days[plan.day] = !plan.days[plan.day];
    }
    Rect rest = area;
    for (std::size_t i = 0; i < day_names.size(); ++i) {
        const Rect cell =
            rest.cut_left(area.width() / 7.0f).inset(canvas.px(4.0f), canvas.px(2.0f));
        if (canvas.click(day_names[i].data(), cell)) plan.days[i] = !plan.days[i];
        if (plan.days[i])
            canvas.draw().AddRectFilled(cell.top_left(), cell.bottom_right(), colour.button,
                                        canvas.px(10.0f));
        if (here && i == plan.day)
            canvas.draw().AddRect(cell.top_left(), cell.bottom_right(), colour.text,
                                  canvas.px(10.0f), 0, std::max(1.0f, canvas.px(2.0f)));
        canvas.text({cell.centre().x, cell.centre().y - 0.5f * Canvas::height_of(font)}, font,
                    plan.days[i] ? colour.on_button : colour.quiet, day_names[i], Align::centre);
    }
}

} // namespace

Plan plan_of(const PlanDraft& draft)
{
    Plan plan;
    for (std::size_t i = 0; i < draft.days.size(); ++i)
        if (draft.days[i]) plan.days.push_back(static_cast<int>(i));
    plan.hour = draft.quarter / 4;
    plan.minute = 15 * (draft.quarter % 4);
    plan.minutes = draft.minutes;
    plan.weeks = draft.weeks;
    plan.title = "A few quiet breaths";
    return plan;
}

void draw_plan_form(Frame& frame, Rect area)
{
    const Canvas& canvas = frame.canvas;
    PlanDraft& plan = frame.view.state<GoalsState>().plan;
    ImFont* body = canvas.font().body;
    area.right = std::min(area.right, area.left + 34.0f * Canvas::height_of(body));
    area.cut_top(canvas.prose(area, body, canvas.colour().quiet,
                              "Days and times as a file that your own calendar opens.") +
                 canvas.px(14.0f));
    const float height = 2.0f * Canvas::height_of(body);
    plan.row = moved_row(frame.keys, plan.row, rows);
    draw_days(frame, area.cut_top(height));
    area.cut_top(canvas.px(8.0f));
    const auto step = [&](std::size_t row, std::string_view label, const Line& value) {
        return draw_form_row(canvas, frame.keys, area.cut_top(height),
                             {label, value.view(), plan.row == row});
    };
    const Line time = format_line("{:02}:{:02}", plan.quarter / 4, 15 * (plan.quarter % 4));
    plan.quarter = (plan.quarter + step(1, "At", time) + quarters_a_day) % quarters_a_day;
    plan.minutes = std::clamp(
        plan.minutes + step(2, "Minutes each time", format_line("{}", plan.minutes)), 1, 120);
    plan.weeks = std::clamp(plan.weeks + step(3, "Weeks", format_line("{}", plan.weeks)), 1, 52);
}

} // namespace eupnea::ui
