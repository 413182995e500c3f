// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/list.hpp"
#include "ui/kit/page.hpp"
#include "ui/kit/row.hpp"
#include "ui/screens.hpp"

namespace eupnea::ui {

namespace {

constexpr std::array hints{KeyHint{"\u2191 \u2193", "way of looking"}, KeyHint{"R", "rests"},
                           KeyHint{"?", "what the numbers mean"}, KeyHint{"Esc", "back"}};

constexpr std::string_view purpose =
    "At one slow pace, a little different in everyone, the heart swings most with the breath. Here "
    "the guide goes through several paces; you follow it, gently, and say how each one felt. A "
    "chest "
    "strap or a pulse sensor is needed, and a belt: a pace counts only when the breath was "
    "measured.";

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

const Way& way_of(const PaceView& view) { return *std::ranges::find(ways, view.mode, &Way::mode); }

Seconds rest_of(const PaceView& view)
{
    constexpr Seconds half_a_minute{30.0};
    return view.rests && view.mode != AssessmentMode::sliding ? half_a_minute : Seconds{0.0};
}

void begin(Frame& frame)
{
    PaceView& view = frame.view.pace;
    frame.send(BeginAssessment{view.mode, rest_of(view)});
    frame.view.place = Place::begin;
    view.earlier.reset();
}

/// What was found before, and the offer to look again; looked up once.
const std::string& earlier_words(Frame& frame)
{
    auto& words = frame.view.pace.earlier;
    if (words) return *words;
    constexpr std::size_t most = 4;
    const EarlierPaces earlier =
        frame.shelf.earlier_paces ? frame.shelf.earlier_paces() : EarlierPaces{};
    words.emplace();
    for (std::size_t i = 0; i < std::min(most, earlier.found.size()); ++i)
        *words += sentence(earlier.found[i]) + "\n";
    if (earlier.look_again) *words += another_look;
    return *words;
}

void draw_ways(Frame& frame, const Rect& area)
{
    PaceView& view = frame.view.pace;
    const auto chosen = static_cast<std::size_t>(&way_of(view) - ways.data());
    const auto row = [](std::size_t i) { return Row{ways[i].name, "", false}; };
    view.mode = ways[draw_list(frame, area, ways.size(), chosen, row)].mode;
}

void draw_way(Frame& frame, Rect area)
{
    const Canvas& canvas = frame.canvas;
    const Fonts& font = canvas.font();
    const PaceView& view = frame.view.pace;
    const Seconds rest = rest_of(view);
    const auto minutes = std::ceil(assessment_length(view.mode, rest).count() / 60.0 - 0.01);
    const Line words = say("{} About {:.0f} minutes{}.", way_of(view).sentence, minutes,
                           rest > 0s ? ", with half a minute of rest after each pace" : "");
    area.cut_top(canvas.paragraph(area, font.body, canvas.colour().text, words.view()) +
                 canvas.px(14.0f));
    canvas.paragraph(area, font.small, canvas.colour().quiet, earlier_words(frame));
}

} // namespace

void draw_pace_page(Frame& frame)
{
    answer_escape(frame);
    PaceView& view = frame.view.pace;
    if (frame.keys.typed('r')) view.rests = !view.rests;
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
