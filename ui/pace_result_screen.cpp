// SPDX-License-Identifier: MIT
#include "resonance/assessment_plan.hpp"
#include "ui/begin_state.hpp"
#include "ui/kit/key_hints.hpp"
#include "ui/kit/plot.hpp"
#include "ui/origin.hpp"
#include "ui/pace_state.hpp"
#include "ui/screens.hpp"

#include <array>
#include <fmt/format.h>

namespace eupnea::ui {

namespace {

constexpr std::size_t most_in_a_row = 5;

std::array<KeyHint, 4> hints(const Resonance& resonance)
{
    return {{{"Enter", resonance.rate ? "breathe at this pace" : "back to the beginning"},
             {"?", "what the numbers mean"},
             {"L", "light or dark"},
             {"Esc", "close"}}};
}

/// The found pace becomes the first of the breathing patterns, and the chosen one.
void take_pace(View& view, BreathRate rate)
{
    const Pattern pattern = pattern_at_pace(rate);
    BeginState& begin = view.state<BeginState>();
    begin.choices = choices(pattern);
    begin.choice = index_of(begin.choices, pattern);
}

void answer_keys(Frame& frame, const Resonance& resonance)
{
    if (frame.keys.pressed(Key::escape)) frame.view.closing = true;
    if (!frame.keys.entered()) return;
    if (resonance.rate) take_pace(frame.view, *resonance.rate);
    frame.view.seen = frame.session.start()->since_launch;
}

/// Heart and lungs over one breath, averaged; all cells on one scale.
void draw_curves(const Canvas& canvas, const Rect& area, const RateResult& rate, float reach_bpm)
{
    std::array<Point, BreathCurve::points> heart, lungs;
    for (std::size_t i = 0; i < BreathCurve::points; ++i) {
        const float x = area.left + area.width() * static_cast<float>(i) /
                                        static_cast<float>(BreathCurve::points - 1);
        lungs[i] = {x, area.bottom - rate.lungs[i] * area.height()};
        heart[i] = {x, area.centre().y - rate.heart_bpm[i] / reach_bpm * 0.5f * area.height()};
    }
    draw_line(canvas, lungs, std::max(1.0f, canvas.px(1.6f)), faded(canvas.colour().breath, 0.8f));
    draw_line(canvas, heart, std::max(1.0f, canvas.px(2.4f)), canvas.colour().heart);
}

/// One pace: its curves, and under them what was measured and how it felt, if that was answered.
void draw_cell(const Canvas& canvas, Rect cell, const RateResult& rate, bool best, float reach_bpm)
{
    const Palette& colour = canvas.colour();
    const Fonts& font = canvas.font();
    canvas.draw().AddRectFilled(cell.top_left(), cell.bottom_right(),
                                best ? colour.chosen : colour.raised, canvas.px(12.0f));
    cell = cell.inset(canvas.px(12.0f), canvas.px(8.0f));
    canvas.text_within(cell.cut_top(1.2f * Canvas::height_of(font.body)).top_left(), cell.width(),
                       font.body, colour.text,
                       format_line("{:.3g} a minute", rate.asked.per_minute).view());
    const float line = 1.2f * Canvas::height_of(font.small);
    Rect words = cell.cut_bottom((rate.comfort ? 3.0f : 2.0f) * line);
    if (rate.fate != RateFate::used) {
        canvas.paragraph(words, font.small, colour.quiet, sentence(rate.fate));
        return;
    }
    const auto write_line = [&](const Line& what) {
        canvas.text_within(words.cut_top(line).top_left(), words.width(), font.small, colour.quiet,
                           what.view());
    };
    write_line(format_line("swing {:.1f} bpm", rate.swing_bpm));
    write_line(format_line("phase {:+.0f}\u00b0", rate.phase_deg));
    if (rate.comfort) write_line(format_line("felt {} of 10", *rate.comfort));
    draw_curves(canvas, cell.inset(0.0f, canvas.px(6.0f)), rate, reach_bpm);
}

/// In rows of at most five, so that nothing has to be cut off.
void draw_cells(const Canvas& canvas, const Rect& area, const Resonance& resonance)
{
    if (resonance.rates.empty()) return;
    double reach = 1.0;
    const RateResult* best = nullptr;
    for (const RateResult& rate : resonance.rates) {
        reach = std::max(reach, rate.swing_bpm);
        if (rate.score && (!best || *rate.score > *best->score)) best = &rate;
    }
    const float gap = canvas.px(10.0f);
    const std::size_t rows = (resonance.rates.size() + most_in_a_row - 1) / most_in_a_row;
    const std::size_t in_a_row = (resonance.rates.size() + rows - 1) / rows;
    const float width = (area.width() + gap) / static_cast<float>(in_a_row);
    const float height = (area.height() + gap) / static_cast<float>(rows);
    for (std::size_t i = 0; i < resonance.rates.size(); ++i) {
        const RateResult& rate = resonance.rates[i];
        const Point corner = area.top_left() + Point{width * static_cast<float>(i % in_a_row),
                                                     height * static_cast<float>(i / in_a_row)};
        draw_cell(canvas, {corner.x, corner.y, corner.x + width - gap, corner.y + height - gap},
                  rate, resonance.rate && &rate == best, static_cast<float>(reach));
    }
}

/// Which curve is which, each name in its curve's colour.
void draw_legend(const Canvas& canvas, Point at)
{
    ImFont* const font = canvas.font().small;
    const auto write = [&](Colour colour, std::string_view words) {
        canvas.text(at, font, colour, words);
        at.x += Canvas::width_of(font, words);
    };
    write(canvas.colour().quiet, "Over one breath, averaged:  ");
    write(canvas.colour().breath_text, "breath  ");
    write(canvas.colour().heart, "heart rate");
}

/// Under the title, which names the pace if there is one.
std::string meaning(const Resonance& resonance)
{
    if (!resonance.rate) return sentence(resonance);
    return fmt::format("Here the heart swings most with the breath: from {:.1f} to {:.1f}.",
                       resonance.low.per_minute, resonance.high.per_minute);
}

/// A slide is asked about once, as a whole.
std::string how_the_slide_felt(const Assessment& assessment)
{
    const auto paces = assessment.paces();
    if (paces.empty() || !paces.back().began.step.slides() || !paces.back().comfort) return "";
    return fmt::format("The whole slide felt {} of 10.\n", *paces.back().comfort);
}

/// How it felt; and that a simulated person's numbers are nobody's.
std::string words_beside(const Frame& frame)
{
    std::string words = how_the_slide_felt(*frame.session.assessment());
    if (frame.session.start()->origin == Origin::simulated)
        words += "These are a simulated person's numbers, not yours.";
    return words;
}

/// What was found before this session, compared.
std::string words_about_earlier(const Frame& frame, const PaceOutcome& outcome)
{
    const PaceFound now = found(outcome.resonance, frame.session.now());
    std::string words;
    for (const EarlierPace& earlier : outcome.earlier.value().found)
        if (earlier.unix_ms < frame.session.start()->unix_ms)
            words += compared(now, earlier) + "\n";
    return words;
}

PaceOutcome outcome_of(Frame& frame)
{
    PaceOutcome outcome;
    outcome.session = frame.session.start()->since_launch;
    outcome.resonance = frame.session.assessment()->result();
    outcome.words = words_beside(frame);
    const Notebook& notebook = frame.resources.notebook;
    if (frame.session.start()->origin != Origin::simulated && notebook.request_earlier_paces)
        outcome.earlier.expect(notebook.request_earlier_paces());
    return outcome;
}

/// Worked out once; what was found before is added when the library has answered.
const PaceOutcome& current_outcome(Frame& frame)
{
    auto& outcome = frame.view.state<PaceState>().outcome;
    if (!outcome || outcome->session != frame.session.start()->since_launch)
        outcome = outcome_of(frame);
    if (outcome->earlier.poll(frame.elapsed))
        outcome->words += words_about_earlier(frame, *outcome);
    return *outcome;
}

} // namespace

void draw_pace_result_screen(Frame& frame)
{
    const PaceOutcome& outcome = current_outcome(frame);
    const Resonance& resonance = outcome.resonance;
    answer_keys(frame, resonance);
    const Canvas& canvas = frame.canvas;
    const Palette& colour = canvas.colour();
    const Fonts& font = canvas.font();

    Rect area = canvas.area();
    draw_origin(frame, {canvas.px(28.0f), canvas.px(18.0f)});
    const Rect keys = area.cut_bottom(canvas.px(52.0f));
    area = area.inset(canvas.px(64.0f), 0.0f);
    area.cut_top(canvas.px(50.0f));
    const Line title = resonance.rate
                           ? format_line("{:.1f} breaths a minute", resonance.rate->per_minute)
                           : Line{"Find my pace"};
    canvas.text(area.cut_top(1.25f * Canvas::height_of(font.large)).top_left(), font.large,
                colour.text, title.view());
    area.cut_top(canvas.paragraph(area, font.body, colour.quiet, meaning(resonance)) +
                 canvas.px(20.0f));
    Rect words = area.cut_bottom(5.0f * Canvas::height_of(font.small));
    area.cut_bottom(canvas.px(12.0f));
    draw_cells(canvas, area, resonance);
    const Rect legend = words.cut_top(1.4f * Canvas::height_of(font.small));
    if (!resonance.rates.empty()) draw_legend(canvas, legend.top_left());
    canvas.paragraph(words, font.small, colour.quiet, outcome.words);
    draw_key_hints(canvas, keys.centre(), hints(resonance));
}

} // namespace eupnea::ui
