// SPDX-License-Identifier: MIT
// The session plans to choose from, and what each of them does.
#include "ui/consent_state.hpp"
#include "ui/kit/list.hpp"
#include "ui/kit/page.hpp"
#include "ui/navigation.hpp"
#include "ui/room_state.hpp"
#include "ui/screens.hpp"
#include "ui/words.hpp"

#include <array>

namespace eupnea::ui {

namespace {

constexpr std::array hints{KeyHint{"\u2191 \u2193", "plan"}, KeyHint{"Esc", "back"},
                           KeyHint{"O", "the page of consent"}, KeyHint{"PgUp PgDn", "further"},
                           KeyHint{"L", "light or dark"}};

Line length_words(const PracticeStep& step)
{
    const double minutes = step.length.count() / 60.0;
    return step.end == StepEnd::at_key ? format_line("about {:.2g} min, until you go on", minutes)
                                       : format_line("{:.2g} min", minutes);
}

struct AboutLine {
    ImFont* font;
    Colour colour;
    std::string words;
    float air; ///< below it, pixels
};

std::vector<AboutLine> about(const Frame& frame, const Practice& plan)
{
    const Fonts& font = frame.canvas.font();
    const Palette& colour = frame.canvas.colour();
    const float air = frame.canvas.px(10.0f);
    std::vector<AboutLine> lines{{font.large, colour.text, plan.title, 0.0f},
                                 {font.body, colour.text, plan.purpose, air}};
    for (const std::string& caution : plan.cautions)
        lines.push_back({font.small, colour.text, caution, air});
    for (const PracticeStep& step : plan.steps)
        lines.push_back({font.small, colour.quiet,
                         fmt::format("{}, {}", step.title, length_words(step).view()), 0.0f});
    lines.back().air = air;
    lines.push_back({font.small, colour.quiet, "From: " + plan.origin, 0.0f});
    return lines;
}

void draw_about(Frame& frame, const Rect& area, const Practice& plan)
{
    const auto lines = about(frame, plan);
    const float width = area.width() - frame.canvas.px(14.0f);
    float height = 0.0f;
    for (const AboutLine& line : lines)
        height += frame.canvas.prose_height(width, line.font, line.words) + line.air;
    Scroll& scroll = frame.view.state<RoomState>().scroll;
    scroll.follow(frame.keys, area, height);
    const ScrolledArea scrolled{frame.canvas, area, scroll, height};
    Rect rest = scrolled.content();
    for (const AboutLine& line : lines)
        rest.top += frame.canvas.prose(rest, line.font, line.colour, line.words) + line.air;
}

void open_consent(Frame& frame)
{
    frame.view.state<RoomState>().scroll = {};
    frame.view.open(ScreenId::consent);
}

/// The page of consent comes first where the plan asks for it, and where nothing has been agreed to.
void begin(Frame& frame, std::size_t plan)
{
    const PlanCatalog& catalog = frame.resources.plans;
    const auto& consent = consent_state(frame).now;
    const bool lacking = consent.known() && consent.error().empty() && !consent.value().holds();
    if (catalog.plans[plan].consent || lacking) return open_consent(frame);
    frame.send(BeginPractice{catalog.practices[plan], Seconds{0.0}, {}});
}

} // namespace

void draw_plans_screen(Frame& frame)
{
    answer_escape(frame);
    const Canvas& canvas = frame.canvas;
    Rect area = draw_page(canvas, "In the room", hints);
    const auto& plans = frame.resources.plans.practices;
    if (plans.empty()) {
        canvas.prose(area, canvas.font().body, canvas.colour().quiet,
                     "The session plans that came with the program are not there.");
        return;
    }
    consent_state(frame);
    RoomState& room = frame.view.state<RoomState>();
    const Rect list = area.cut_left(0.38f * area.width());
    area.cut_left(canvas.px(48.0f));
    const auto row = [&](std::size_t i) { return Row{plans[i].title, "", false}; };
    const std::size_t next = draw_list(canvas, frame.keys, list, plans.size(),
                                       std::min(room.plan, plans.size() - 1), row);
    if (next != room.plan) {
        room.plan = next;
        room.scroll = {};
    }
    if (frame.keys.typed('o')) return open_consent(frame);
    const Rect actions = area.cut_bottom(1.75f * Canvas::height_of(canvas.font().large));
    area.cut_bottom(canvas.px(10.0f));
    draw_about(frame, area, plans[room.plan]);
    if (draw_button(canvas, actions, "Begin", "Enter") || frame.keys.entered())
        begin(frame, room.plan);
}

} // namespace eupnea::ui
