// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "session/marks.hpp"
#include "ui/kit/key_hints.hpp"
#include "ui/numbers.hpp"
#include "ui/origin.hpp"
#include "ui/pacer_view.hpp"
#include "ui/replay_state.hpp"
#include "ui/ribbons.hpp"
#include "ui/screens.hpp"
#include "ui/time_line.hpp"
#include "ui/words.hpp"

namespace eupnea::ui {

namespace {

constexpr Seconds small_step = 10s;
constexpr Seconds large_step = 60s;

std::vector<KeyHint> hints(const ReplayState& state)
{
    return {{"Space", state.playing ? "pause" : "play"},
            {"\u2190 \u2192", "10 s"},
            {"\u2212 +", "speed"},
            {"B N", "mark"},
            {"Esc", "back"},
            {"G", state.guide ? "without the guide" : "with the guide"},
            {"H", "numbers"},
            {"[ ]", "from, to"},
            {"PgUp PgDn", "a minute"},
            {"L", "light or dark"}};
}

Line clock_words(Timestamp time)
{
    const auto seconds = static_cast<long>(std::max(0.0, seconds_of(time)));
    if (seconds < 3600) return format_line("{}:{:02}", seconds / 60, seconds % 60);
    return format_line("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

Timestamp last_time(const ReplayState& state, const Replay& replay)
{
    return std::min(state.until.value_or(replay.end()), replay.end());
}

/// The same key at the same place takes the limit away again.
void toggle_limit(std::optional<Timestamp>& limit, Timestamp now)
{
    if (limit)
        limit.reset();
    else
        limit = now;
}

void change_speed(ReplayState& state, int step)
{
    const auto last = static_cast<int>(replay_speeds.size()) - 1;
    state.speed =
        static_cast<std::size_t>(std::clamp(static_cast<int>(state.speed) + step, 0, last));
}

void toggle_playing(ReplayState& state, Replay& replay)
{
    state.playing = !state.playing;
    if (state.playing && replay.now() >= last_time(state, replay))
        replay.seek(state.from.value_or(at(0s)));
}

void answer_seek_keys(const Keys& keys, Replay& replay)
{
    const auto by = small_step * (keys.pressed(Key::right) - keys.pressed(Key::left)) +
                    large_step * (keys.pressed(Key::page_down) - keys.pressed(Key::page_up));
    if (by != 0s) replay.seek(replay.now() + by);
    if (keys.pressed(Key::home)) replay.seek(at(0s));
    if (keys.pressed(Key::end)) replay.seek(replay.end());
    const auto marks = replay.whole().marks();
    if (keys.typed('n')) replay.seek(next_mark(marks, replay.now()).value_or(replay.now()));
    if (keys.typed('b')) replay.seek(previous_mark(marks, replay.now()).value_or(at(0s)));
}

void answer_keys(Frame& frame, ReplayState& state)
{
    if (frame.keys.pressed(Key::escape)) frame.view.open(ScreenId::sessions);
    if (!state.replay.value()) return;
    Replay& replay = *state.replay.value();
    if (frame.keys.typed(' ')) toggle_playing(state, replay);
    if (frame.keys.typed('g')) state.guide = !state.guide;
    if (frame.keys.typed('h')) frame.view.numbers = !frame.view.numbers;
    if (frame.keys.typed('[')) toggle_limit(state.from, replay.now());
    if (frame.keys.typed(']')) toggle_limit(state.until, replay.now());
    change_speed(state, frame.keys.typed('+') - frame.keys.typed('-'));
    answer_seek_keys(frame.keys, replay);
}

void play(ReplayState& state, Replay& replay, Seconds elapsed)
{
    if (!state.playing) return;
    const Timestamp last = last_time(state, replay);
    const Timestamp next = replay.now() + elapsed * replay_speeds[state.speed];
    replay.play_until(std::min(next, std::max(last, replay.now())));
    if (next >= last) state.playing = false;
}

std::optional<float> own_volume(const Frame& frame)
{
    if (!breath_is_measured(frame.session, frame.now)) return std::nullopt;
    return frame.session.breath_wave().back().volume;
}

void draw_shape(const Frame& frame, const Rect& area, bool guide)
{
    const auto moment = guide ? frame.session.pacer().at(frame.now) : std::nullopt;
    const Seconds whole = frame.view.state<ReplayState>().replay.value()->end() - at(0s);
    const double left = whole > 0s ? 1.0 - (frame.now - at(0s)) / whole : 0.0;
    draw_pacer(frame.canvas, area,
               {.asked = moment ? static_cast<float>(moment->volume) : 0.0f,
                .own = own_volume(frame),
                .left = static_cast<float>(std::clamp(left, 0.0, 1.0)),
                .guided = moment.has_value()});
}

void draw_sides(const Frame& frame, const Rect& area)
{
    const Palette& colour = frame.canvas.colour();
    const State state = frame.session.state().value_or(State{});
    const float width = 0.5f * (area.width() - area.height()) - frame.canvas.px(24.0f);
    const bool room = width > 5.2f * Canvas::height_of(frame.canvas.font().large);
    if (!frame.view.numbers || !room) return;
    const Reason heart = state.heart.good() ? Reason::few_beats : state.heart.reason;
    const Reason breath = state.breath.good() ? Reason::few_breaths : state.breath.reason;
    const float apart = 0.25f * area.height();
    const float middle = area.centre().y;
    const float left = area.left + 0.5f * width;
    const float right = area.right - 0.5f * width;
    draw_number(frame.canvas, {left, middle - apart}, width,
                {"heart rate", "beats/min", state.heart_rate_bpm, 0, heart, colour.heart});
    draw_number(frame.canvas, {left, middle + apart}, width,
                {"heart rate swing", "beats/min", state.hr_swing_bpm, 1, heart, colour.heart});
    draw_number(frame.canvas, {right, middle}, width,
                {breath_rate_words(state).view(), "breaths/min", state.breath_rate_per_min, 1,
                 breath, colour.breath_text});
}

/// The prompt of that moment, or what the guide and the body did.
void draw_words(const Frame& frame, const Rect& area, bool guide)
{
    const Canvas& canvas = frame.canvas;
    const Fonts& font = canvas.font();
    const auto prompts = frame.session.prompts();
    const Point top{area.centre().x, area.top};
    if (guide && !prompts.empty() && !prompts.back().text.empty())
        return canvas.centred(top, 0.8f * area.width(), font.medium, canvas.colour().text,
                              prompts.back().text.view());
    if (guide)
        canvas.text(top, font.large, canvas.colour().text, phase_words(frame.session, frame.now),
                    Align::centre);
    const Point below = top + Point{0.0f, guide ? 1.2f * Canvas::height_of(font.large) : 0.0f};
    canvas.centred(below, std::min(area.width(), 44.0f * Canvas::height_of(font.body)), font.body,
                   canvas.colour().quiet, state_words(frame.session, frame.now).view());
}

void draw_head(const Frame& frame, const ReplayState& state, const Rect& area)
{
    const Canvas& canvas = frame.canvas;
    ImFont* small = canvas.font().small;
    draw_origin(frame, area.top_left());
    canvas.text({area.centre().x, area.top}, small, canvas.colour().quiet, state.title,
                Align::centre);
    const Line speed = state.playing ? format_line("{:g}x", replay_speeds[state.speed])
                                     : format_line("{:g}x, paused", replay_speeds[state.speed]);
    canvas.text({area.right, area.top}, small, canvas.colour().quiet, speed.view(), Align::right);
}

/// The time line with the clock at both of its ends; what is held with the mouse is where it goes on.
void draw_time(const Frame& frame, ReplayState& state, Rect area)
{
    const Canvas& canvas = frame.canvas;
    ImFont* small = canvas.font().small;
    Replay& replay = *state.replay.value();
    const float clock = Canvas::width_of(small, "00:00:00") + canvas.px(12.0f);
    const float middle = area.centre().y - 0.5f * Canvas::height_of(small);
    canvas.text({area.left, middle}, small, canvas.colour().text, clock_words(replay.now()).view());
    canvas.text({area.right, middle}, small, canvas.colour().quiet,
                clock_words(replay.end()).view(), Align::right);
    area = area.inset(clock, 0.0f);
    const auto wanted = draw_time_line(
        canvas, area, {replay.whole(), replay.end(), replay.now(), state.from, state.until});
    if (wanted && *wanted != replay.now()) replay.seek(*wanted);
}

void draw_replay(Frame& frame, ReplayState& state, Rect area)
{
    const Canvas& canvas = frame.canvas;
    const float margin = canvas.px(28.0f);
    const float spoken = 1.2f * Canvas::height_of(canvas.font().large) +
                         2.4f * Canvas::height_of(canvas.font().body);
    area = area.inset(margin, 0.0f);
    draw_time(frame, state, area.cut_bottom(0.13f * canvas.area().height()));
    area.cut_bottom(canvas.px(16.0f));
    const Rect ribbons = area.cut_bottom(0.24f * canvas.area().height());
    area.cut_top(canvas.px(18.0f));
    draw_head(frame, state, area);
    const Rect words = area.cut_bottom(spoken);
    area.cut_bottom(canvas.px(6.0f));
    draw_sides(frame, area);
    draw_shape(frame, area, state.guide);
    draw_words(frame, words, state.guide);
    draw_ribbons(frame,
                 {ribbons.left + canvas.px(36.0f), ribbons.top, ribbons.right, ribbons.bottom},
                 state.guide ? GuideRibbon::shown : GuideRibbon::hidden);
}

/// While nothing is there yet.
void draw_waiting(const Frame& frame, const ReplayState& state, const Rect& area)
{
    const Canvas& canvas = frame.canvas;
    const std::string& error = state.replay.error();
    canvas.centred(area.centre(), 0.7f * area.width(), canvas.font().body, canvas.colour().quiet,
                   error.empty() ? "The recording is being read\u2026" : error);
}

} // namespace

void open_replay(View& view, const Resources& resources, const ReplayStart& start)
{
    if (!resources.recordings.open) return;
    ReplayState& state = view.state<ReplayState>();
    state = {};
    state.title = start.title;
    state.start = start.from;
    state.until = start.until;
    const auto speed =
        std::ranges::find_if(replay_speeds, [&](double known) { return known >= start.speed; });
    state.speed =
        static_cast<std::size_t>(std::min(speed, replay_speeds.end() - 1) - replay_speeds.begin());
    state.replay.expect(resources.recordings.open(start.recording));
    view.open(ScreenId::replay);
}

void draw_replay_screen(Frame& frame)
{
    ReplayState& state = frame.view.state<ReplayState>();
    if (state.replay.poll(frame.elapsed) && state.replay.value())
        state.replay.value()->seek(state.start);
    answer_keys(frame, state);
    const Canvas& canvas = frame.canvas;
    Rect area = canvas.area();
    const Rect keys = area.cut_bottom(canvas.px(50.0f));
    if (!state.replay.value()) {
        draw_waiting(frame, state, area);
    } else {
        Replay& replay = *state.replay.value();
        play(state, replay, frame.elapsed);
        Frame then{replay.session(), replay.now(), frame.elapsed, canvas,
                   frame.keys,       frame.view,   frame.send,    frame.resources};
        draw_replay(then, state, area);
    }
    draw_key_hints(canvas, keys.centre(), hints(state));
}

} // namespace eupnea::ui
