// SPDX-License-Identifier: MIT
#include "ui/guidance.hpp"

#include "ui/kit/fading_words.hpp"
#include "ui/letter_state.hpp"
#include "ui/practice_time.hpp"
#include "ui/words.hpp"

namespace eupnea::ui {

namespace {

constexpr std::size_t least_lines = 2;    ///< of a prompt
constexpr std::size_t own_lines = 3;      ///< of the person's own words, however long
constexpr Seconds fade{0.6};              ///< of words that come
constexpr Seconds until_rest{6.0};        ///< the screen waits so long before it rests
constexpr Seconds going_to_rest{3.0};     ///< and takes so long
constexpr std::size_t longest_line = 159; ///< bytes of a Text

struct WordsState {
    FadingWords breath{Seconds{0.6}};
    FadingWords warning{Seconds{0.6}};
};

struct AttentionState {
    Timestamp touched{}; ///< when the person last moved a key or the mouse
};

std::string_view breath_words(const Frame& frame)
{
    if (is_paused(frame)) return "paused";
    if (frame.session.step()->writing) return "";
    if (frame.session.pacer().at(frame.now)) return phase_words(frame.session, frame.now);
    return "the breath goes its own way";
}

void add_line(Frame& frame)
{
    LetterState& letter = frame.view.state<LetterState>();
    if (letter.line.text.empty()) return;
    frame.send(AddWords{letter.line.text});
    letter.lines.push_back(std::exchange(letter.line, {}).text);
}

float prompt_width(const Canvas& canvas, float room)
{
    return std::min(room, 30.0f * Canvas::height_of(canvas.font().medium));
}

/// Of the longest prompt in the practice under way.
std::size_t most_lines(const Frame& frame, float width)
{
    std::size_t most = least_lines;
    const Practice* practice = frame.resources.practice(frame.session.step()->practice.view());
    if (!practice) return own_lines;
    for (const PracticeStep& step : practice->steps)
        for (const PracticePrompt& prompt : step.prompts)
            for (const std::string& words : prompt.say) {
                const bool own = words.find(own_words_mark) != std::string::npos;
                const auto lines = Canvas::even_lines_of(frame.canvas.font().medium, words, width);
                most = std::max(most, own ? own_lines : lines.size());
            }
    return most;
}

} // namespace

float guidance_height(const Frame& frame, float width)
{
    const Fonts& font = frame.canvas.font();
    const std::size_t lines = most_lines(frame, prompt_width(frame.canvas, width));
    return 1.5f * Canvas::height_of(font.body) +
           1.2f * static_cast<float>(lines) * Canvas::height_of(font.medium) +
           2.0f * Canvas::height_of(font.small);
}

void draw_guidance(const Frame& frame, Rect area)
{
    const Canvas& canvas = frame.canvas;
    const Fonts& font = canvas.font();
    const Palette& colour = canvas.colour();
    const float centre = area.centre().x;
    auto& [breath, warning] = frame.view.state<WordsState>();
    breath.show(breath_words(frame), frame.elapsed);
    warning.show(warning_words(frame.session, frame.now).view(), frame.elapsed);
    draw_fading(canvas, {centre, area.cut_top(1.5f * Canvas::height_of(font.body)).top},
                area.width(), font.body, colour.breath_text, breath);
    const Rect below = area.cut_bottom(2.0f * Canvas::height_of(font.small));
    draw_fading(canvas, {centre, below.top}, below.width(), font.small, colour.quiet, warning);
    const auto prompts = frame.session.prompts();
    if (prompts.empty() || is_paused(frame)) return;
    const auto share = static_cast<float>((frame.now - prompts.back().time) / fade);
    canvas.centred({centre, area.top}, prompt_width(canvas, area.width()), font.medium,
                   faded(colour.text, std::clamp(share, 0.0f, 1.0f)), prompts.back().text.view());
}

void draw_letter(Frame& frame, Rect area)
{
    const Canvas& canvas = frame.canvas;
    ImFont* body = canvas.font().body;
    const LetterState& letter = frame.view.state<LetterState>();
    area = area.inset(0.2f * area.width(), 0.0f);
    const float row = Canvas::leading * Canvas::height_of(body);
    draw_text_field(canvas, area.cut_bottom(canvas.px(22.0f) + 2.0f * row), letter.line,
                    "One short line, then Enter", Cursor::shown);
    area.cut_bottom(canvas.px(12.0f));
    for (auto line = letter.lines.rbegin(); line != letter.lines.rend(); ++line) {
        const float height = canvas.prose_height(area.width(), body, *line);
        if (height > area.height()) return;
        canvas.prose(area.cut_bottom(height), body, canvas.colour().text, *line);
    }
}

void write_letter(Frame& frame)
{
    LetterState& letter = frame.view.state<LetterState>();
    const auto& step = frame.session.step();
    const Seconds session = frame.session.start()->since_launch;
    if (letter.session != session) {
        letter = LetterState{};
        letter.session = session;
    }
    if (!step || !step->writing) return add_line(frame);
    frame.view.writing = true;
    letter.line.take(frame.keys, longest_line, TextLines::one);
    if (frame.keys.entered()) add_line(frame);
}

float attention(Frame& frame)
{
    const auto& step = frame.session.step();
    const Point moved = ImGui::GetIO().MouseDelta;
    const bool touched = !frame.keys.strokes().empty() || moved.x != 0.0f || moved.y != 0.0f;
    Timestamp& last = frame.view.state<AttentionState>().touched;
    if (touched || last > frame.now) last = frame.now;
    if (!step || step->eyes == Eyes::open || is_paused(frame)) return 1.0f;
    const Seconds alone = frame.now - std::max(last, step->time) - until_rest;
    return static_cast<float>(std::clamp(1.0 - alone / going_to_rest, 0.0, 1.0));
}

} // namespace eupnea::ui
