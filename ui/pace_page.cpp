// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/list.hpp"
#include "ui/kit/page.hpp"
#include "ui/kit/row.hpp"
#include "ui/navigation.hpp"
#include "ui/pace_state.hpp"
#include "ui/screens.hpp"

namespace eupnea::ui {

namespace {

constexpr std::array hints{KeyHint{"\u2191 \u2193", "way of looking"}, KeyHint{"R", "rests"},
                           KeyHint{"?", "what the numbers mean"}, KeyHint{"Esc", "back"}};

constexpr std::string_view purpose =
    "At one slow pace, a little different in everyone, the heart swings most with the breath. Here "
    "the guide goes through several paces; you follow it, gently, and say how each one felt. A "
    "chest "
    "strap or a pulse sensor is needed, and better a belt too: without one a pace counts only "
    "while "
    "your heart follows the guide.";

struct Way {
    AssessmentMode mode;
    std::string_view name;
    std::string_view sentence;
};
constexpr std::array ways{
    Way{AssessmentMode::stepped, "Five paces",
        "6.5, 6.0, 5.5, 5.0 and 4.5 a minute, two minutes each."},
    Way{AssessmentMode::sliding, "Sliding",
        "From 6.75 to 4.25 a minute, a little slower with every breath. The surest."},
    Way{AssessmentMode::full, "Seven paces", "7.5 to 4.5 a minute, five minutes each."},
};

const Way& way_of(const PaceState& state)
{
    return *std::ranges::find(ways, state.mode, &Way::mode);
}

Seconds rest_of(const PaceState& state)
{
    constexpr Seconds half_a_minute{30.0};
    return state.rests && state.mode != AssessmentMode::sliding ? half_a_minute : Seconds{0.0};
}

void begin(Frame& frame)
{
    PaceState& state = frame.view.state<PaceState>();
    frame.send(BeginAssessment{state.mode, rest_of(state)});
    frame.view.open(ScreenId::begin);
}

void request_earlier(Frame& frame)
{
    PaceState& state = frame.view.state<PaceState>();
    if (state.visit == frame.view.visit) return;
    state.visit = frame.view.visit;
    const Notebook& notebook = frame.resources.notebook;
    if (notebook.request_earlier_paces) state.earlier.expect(notebook.request_earlier_paces());
}

/// What was found before, and the offer to look again; or why that is not known.
std::string earlier_words(const PaceState& state)
{
    constexpr std::size_t most = 4;
    if (state.earlier.slow()) return std::string{slow_library};
    const EarlierPaces& earlier = state.earlier.value();
    std::string words = state.earlier.error();
    for (std::size_t i = 0; i < std::min(most, earlier.found.size()); ++i)
        words += sentence(earlier.found[i]) + "\n";
    if (earlier.look_again) words += another_look;
    return words;
}

void draw_ways(Frame& frame, const Rect& area)
{
    PaceState& state = frame.view.state<PaceState>();
    const auto chosen = static_cast<std::size_t>(&way_of(state) - ways.data());
    const auto row = [](std::size_t i) { return Row{ways[i].name, "", false}; };
    state.mode = ways[draw_list(frame.canvas, frame.keys, area, ways.size(), chosen, row)].mode;
}

void draw_way(Frame& frame, Rect area)
{
    const Canvas& canvas = frame.canvas;
    const Fonts& font = canvas.font();
    const PaceState& state = frame.view.state<PaceState>();
    const Seconds rest = rest_of(state);
    const auto minutes = std::ceil(assessment_length(state.mode, rest).count() / 60.0 - 0.01);
    const Line words = format_line("{} About {:.0f} minutes{}.", way_of(state).sentence, minutes,
                                   rest > 0s ? ", with half a minute of rest after each pace" : "");
    area.cut_top(canvas.paragraph(area, font.body, canvas.colour().text, words.view()) +
                 canvas.px(14.0f));
    canvas.paragraph(area, font.small, canvas.colour().quiet, earlier_words(state));
}

} // namespace

void draw_pace_page(Frame& frame)
{
    answer_escape(frame);
    request_earlier(frame);
    PaceState& state = frame.view.state<PaceState>();
    state.earlier.poll(frame.elapsed);
    if (frame.keys.typed('r')) state.rests = !state.rests;
    if (frame.keys.entered()) begin(frame);
    const Canvas& canvas = frame.canvas;
    const Fonts& font = canvas.font();
    Rect area = draw_page(canvas, "Find my pace", hints);
    const Rect actions = area.cut_bottom(1.75f * Canvas::height_of(font.large));
    area.cut_bottom(canvas.px(14.0f));
    area.cut_top(canvas.paragraph(area, font.body, canvas.colour().text, purpose) +
                 canvas.px(18.0f));
    draw_ways(frame, area.cut_left(0.36f * area.width()));
    area.cut_left(canvas.px(48.0f));
    draw_way(frame, area);
    if (draw_button(canvas, actions, "Begin", "Enter")) begin(frame);
}

} // namespace eupnea::ui
