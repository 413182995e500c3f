// SPDX-License-Identifier: MIT
#include <cmath>

#include "ui/beginning.hpp"
#include "ui/check_state.hpp"
#include "ui/choose_state.hpp"
#include "ui/kit/list.hpp"
#include "ui/kit/page.hpp"
#include "ui/navigation.hpp"
#include "ui/screens.hpp"
#include "ui/words.hpp"

namespace eupnea::ui {

namespace {

constexpr std::array hints{KeyHint{"\u2191 \u2193", "practice"}, KeyHint{"\u2212 +", "length"},
                           KeyHint{"Esc", "back"}, KeyHint{"PgUp PgDn", "further"},
                           KeyHint{"L", "light or dark"}};
constexpr Seconds longest = std::chrono::minutes{60};
constexpr Seconds minute{60.0};

/// To whole minutes, but never below the shortest.
void choose_length(ChooseState& view, const Practice& practice, int step)
{
    if (step == 0) return;
    const double now = chosen_length(view, practice) / minute;
    const double next = step > 0 ? std::floor(now + 1e-6) + 1.0 : std::ceil(now - 1e-6) - 1.0;
    view.length = std::clamp(next * minute, practice.shortest, longest);
}

/// Its own question is asked whether the rest is wanted or not.
void begin(Frame& frame, const Practice& practice)
{
    CheckState& check = frame.view.state<CheckState>();
    if (!check.wanted && practice.words_before.empty()) return begin_practice(frame);
    check.start_over();
    frame.view.open(ScreenId::check_in);
}

void toggle_check(CheckState& check) { check.wanted = !check.wanted; }

void change_sound(Frame& frame, const SoundOptions& sound)
{
    frame.view.sound = sound;
    if (frame.resources.set_sound) frame.resources.set_sound(frame.view.sound);
}

/// A key, and what is so now; true when it was pressed or clicked.
bool draw_switch(const Frame& frame, Rect& area, char letter, std::string_view key,
                 std::string_view words)
{
    const Canvas& canvas = frame.canvas;
    ImFont* small = canvas.font().small;
    const float width = key_width(canvas, key) + canvas.px(10.0f) + Canvas::width_of(small, words);
    const Rect where = area.cut_left(width);
    area.cut_left(canvas.px(28.0f));
    const bool clicked = canvas.click(key.data(), where);
    const float middle = where.centre().y;
    draw_key(canvas, {where.left, middle}, key, canvas.colour().line, canvas.colour().text);
    canvas.text({where.left + key_width(canvas, key) + canvas.px(10.0f),
                 middle - 0.5f * Canvas::height_of(small)},
                small, canvas.colour().text, words);
    return clicked || frame.keys.typed(letter);
}

void draw_switches(Frame& frame, Rect area)
{
    CheckState& check = frame.view.state<CheckState>();
    if (draw_switch(frame, area, 'c', "C",
                    check.wanted ? "questions before and after" : "no questions"))
        toggle_check(check);
    if (draw_switch(frame, area, 's', "S", sound_names[frame.view.sound.sound]))
        change_sound(frame, frame.view.sound.next());
    if (draw_switch(frame, area, 'b', "B", bed_names[frame.view.sound.bed]))
        change_sound(frame, frame.view.sound.next_bed());
}

Line minutes_words(Seconds length) { return format_line("{:.3g} min", length / minute); }

/// A line is not broken inside it.
std::string together(std::string words)
{
    for (std::size_t space = 0; (space = words.find(' ', space)) != std::string::npos;)
        words.replace(space, 1, "\u00A0");
    return words;
}

/// "On firm ground 2 min, Your own words 4 min"
std::string steps_words(const Practice& practice, Seconds length)
{
    std::string words;
    for (const PracticeStep& step : practice.steps) {
        const double minutes = length / practice.length() * (step.length / minute);
        if (!words.empty()) words += ", ";
        words += together(fmt::format("{} {:.2g} min", step.title, minutes));
    }
    return words;
}

struct AboutLine {
    ImFont* font;
    Colour colour;
    std::string words;
    float air; ///< below it, pixels
};

std::vector<AboutLine> about(const Frame& frame, const Practice& practice)
{
    const Fonts& font = frame.canvas.font();
    const Palette& colour = frame.canvas.colour();
    const float air = frame.canvas.px(10.0f);
    std::vector<AboutLine> lines{{font.large, colour.text, practice.title, 0.0f},
                                 {font.body, colour.text, practice.purpose, air}};
    for (const std::string& caution : practice.cautions)
        lines.push_back({font.small, colour.text, caution, air});
    lines.push_back({font.small, colour.text, std::string{gentle_note}, air});
    const Seconds length = chosen_length(frame.view.state<ChooseState>(), practice);
    lines.push_back({font.small, colour.quiet, steps_words(practice, length), air});
    lines.push_back({font.small, colour.quiet, "From: " + practice.origin, 0.0f});
    return lines;
}

void draw_about(Frame& frame, const Rect& area, const Practice& practice)
{
    const Canvas& canvas = frame.canvas;
    const auto lines = about(frame, practice);
    const float width = area.width() - canvas.px(14.0f);
    float height = 0.0f;
    for (const AboutLine& line : lines)
        height += canvas.prose_height(width, line.font, line.words) + line.air;
    Scroll& scroll = frame.view.state<ChooseState>().scroll;
    scroll.follow(frame.keys, area, height);
    const ScrolledArea scrolled{canvas, area, scroll, height};
    Rect rest = scrolled.content();
    for (const AboutLine& line : lines)
        rest.top += canvas.prose(rest, line.font, line.colour, line.words) + line.air;
}

} // namespace

void draw_choose_screen(Frame& frame)
{
    answer_escape(frame);
    const Canvas& canvas = frame.canvas;
    Rect area = draw_page(canvas, "Practices", hints);
    const auto& practices = frame.resources.practices;
    if (practices.empty()) {
        canvas.prose(area, canvas.font().body, canvas.colour().quiet,
                     "The practices that came with the program are not there.");
        return;
    }
    ChooseState& view = frame.view.state<ChooseState>();
    const Rect list = area.cut_left(0.38f * area.width());
    area.cut_left(canvas.px(48.0f));
    const auto row = [&](std::size_t i) { return Row{practices[i].title, "", false}; };
    const std::size_t next =
        draw_list(frame.canvas, frame.keys, list, practices.size(), view.practice, row);
    if (next != view.practice) view = {next, Seconds{0.0}, {}};

    const Practice& practice = practices[view.practice];
    Rect actions = area.cut_bottom(1.75f * Canvas::height_of(canvas.font().large));
    area.cut_bottom(canvas.px(10.0f));
    draw_switches(frame, area.cut_bottom(2.0f * Canvas::height_of(canvas.font().small)));
    draw_about(frame, area, practice);
    const Rect length = actions.cut_left(0.5f * (actions.width() - canvas.px(18.0f)));
    actions.cut_left(canvas.px(18.0f));
    const int keys = frame.keys.typed('+') - frame.keys.typed('-');
    const Line words = minutes_words(chosen_length(view, practice));
    choose_length(view, practice, keys + draw_stepper(canvas, length, words.view()));
    if (draw_button(canvas, actions, "Begin", "Enter") || frame.keys.entered())
        begin(frame, practice);
}

} // namespace eupnea::ui
