// SPDX-License-Identifier: MIT
#include "ui/guidance.hpp"
#include "ui/kit/badge.hpp"
#include "ui/kit/fading_words.hpp"
#include "ui/kit/key_hints.hpp"
#include "ui/origin.hpp"
#include "ui/pace.hpp"
#include "ui/practice_numbers.hpp"
#include "ui/practice_picture.hpp"
#include "ui/practice_time.hpp"
#include "ui/ribbons.hpp"
#include "ui/scene_choice.hpp"
#include "ui/screens.hpp"
#include "ui/words.hpp"

#include <array>
#include <cmath>
#include <vector>

namespace eupnea::ui {

namespace {

/// The practice that one can go over to at any time.
constexpr std::string_view ground = "ground";

/// The most needed first: what does not fit is left out from the end.
std::vector<KeyHint> hints(Frame& frame)
{
    const auto& step = frame.session.step();
    const bool on_ground = step && step->practice == ground;
    std::vector<KeyHint> hints{is_quiet(frame)
                                   ? KeyHint{"Enter", "begin the guide now"}
                                   : KeyHint{"Space", is_paused(frame) ? "go on" : "pause"},
                               {"G", on_ground ? "ground again" : "ground"},
                               {"Esc", "end"},
                               {"H", "numbers"}};
    if (!goes_own_way(frame)) hints.push_back({"\u2212 +", "pace"});
    hints.push_back({"V", chosen_scene(frame).title});
    hints.push_back({"M", "marker"});
    hints.push_back({"S", sound_names[frame.view.sound.sound]});
    hints.push_back({"B", bed_names[frame.view.sound.bed]});
    hints.push_back({", .", "volume"});
    if (frame.session.has(Channel::belt)) hints.push_back({"I", "turn the belt's in and out"});
    return hints;
}

/// They stay when the eyes are closed.
constexpr std::array ways_out{KeyHint{"G", "ground"}, KeyHint{"Esc", "end"}};
constexpr std::array letter_hints{KeyHint{"Enter", "keep the line"}, KeyHint{"Tab", "ground"},
                                  KeyHint{"Esc", "end"}};

bool is_writing(const Frame& frame)
{
    return frame.session.step() && frame.session.step()->writing;
}

void go_to_ground(Frame& frame)
{
    if (const Practice* found = frame.resources.practice(ground))
        frame.send(MoveToPractice{*found, 0s});
}

void change_sound(Frame& frame, const SoundOptions& sound)
{
    frame.view.sound = sound;
    if (frame.resources.set_sound) frame.resources.set_sound(sound);
}

void answer_sound_keys(Frame& frame)
{
    const SoundOptions& now = frame.view.sound;
    if (frame.keys.typed('s')) change_sound(frame, now.next());
    if (frame.keys.typed('b')) change_sound(frame, now.next_bed());
    const int louder = frame.keys.typed('.') - frame.keys.typed(',');
    if (louder != 0) change_sound(frame, now.louder(louder));
}

void change_pace(Frame& frame, int half_steps)
{
    const auto& now = frame.session.pacer().pattern();
    if (half_steps == 0 || !now || goes_own_way(frame)) return;
    if (const auto pattern = paced_by(*now, half_steps)) frame.send(ChangePattern{*pattern});
}

constexpr float phase_height = 1.18f; ///< in lines of its own size
constexpr float state_height = 2.2f;  ///< two lines of it and a little air

void answer_keys(Frame& frame)
{
    if (is_quiet(frame) && (frame.keys.entered() || frame.keys.typed(' ')))
        frame.send(BeginGuide{});
    else if (frame.keys.typed(' '))
        toggle_pause(frame);
    if (frame.keys.typed('g') || (is_writing(frame) && frame.keys.pressed(Key::tab)))
        go_to_ground(frame);
    if (frame.keys.typed('m')) frame.send(AddMark{});
    if (frame.keys.typed('i')) frame.send(InvertBelt{});
    if (frame.keys.typed('h')) frame.view.numbers = !frame.view.numbers;
    change_pace(frame, frame.keys.typed('+') - frame.keys.typed('-'));
    answer_sound_keys(frame);
    if (frame.keys.typed('v')) choose_scene(frame, scene_after(chosen_scene(frame)));
    if (frame.keys.pressed(Key::escape)) frame.send(EndSession{});
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
    phase.show(phase_words(frame.session, frame.now), frame.elapsed);
    state.show(state_words(frame.session, frame.now).view(), frame.elapsed);
    draw_fading(canvas, {centre, area.cut_top(phase_height * Canvas::height_of(font.large)).top},
                area.width(), font.large, canvas.colour().text, phase);
    draw_fading(canvas, {centre, area.top},
                std::min(area.width(), 44.0f * Canvas::height_of(font.body)), font.body,
                canvas.colour().quiet, state);
}

/// Where the breath comes from, quietly in one corner, and the time left in the other.
///
/// @param away  1: the eyes are closed, and both are gone
void draw_corners(const Frame& frame, const Rect& area, float away)
{
    if (away >= 1.0f) return;
    draw_origin(frame, area.top_left());
    if (!frame.view.numbers || time_planned(frame) <= 0s) return;
    const int seconds = static_cast<int>(std::ceil(time_left(frame).count()));
    draw_badge(frame.canvas, {area.right, area.top},
               format_line("{}:{:02} left", seconds / 60, seconds % 60).view(), Align::right,
               1.0f - away);
}

/// What is there for the one who looks: it goes when the eyes are closed.
void draw_instruments(Frame& frame, const Rect& ribbons, const Rect& keys)
{
    const Canvas& canvas = frame.canvas;
    if (ribbons.height() > 0.0f) {
        const Rect area{ribbons.left + canvas.px(64.0f), ribbons.top, ribbons.right,
                        ribbons.bottom};
        draw_ribbons(frame, area);
        const Rect room = room_beside_heart(area);
        if (frame.view.numbers)
            draw_practice_numbers(frame, {room.left + canvas.px(28.0f), room.top + canvas.px(6.0f),
                                          room.right - canvas.px(8.0f), room.bottom});
    }
    if (is_writing(frame)) return draw_key_hints(canvas, keys.centre(), letter_hints);
    draw_key_hints(canvas, keys.centre(), hints(frame));
}

/// Over everything that was drawn so far.
void draw_veil(const Canvas& canvas, float share)
{
    if (share <= 0.0f) return;
    canvas.draw().AddRectFilled(canvas.area().top_left(), canvas.area().bottom_right(),
                                faded(canvas.colour().ground, share));
}

void darken(const Canvas& canvas, float share)
{
    canvas.draw().AddRectFilled(canvas.area().top_left(), canvas.area().bottom_right(),
                                faded(night.ground, share));
}

/// The screen sleeps; the sound goes on.
void draw_sleep(const Canvas& canvas)
{
    darken(canvas, 1.0f);
    canvas.text(canvas.area().centre(), canvas.font().small, faded(night.quiet, 0.7f),
                "The practice goes on. Any key wakes the screen.", Align::centre);
}

float words_height(const Frame& frame, float width)
{
    const Fonts& font = frame.canvas.font();
    return frame.session.step() ? guidance_height(frame, width)
                                : phase_height * Canvas::height_of(font.large) +
                                      state_height * Canvas::height_of(font.body);
}

/// None for someone who writes, nor where the shape would have too little left of the room.
float ribbons_height(const Frame& frame, float room)
{
    const float height = 0.255f * frame.canvas.area().height();
    const float least_shape = 0.24f * frame.canvas.area().height();
    return !is_writing(frame) && room - height > least_shape ? height : 0.0f;
}

/// The shape grows, and moves to the middle, where there is room below it.
void take_room(Rect& shape, Rect& words, float room)
{
    shape.top += 0.2f * room;
    shape.bottom += 0.7f * room;
    words = words.lowered(0.7f * room);
}

} // namespace

void draw_practice_screen(Frame& frame)
{
    answer_keys(frame);
    write_letter(frame);
    const Canvas& canvas = frame.canvas;
    const float away = 1.0f - attention(frame);
    const bool elsewhere = frame.session.step() && frame.session.step()->eyes == Eyes::elsewhere;
    if (elsewhere && away >= 1.0f) return draw_sleep(canvas);
    Rect area = canvas.area();
    const Rect keys = area.cut_bottom(canvas.px(50.0f));
    const float margin = canvas.px(28.0f);
    const float spoken = words_height(frame, area.width() - 2.0f * margin);
    const Rect ribbons = area.cut_bottom(ribbons_height(frame, area.height() - spoken));
    area = area.inset(margin, canvas.px(18.0f));
    const Rect corners = area;
    Rect words = area.cut_bottom(spoken);
    area.cut_bottom(canvas.px(6.0f));

    if (away < 1.0f) draw_instruments(frame, ribbons, keys);
    draw_veil(canvas, away);
    if (away >= 1.0f) draw_key_hints(canvas, keys.centre(), ways_out);
    take_room(area, words, away * away * (3.0f - 2.0f * away) * ribbons.height());
    if (is_writing(frame))
        draw_letter(frame, area);
    else
        draw_practice_picture(frame, area);
    draw_corners(frame, corners, away);
    if (frame.session.step())
        draw_guidance(frame, words);
    else
        draw_words(frame, words);
    if (elsewhere) darken(canvas, away);
}

} // namespace eupnea::ui
