// SPDX-License-Identifier: MIT
#include "ui/kit/fading_words.hpp"
#include "ui/kit/key_hints.hpp"
#include "ui/origin.hpp"
#include "ui/pace_state.hpp"
#include "ui/pacer_view.hpp"
#include "ui/practice_scene.hpp"
#include "ui/ribbons.hpp"
#include "ui/screens.hpp"
#include "ui/words.hpp"

#include <array>
#include <cmath>

namespace eupnea::ui {

namespace {

constexpr int best_comfort = 10;
constexpr std::array hints{
    KeyHint{"0 \u2026 9", "how it felt"}, KeyHint{"\u2190 \u2192 Enter", "the same, up to 10"},
    KeyHint{"M", "marker"}, KeyHint{"?", "what the numbers mean"}, KeyHint{"Esc", "end"}};
constexpr std::size_t hints_of_the_question = 2;

/// The last pace that has ended and that nobody has spoken about yet; only the last one that ended.
const AskedPace* unanswered(const Frame& frame)
{
    const auto paces = frame.session.assessment()->paces();
    for (auto pace = paces.rbegin(); pace != paces.rend(); ++pace)
        if (pace->began.end() <= frame.now) return pace->comfort ? nullptr : &*pace;
    return nullptr;
}

void answer(Frame& frame, int comfort)
{
    frame.send(GiveAnswer{
        CheckMoment::during, CheckQuestion::pace, static_cast<std::uint8_t>(comfort), {}});
}

void answer_keys(Frame& frame)
{
    if (frame.keys.pressed(Key::escape)) frame.send(EndSession{});
    if (frame.keys.typed('m')) frame.send(AddMark{});
    if (!unanswered(frame)) return;
    int& comfort = frame.view.state<PaceState>().comfort;
    if (frame.keys.pressed(Key::left)) comfort = std::max(0, comfort - 1);
    if (frame.keys.pressed(Key::right)) comfort = std::min(best_comfort, comfort + 1);
    if (frame.keys.entered()) answer(frame, comfort);
    for (int number = 0; number < best_comfort; ++number)
        if (frame.keys.typed(static_cast<char>('0' + number))) answer(frame, number);
}

/// Eleven numbers in a row, from "not at all well" to "very well".
void draw_question(Frame& frame, const AskedPace& pace, Rect area)
{
    const Canvas& canvas = frame.canvas;
    const Fonts& font = canvas.font();
    const Palette& colour = canvas.colour();
    canvas.text(
        {area.centre().x, area.cut_top(1.5f * Canvas::height_of(font.body)).top}, font.body,
        colour.text,
        pace.began.step.slides()
            ? Line{"How did that feel?"}.view()
            : format_line("How did {:.1f} a minute feel?", pace.began.step.from.per_minute).view(),
        Align::centre);
    const float step = 2.4f * Canvas::height_of(font.body);
    const float high = 1.5f * Canvas::height_of(font.body);
    Rect numbers = area.cut_top(high);
    const float left = numbers.centre().x - 5.5f * step;
    for (int number = 0; number <= best_comfort; ++number) {
        const float x = left + static_cast<float>(number) * step;
        const Rect box{x + canvas.px(3.0f), numbers.top, x + step - canvas.px(3.0f),
                       numbers.bottom};
        ImGui::PushID(number);
        bool hovered = false;
        if (canvas.click("comfort", box, &hovered)) answer(frame, number);
        ImGui::PopID();
        const bool chosen = number == frame.view.state<PaceState>().comfort;
        canvas.draw().AddRectFilled(box.top_left(), box.bottom_right(),
                                    chosen || hovered ? colour.chosen : colour.raised,
                                    canvas.px(8.0f));
        canvas.text({box.centre().x, box.centre().y - 0.5f * Canvas::height_of(font.body)},
                    font.body, colour.text, format_line("{}", number).view(), Align::centre);
    }
    const Rect ends = area.cut_top(1.4f * Canvas::height_of(font.small));
    canvas.text({left, ends.top}, font.small, colour.quiet, "not at all well");
    canvas.text({left + 11.0f * step, ends.top}, font.small, colour.quiet, "very well",
                Align::right);
}

Line clock_words(Seconds left)
{
    const int seconds = std::max(0, static_cast<int>(std::ceil(left.count())));
    return format_line("{}:{:02}", seconds / 60, seconds % 60);
}

/// What is asked for now, and how long still.
Line pace_words(const Frame& frame)
{
    const PaceBegan& pace = frame.session.assessment()->paces().back().began;
    if (frame.now >= pace.end()) {
        const bool last = pace.number + 1 == pace.of;
        const Seconds left = pace.end() + pace.rest - frame.now;
        if (last || left <= 0s) return "Breathe as you like for a moment.";
        return format_line("Breathe as you like. {}", clock_words(left).view());
    }
    const BreathRate rate = asked_rate(pace.step, frame.now - pace.time);
    return format_line("{:.{}f} breaths a minute, {} left", rate.per_minute,
                       pace.step.slides() ? 2 : 1, clock_words(pace.end() - frame.now).view());
}

void draw_guide(Frame& frame, const Rect& area)
{
    const PaceBegan& pace = frame.session.assessment()->paces().back().began;
    const double left = (pace.end() - frame.now) / pace.step.length;
    const auto elapsed = static_cast<float>(std::clamp(1.0 - left, 0.0, 1.0));
    draw_bar(frame.canvas, area,
             follow_scene(frame, scene_input(frame.session, frame.now, elapsed)));
}

struct WordsState {
    FadingWords phase{Seconds{0.6}};
    FadingWords state{Seconds{0.6}};
};

void draw_words(const Frame& frame, Rect area)
{
    const Canvas& canvas = frame.canvas;
    const Fonts& font = canvas.font();
    const float centre = area.centre().x;
    auto& [phase, state] = frame.view.state<WordsState>();
    phase.show(frame.session.pacer().running() ? phase_words(frame.session, frame.now) : "rest",
               frame.elapsed);
    state.show(state_words(frame.session, frame.now).view(), frame.elapsed);
    draw_fading(canvas, {centre, area.cut_top(1.18f * Canvas::height_of(font.large)).top},
                area.width(), font.large, canvas.colour().text, phase);
    canvas.centred({centre, area.cut_top(1.3f * Canvas::height_of(font.body)).top}, area.width(),
                   font.body, canvas.colour().text, pace_words(frame).view());
    draw_fading(canvas, {centre, area.top}, area.width(), font.small, canvas.colour().quiet, state);
}

} // namespace

void draw_pace_screen(Frame& frame)
{
    answer_keys(frame);
    const Canvas& canvas = frame.canvas;
    const Fonts& font = canvas.font();
    Rect area = canvas.area();
    const Rect keys = area.cut_bottom(canvas.px(50.0f));
    const Rect below = area.cut_bottom(0.275f * canvas.area().height());
    area = area.inset(canvas.px(28.0f), canvas.px(18.0f));
    draw_origin(frame, area.top_left());
    const PaceBegan& pace = frame.session.assessment()->paces().back().began;
    canvas.text({area.right, area.top}, font.small, canvas.colour().quiet,
                format_line("Find my pace: {} of {}", pace.number + 1, pace.of).view(),
                Align::right);
    const Rect words =
        area.cut_bottom(1.18f * Canvas::height_of(font.large) +
                        1.3f * Canvas::height_of(font.body) + 2.4f * Canvas::height_of(font.small));
    area.cut_bottom(canvas.px(6.0f));
    draw_guide(frame, area);
    draw_words(frame, words);
    const AskedPace* const ended = unanswered(frame);
    if (ended)
        draw_question(frame, *ended, below);
    else
        draw_ribbons(frame, {below.left + canvas.px(64.0f), below.top, below.right, below.bottom});
    draw_key_hints(canvas, keys.centre(),
                   std::span{hints}.subspan(ended ? 0 : hints_of_the_question));
}

} // namespace eupnea::ui
