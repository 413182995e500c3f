// SPDX-License-Identifier: MIT
#include <cmath>

#include "ui/list.hpp"
#include "ui/page.hpp"
#include "ui/screens.hpp"

namespace eupnea::ui {

namespace {

constexpr std::array hints{KeyHint{"\u2191 \u2193", "practice"}, KeyHint{"\u2212 +", "length"},
                           KeyHint{"L", "light or dark"}, KeyHint{"Esc", "back"}};
constexpr Seconds longest = std::chrono::minutes{60};
constexpr Seconds minute{60.0};

Seconds length_of(const ChooseView& view, const Practice& practice)
{
    return view.length > 0s ? view.length : practice.length();
}

/// To whole minutes, but never below the shortest.
void choose_length(ChooseView& view, const Practice& practice, int step)
{
    if (step == 0) return;
    const double now = length_of(view, practice) / minute;
    const double next = step > 0 ? std::floor(now + 1e-6) + 1.0 : std::ceil(now - 1e-6) - 1.0;
    view.length = std::clamp(next * minute, practice.shortest, longest);
}

void begin(Frame& frame, const Practice& practice)
{
    frame.send(BeginPractice{practice, length_of(frame.view.choose, practice), {}});
}

Line minutes_words(Seconds length) { return say("{:.3g} min", length / minute); }

/// "2 min On firm ground, 4 min Your own words"
std::string steps_words(const Practice& practice, Seconds length)
{
    std::string words;
    for (const PracticeStep& step : practice.steps) {
        if (!words.empty()) words += "  \u00B7  ";
        words += fmt::format("{} {:.2g}", step.title,
                             length / practice.length() * (step.length / minute));
    }
    return words + " min";
}

void draw_about(const Frame& frame, Rect area, const Practice& practice)
{
    const Canvas& canvas = frame.canvas;
    const Fonts& font = canvas.font();
    const Palette& colour = canvas.colour();
    const auto write = [&](ImFont* size, Colour ink, std::string_view words, float air) {
        area.cut_top(canvas.prose(area, size, ink, words) + canvas.px(air));
    };
    write(font.large, colour.text, practice.title, 0.0f);
    write(font.body, colour.text, practice.purpose, 14.0f);
    write(font.small, colour.quiet, steps_words(practice, length_of(frame.view.choose, practice)),
          10.0f);
    for (const std::string& caution : practice.cautions)
        write(font.small, colour.text, caution, 10.0f);
    write(font.small, colour.quiet, "From: " + practice.origin, 0.0f);
}

} // namespace

void draw_choose_screen(Frame& frame)
{
    answer_escape(frame);
    const Canvas& canvas = frame.canvas;
    Rect area = draw_page(canvas, "Practices", hints);
    const auto& practices = frame.shelf.practices;
    if (practices.empty()) {
        canvas.prose(area, canvas.font().body, canvas.colour().quiet,
                     "The practices that came with the program are not there.");
        return;
    }
    ChooseView& view = frame.view.choose;
    const Rect list = area.cut_left(0.38f * area.width());
    area.cut_left(canvas.px(48.0f));
    const auto row = [&](std::size_t i) { return Row{practices[i].title, "", false}; };
    const std::size_t next = draw_list(frame, list, practices.size(), view.practice, row);
    if (next != view.practice) view = {next, {}};

    const Practice& practice = practices[view.practice];
    Rect actions = area.cut_bottom(1.75f * Canvas::height_of(canvas.font().large));
    draw_about(frame, area, practice);
    const Rect length = actions.cut_left(0.5f * (actions.width() - canvas.px(18.0f)));
    actions.cut_left(canvas.px(18.0f));
    const int keys = frame.keys.typed('+') - frame.keys.typed('-');
    const Line words = minutes_words(length_of(view, practice));
    choose_length(view, practice, keys + draw_stepper(canvas, length, words.view()));
    if (draw_button(canvas, actions, "Begin", "Enter") || frame.keys.entered())
        begin(frame, practice);
}

} // namespace eupnea::ui
