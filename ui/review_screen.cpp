// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "ui/kit/key_hints.hpp"
#include "ui/review_edits.hpp"
#include "ui/review_plots.hpp"
#include "ui/screens.hpp"

namespace eupnea::ui {

namespace {

constexpr Seconds narrowest{1.0};
constexpr Seconds first_shown{120.0};
constexpr double zoom_step = 1.5;
constexpr std::array waves{Channel::ecg, Channel::ppg, Channel::belt};

std::vector<KeyHint> hints(const ReviewState& state)
{
    if (state.writing_reason) return {{"Enter", "leave the stretch out"}, {"Esc", "let it count"}};
    const bool raw = state.corrections == Corrections::raw;
    return {{"\u2212 +", "zoom"},
            {"\u2190 \u2192", "beat"},
            {"Esc", "back"},
            {"C", raw ? "with the edits" : "as measured"},
            {"U Y", "undo, redo"},
            {"A", "add a beat"},
            {"D", "take it out"},
            {", .", "move it"},
            {"M", "mark"},
            {"S", "split"},
            {"X", "leave a stretch out"},
            {"I", "count it again"},
            {"T", "turn of the breath"},
            {"O", "as measured here"},
            {"V", "wave"}};
}

Seconds width(const Stretch& stretch) { return stretch.until - stretch.from; }

/// Within the record, never narrower than a beat.
void show(ReviewState& state, Timestamp from, Seconds wide)
{
    const Timestamp end = state.record.value()->end();
    wide = std::clamp(wide, narrowest, std::max(narrowest, end - Timestamp{}));
    from = std::clamp(from, Timestamp{}, std::max(Timestamp{}, end - wide));
    state.shown = {from, from + wide};
}

void zoom(ReviewState& state, double factor, Timestamp around)
{
    const Seconds wide = width(state.shown);
    const double share = std::clamp((around - state.shown.from) / wide, 0.0, 1.0);
    const Seconds next = wide * factor;
    show(state, around - next * share, next);
}

void move_cursor(ReviewState& state, Timestamp to)
{
    state.cursor = std::clamp(to, Timestamp{}, state.record.value()->end());
    if (state.cursor < state.shown.from || state.cursor > state.shown.until)
        show(state, state.cursor - 0.5 * width(state.shown), width(state.shown));
}

void move_by_beat(ReviewState& state, int step)
{
    const auto& ends = state.interval_ends;
    const Seconds little{1e-6};
    if (step > 0) {
        const auto next = std::ranges::upper_bound(ends, state.cursor + little);
        if (next != ends.end()) move_cursor(state, *next);
    } else if (step < 0) {
        const auto next = std::ranges::lower_bound(ends, state.cursor - little);
        if (next != ends.begin()) move_cursor(state, *(next - 1));
    }
}

void change_wave(ReviewState& state)
{
    const auto now = std::ranges::find(waves, state.channel);
    for (std::size_t i = 1; i <= waves.size(); ++i) {
        const auto place = static_cast<std::size_t>(now - waves.begin()) + i;
        const Channel next = waves[place % waves.size()];
        if (state.record.value()->wave(next).empty()) continue;
        state.channel = next;
        return;
    }
}

void compare(ReviewState& state)
{
    state.corrections =
        state.corrections == Corrections::raw ? Corrections::edited : Corrections::raw;
    look_anew(state);
}

void answer_view_keys(Frame& frame, ReviewState& state)
{
    const Keys& keys = frame.keys;
    if (keys.typed('+')) zoom(state, 1.0 / zoom_step, state.cursor);
    if (keys.typed('-')) zoom(state, zoom_step, state.cursor);
    move_by_beat(state, keys.pressed(Key::right) - keys.pressed(Key::left));
    const int pages = keys.pressed(Key::page_down) - keys.pressed(Key::page_up);
    if (pages != 0) move_cursor(state, state.cursor + width(state.shown) * pages);
    if (keys.pressed(Key::home)) move_cursor(state, at(0s));
    if (keys.pressed(Key::end)) move_cursor(state, state.record.value()->end());
    if (keys.typed('v')) change_wave(state);
    if (keys.typed('c')) compare(state);
}

void answer_keys(Frame& frame, ReviewState& state)
{
    if (state.writing_reason) return write_reason(frame, state);
    if (frame.keys.pressed(Key::escape)) frame.view.open(ScreenId::sessions);
    if (!state.record.value()) return;
    answer_view_keys(frame, state);
    answer_edit_keys(frame, state);
}

/// A beat or a turn near the mouse is taken hold of, where they stand apart; elsewhere a stretch begins.
void grip(const Canvas& canvas, ReviewState& state, const TimeAxis& time, float x, bool on_breath)
{
    const float near = canvas.px(7.0f);
    const bool beats_apart = time.pixels_per_second() > canvas.px(50.0f);
    const bool turns_apart = time.pixels_per_second() > canvas.px(8.0f);
    const Timestamp there = time.time(x);
    state.gripped = there;
    state.grip = Grip::stretch;
    state.selected.reset();
    const auto beat = interval_at(state, there);
    if (beats_apart && !on_breath && beat &&
        std::abs(time.x(state.interval_ends[*beat]) - x) < near) {
        state.grip = Grip::beat;
        state.gripped = state.interval_ends[*beat];
    }
    const auto turn = on_breath && turns_apart ? nearest_turn(state, there) : std::nullopt;
    if (turn && std::abs(time.x(*turn) - x) < near) {
        state.grip = Grip::turn;
        state.gripped = *turn;
    }
}

void let_go(Frame& frame, ReviewState& state)
{
    const Grip grip = std::exchange(state.grip, Grip::none);
    const Seconds by = state.cursor - state.gripped;
    if (grip == Grip::turn && by != 0s) return move_turn(frame, state, state.gripped, state.cursor);
    const auto beat = interval_at(state, state.gripped);
    if (grip == Grip::beat && beat && std::abs(by.count()) > 1e-3)
        move_beat(frame, state, *beat, by);
}

void answer_mouse(Frame& frame, ReviewState& state, const TimeAxis& time, const Rect& area,
                  float breath_top)
{
    const Canvas& canvas = frame.canvas;
    const ImGuiIO& io = ImGui::GetIO();
    if (area.contains(io.MousePos) && io.MouseWheel != 0.0f)
        zoom(state, io.MouseWheel > 0.0f ? 1.0 / zoom_step : zoom_step, time.time(io.MousePos.x));
    const auto held = canvas.held("review", area);
    if (!held) {
        if (state.grip != Grip::none) let_go(frame, state);
        return;
    }
    const float x = std::clamp(held->x, area.left, area.right);
    if (state.grip == Grip::none) grip(canvas, state, time, x, held->y >= breath_top);
    state.cursor = time.time(x);
    const bool dragged = std::abs(time.x(state.gripped) - x) > canvas.px(4.0f);
    if (state.grip == Grip::stretch && dragged)
        state.selected =
            Stretch{std::min(state.gripped, state.cursor), std::max(state.gripped, state.cursor)};
}

Line measure_words(std::string_view name, const Measure& measure, std::string_view unit, int digits)
{
    if (!measure.value) return format_line("{}: {}", name, clause(measure.reason));
    return format_line("{} {:.{}f} {}{}", name, *measure.value, digits, unit,
                       measure.provisional ? " (from little)" : "");
}

Seconds left_out(const RecordEdits& edits, const Stretch& shown)
{
    Seconds all{0.0};
    for (const Exclusion& exclusion : edits.excluded())
        all += std::max<Seconds>(0s, std::min(exclusion.until, shown.until) -
                                         std::max(exclusion.from, shown.from));
    return all;
}

/// Of what is shown, and how much of it is the person's word.
void draw_figures(const Canvas& canvas, Rect area, const ReviewState& state)
{
    const RecordEdits& edits = state.record.value()->edits;
    const bool raw = state.corrections == Corrections::raw;
    const bool paced = state.record.value()->session.pacer().at(state.cursor).has_value();
    const HrvReport report = state.heart->report(state.shown.from, state.shown.until,
                                                 paced ? Breathing::paced : Breathing::free);
    const auto write = [&](Colour colour, std::string_view line) {
        const Rect row = area.cut_top(1.35f * Canvas::height_of(canvas.font().small));
        canvas.text_within(row.top_left(), row.width(), canvas.font().small, colour, line);
    };
    const Palette& colour = canvas.colour();
    write(colour.text, raw ? "As it was measured" : "As it is edited");
    write(colour.quiet, measure_words("heart rate", report.mean_hr_bpm, "beats/min", 1).view());
    write(colour.quiet, measure_words("RMSSD", report.rmssd_ms, "ms", 1).view());
    write(colour.quiet, measure_words("SDNN", report.sdnn_ms, "ms", 1).view());
    write(colour.quiet,
          format_line("{} intervals, {:.1f} % put in", report.nn_used, report.corrected_percent)
              .view());
    if (raw) return write(colour.quiet, "without any edit");
    write(colour.quiet, format_line("{} edits, {:.0f} s of what is shown left out",
                                    edits.edits().size(), left_out(edits, state.shown).count())
                            .view());
}

void draw_side(const Canvas& canvas, Rect area, const ReviewState& state)
{
    draw_figures(canvas, area.cut_top(0.3f * area.height()), state);
    area.cut_top(canvas.px(8.0f));
    draw_poincare(canvas, area.cut_top(0.52f * area.height()), state);
    area.cut_top(canvas.px(8.0f));
    draw_spectrum(canvas, area, state);
}

Line time_words(Timestamp time)
{
    const double seconds = std::max(0.0, seconds_of(time));
    const auto minutes = static_cast<long>(seconds / 60.0);
    return format_line("{}:{:04.1f}", minutes, seconds - 60.0 * static_cast<double>(minutes));
}

void draw_time_axis(const Canvas& canvas, const TimeAxis& time, const Rect& area)
{
    ImFont* small = canvas.font().small;
    canvas.text(area.top_left(), small, canvas.colour().quiet, time_words(time.from).view());
    canvas.text({area.centre().x, area.top}, small, canvas.colour().quiet,
                format_line("{:.{}f} s shown", (time.until - time.from).count(),
                            time.until - time.from < 10s ? 1 : 0)
                    .view(),
                Align::centre);
    canvas.text({area.right, area.top}, small, canvas.colour().quiet, time_words(time.until).view(),
                Align::right);
}

void draw_plots(Frame& frame, ReviewState& state, Rect area)
{
    const Canvas& canvas = frame.canvas;
    const ReviewRecord& record = *state.record.value();
    const float line = Canvas::height_of(canvas.font().small);
    area.left += 2.6f * line;
    const Rect below = area.cut_bottom(1.4f * line);
    const bool belt = !record.wave(Channel::belt).empty() || !record.edits.breaths().empty();
    const TimeAxis time{state.shown.from, state.shown.until, area.left, area.right};
    Rect rest = area;
    const Rect wave = rest.cut_top((belt ? 0.42f : 0.55f) * area.height());
    rest.cut_top(canvas.px(10.0f));
    const Rect breath = belt ? rest.cut_bottom(0.4f * rest.height()) : rest.cut_bottom(0.0f);
    if (belt) rest.cut_bottom(canvas.px(10.0f));
    const bool belt_above = state.channel == Channel::belt;
    draw_wave(canvas, time,
              {wave.left, wave.top + canvas.px(16.0f), wave.right, wave.bottom - line},
              record.wave(state.channel),
              belt_above ? canvas.colour().breath_own : canvas.colour().heart);
    draw_review_beats(canvas, time, wave, state);
    draw_intervals(canvas, time, rest, state);
    if (belt) {
        draw_wave(canvas, time, breath, record.wave(Channel::belt), canvas.colour().breath_own);
        draw_turns(canvas, time, breath, state);
    }
    draw_stretches(canvas, time, area, state);
    draw_time_axis(canvas, time, below);
    answer_mouse(frame, state, time, area, belt ? breath.top : area.bottom);
}

void draw_review(Frame& frame, ReviewState& state, Rect area)
{
    const Canvas& canvas = frame.canvas;
    const float line = Canvas::height_of(canvas.font().small);
    const Rect message = area.cut_bottom(1.5f * line);
    const bool writing = state.writing_reason;
    if (writing)
        draw_text_field(canvas, area.cut_bottom(2.0f * Canvas::height_of(canvas.font().body)),
                        state.reason, "why this stretch is left out", Cursor::shown);
    canvas.text_within(message.top_left(), message.width(), canvas.font().small,
                       canvas.colour().quiet, state.message);
    const Rect overview = area.cut_top(canvas.px(46.0f));
    if (const auto wanted = draw_overview(canvas, overview, state)) {
        show(state, *wanted - 0.5 * width(state.shown), width(state.shown));
        state.cursor = *wanted;
    }
    area.cut_top(canvas.px(12.0f));
    const Rect side = area.cut_right(0.25f * area.width());
    area.cut_right(canvas.px(28.0f));
    draw_plots(frame, state, area);
    draw_side(canvas, side, state);
}

/// The first wave that there is, a minute of it.
void begin(ReviewState& state)
{
    state.channel = waves.back();
    change_wave(state);
    look_anew(state);
    state.cursor = state.interval_ends.empty() ? Timestamp{} : state.interval_ends.front();
    show(state, Timestamp{}, first_shown);
}

/// Whether the library has taken what was edited.
void poll_kept(ReviewState& state)
{
    for (Reply<void>& reply : state.kept) {
        const auto kept = take_if_ready(reply);
        if (kept && !*kept) state.message = kept->error().sentence;
    }
    std::erase_if(state.kept, [](const Reply<void>& reply) { return !reply.valid(); });
}

} // namespace

void open_review(View& view, const Resources& resources, std::int64_t session, std::string title)
{
    if (!resources.recordings.review) return;
    ReviewState& state = view.state<ReviewState>();
    state = {};
    state.session = session;
    state.title = std::move(title);
    state.record.expect(resources.recordings.review(session));
    view.open(ScreenId::review);
}

void draw_review_screen(Frame& frame)
{
    ReviewState& state = frame.view.state<ReviewState>();
    if (state.record.poll(frame.elapsed) && state.record.value()) begin(state);
    poll_kept(state);
    answer_keys(frame, state);
    const Canvas& canvas = frame.canvas;
    Rect area = canvas.area().inset(canvas.px(40.0f), 0.0f);
    const Rect keys = area.cut_bottom(canvas.px(52.0f));
    area.cut_top(canvas.px(20.0f));
    canvas.text_within(area.cut_top(1.6f * Canvas::height_of(canvas.font().body)).top_left(),
                       area.width(), canvas.font().body, canvas.colour().text,
                       format_line("Review   {}", state.title).view());
    if (state.record.value())
        draw_review(frame, state, area);
    else
        canvas.centred(area.centre(), 0.7f * area.width(), canvas.font().body,
                       canvas.colour().quiet,
                       state.record.error().empty() ? "The recording is being read\u2026"
                                                    : state.record.error());
    draw_key_hints(canvas, keys.centre(), hints(state));
}

} // namespace eupnea::ui
