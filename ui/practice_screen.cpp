// SPDX-License-Identifier: MIT
#include "ui/key_hints.hpp"
#include "ui/numbers.hpp"
#include "ui/origin.hpp"
#include "ui/pace.hpp"
#include "ui/pacer_view.hpp"
#include "ui/ribbons.hpp"
#include "ui/screens.hpp"
#include "ui/words.hpp"

#include <array>
#include <cmath>

namespace eupnea::ui {

namespace {

std::array<KeyHint, 7> hints(bool running)
{
    return {{
        {"Space", running ? "pause" : "go on"},
        {"M", "marker"},
        {"H", "numbers"},
        {"\u2212 +", "pace"},
        {"F11", "full screen"},
        {"Esc", "end"},
        {"I", "turn the belt's in and out"},
    }};
}

constexpr float phase_height = 1.18f; ///< in lines of its own size
constexpr float state_height = 2.2f;  ///< two lines of it and a little air

void answer_keys(Frame& frame)
{
    const auto& pattern = frame.session.pacer().pattern();
    if (frame.keys.typed(' ')) frame.send(PausePacer{frame.session.pacer().running()});
    if (frame.keys.typed('m')) frame.send(AddMark{});
    if (frame.keys.typed('i')) frame.send(InvertBelt{});
    if (frame.keys.typed('h')) frame.view.numbers = !frame.view.numbers;
    if (frame.keys.typed('+') && pattern) frame.send(ChangePattern{paced_by(*pattern, 1)});
    if (frame.keys.typed('-') && pattern) frame.send(ChangePattern{paced_by(*pattern, -1)});
    if (frame.keys.pressed(Key::escape)) frame.send(EndSession{});
}

float share_left(const Frame& frame)
{
    const Seconds planned = frame.session.start()->planned;
    if (planned <= 0s) return 0.0f;
    const Seconds guided = frame.session.pacer().guided(frame.now);
    return static_cast<float>(std::clamp(1.0 - guided / planned, 0.0, 1.0));
}

/// The drawn volume runs after the measured one, so that 25 points a second move like 60.
std::optional<float> own_volume(Frame& frame)
{
    if (!breath_is_measured(frame.session, frame.now)) return std::nullopt;
    constexpr Seconds follow = 50ms;
    const auto share = static_cast<float>(1.0 - std::exp(-(frame.elapsed / follow)));
    frame.view.own_volume +=
        share * (frame.session.breath_wave().back().volume - frame.view.own_volume);
    return frame.view.own_volume;
}

void draw_shape(Frame& frame, const Rect& area)
{
    const auto moment = frame.session.pacer().at(frame.now);
    draw_pacer(frame.canvas, area,
               {.asked = moment ? static_cast<float>(moment->volume) : 0.0f,
                .own = own_volume(frame),
                .left = share_left(frame),
                .guided = moment.has_value()});
}

void draw_words(const Frame& frame, Rect area)
{
    const Canvas& canvas = frame.canvas;
    const Fonts& font = canvas.font();
    const float centre = area.centre().x;
    canvas.text({centre, area.cut_top(phase_height * Canvas::height_of(font.large)).top},
                font.large, canvas.colour().text, phase_words(frame.session, frame.now),
                Align::centre);
    canvas.centred({centre, area.top}, std::min(area.width(), 44.0f * Canvas::height_of(font.body)),
                   font.body, canvas.colour().quiet, state_words(frame.session, frame.now).view());
}

void draw_numbers(const Frame& frame, const Rect& left, const Rect& right)
{
    const Palette& colour = frame.canvas.colour();
    const State state = frame.session.state().value_or(State{});
    const auto& pattern = frame.session.pacer().pattern();
    const float width = left.width();
    const float apart = 0.25f * left.height();
    const auto place = [&](const Rect& side, float at) {
        return side.centre() + Point{0.0f, at * apart};
    };
    const Reason heart = state.heart.good() ? Reason::few_beats : state.heart.reason;
    const Reason breath = state.breath.good() ? Reason::few_breaths : state.breath.reason;
    draw_number(frame.canvas, place(left, -1.0f), width,
                {"heart rate", "beats/min", state.heart_rate_bpm, 0, heart, colour.heart});
    draw_number(frame.canvas, place(left, 1.0f), width,
                {"heart rate swing", "beats/min", state.hr_swing_bpm, 1, heart, colour.heart});
    draw_number(frame.canvas, place(right, -1.0f), width,
                {"breathing rate", "breaths/min", state.breath_rate_per_min, 1, breath,
                 colour.breath_text});
    if (!pattern) return;
    draw_number(frame.canvas, place(right, 1.0f), width,
                {"guide", "breaths/min", static_cast<float>(rate_of(*pattern)), 1, Reason::none,
                 colour.quiet});
}

/// Where the breath comes from, quietly in one corner, and the time left in the other.
void draw_corners(const Frame& frame, const Rect& area)
{
    const Canvas& canvas = frame.canvas;
    draw_origin(frame, area.top_left());
    const Seconds planned = frame.session.start()->planned;
    if (!frame.view.numbers || planned <= 0s) return;
    const Seconds left = planned - frame.session.pacer().guided(frame.now);
    const int seconds = std::max(0, static_cast<int>(std::ceil(left.count())));
    canvas.text({area.right, area.top}, canvas.font().small, canvas.colour().quiet,
                say("{}:{:02} left", seconds / 60, seconds % 60).view(), Align::right);
}

} // namespace

void draw_practice_screen(Frame& frame)
{
    answer_keys(frame);
    const Canvas& canvas = frame.canvas;
    const Fonts& font = canvas.font();
    Rect area = canvas.area();
    const Rect keys = area.cut_bottom(canvas.px(50.0f));
    const Rect ribbons = area.cut_bottom(0.275f * canvas.area().height());
    area = area.inset(canvas.px(28.0f), canvas.px(18.0f));
    draw_corners(frame, area);
    const Rect words = area.cut_bottom(phase_height * Canvas::height_of(font.large) +
                                       state_height * Canvas::height_of(font.body));
    area.cut_bottom(canvas.px(6.0f));

    const float side = 0.5f * (area.width() - area.height()) - canvas.px(24.0f);
    const bool room = side > 5.2f * Canvas::height_of(font.large);
    if (frame.view.numbers && room)
        draw_numbers(frame, {area.left, area.top, area.left + side, area.bottom},
                     {area.right - side, area.top, area.right, area.bottom});
    draw_shape(frame, area);
    draw_words(frame, words);
    draw_ribbons(frame,
                 {ribbons.left + canvas.px(64.0f), ribbons.top, ribbons.right, ribbons.bottom});
    draw_key_hints(canvas, keys.centre(), hints(frame.session.pacer().running()));
}

} // namespace eupnea::ui
