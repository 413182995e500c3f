// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "ui/kit/page.hpp"
#include "ui/kit/plot.hpp"
#include "ui/navigation.hpp"
#include "ui/replay_state.hpp"
#include "ui/screens.hpp"
#include "ui/trends_state.hpp"

namespace eupnea::ui {

namespace {

constexpr std::int64_t day_ms = 24LL * 3600 * 1000;

constexpr std::array hints{KeyHint{"\u2190 \u2192", "session"},
                           KeyHint{"Enter", "watch it again"},
                           KeyHint{"\u2191 \u2193", "stretch"},
                           KeyHint{"PgUp PgDn", "earlier, later"},
                           KeyHint{"Esc", "back"},
                           KeyHint{"L", "light or dark"}};
constexpr std::array empty_hints{KeyHint{"Esc", "back"}, KeyHint{"L", "light or dark"}};

/// Two measures that are read together share a band: the first hollow, the second filled.
struct Band {
    std::string_view title;
    TrendId first;
    std::optional<TrendId> second;
};
constexpr std::array bands{
    Band{"practised, minutes", TrendId::minutes, {}},
    Band{"breathing, breaths/min: at rest \u25CB, with the guide \u25CF", TrendId::rest_breath,
         TrendId::guided_breath},
    Band{"heart rate swing, beats/min: at rest \u25CB, with the guide \u25CF", TrendId::rest_swing,
         TrendId::guided_swing},
    Band{"heart rate at rest, beats/min", TrendId::rest_heart, {}},
    Band{"comfort, of 10", TrendId::comfort, {}},
    Band{"tension, of 10: before \u25CB, after \u25CF", TrendId::tension_before,
         TrendId::tension_after}};

using Sessions = std::vector<TrendSession>;

Timestamp day_of(const TrendSession& session)
{
    return at(Seconds{static_cast<double>(session.listed.begun_unix_ms) / 1000.0});
}

/// From the first to the last session of the stretch that is looked at, with a day around.
struct Shown {
    Timestamp from;
    Timestamp until;
};

Shown shown(const TrendsState& state)
{
    const Sessions& sessions = state.sessions.value();
    const Seconds day{86'400.0};
    const Timestamp newest = day_of(sessions.back());
    const Timestamp end =
        state.end_unix_ms ? at(Seconds{static_cast<double>(*state.end_unix_ms) / 1000.0}) : newest;
    const int days = trend_stretches[state.stretch].days;
    const Timestamp from = days > 0 ? end - day * days : day_of(sessions.front());
    return {from - day, end + day};
}

void request_sessions(Frame& frame, TrendsState& state)
{
    state.visit = frame.view.visit;
    const Recordings& recordings = frame.resources.recordings;
    const std::string& person = frame.view.person.identity;
    const bool nobody = frame.resources.people.several && person.empty();
    if (recordings.request_trend && !nobody)
        state.sessions.expect(recordings.request_trend(person));
}

void choose_stretch(TrendsState& state, int step)
{
    if (step == 0) return;
    const auto last = static_cast<int>(trend_stretches.size()) - 1;
    state.stretch =
        static_cast<std::size_t>(std::clamp(static_cast<int>(state.stretch) + step, 0, last));
    if (state.stretch == 0) state.end_unix_ms.reset();
}

/// By half of what is shown, as far as there are sessions.
void move_stretch(TrendsState& state, int step)
{
    const int days = trend_stretches[state.stretch].days;
    if (step == 0 || days == 0) return;
    const Sessions& sessions = state.sessions.value();
    const std::int64_t newest = sessions.back().listed.begun_unix_ms;
    const std::int64_t oldest = sessions.front().listed.begun_unix_ms;
    const std::int64_t by = step * std::max<std::int64_t>(1, days / 2) * day_ms;
    state.end_unix_ms = std::clamp(state.end_unix_ms.value_or(newest) + by, oldest, newest);
}

void open_chosen(Frame& frame, const TrendsState& state)
{
    const ListedSession& session = state.sessions.value()[state.chosen].listed;
    open_replay(frame.view, frame.resources, {std::to_string(session.number), session.begun});
}

void answer_keys(Frame& frame, TrendsState& state)
{
    answer_escape(frame);
    const Sessions& sessions = state.sessions.value();
    if (sessions.empty()) return;
    const Keys& keys = frame.keys;
    choose_stretch(state, keys.pressed(Key::down) - keys.pressed(Key::up));
    move_stretch(state, keys.pressed(Key::page_down) - keys.pressed(Key::page_up));
    const int step = keys.pressed(Key::right) - keys.pressed(Key::left);
    const auto last = static_cast<int>(sessions.size()) - 1;
    state.chosen =
        static_cast<std::size_t>(std::clamp(static_cast<int>(state.chosen) + step, 0, last));
    if (keys.entered()) open_chosen(frame, state);
}

/// The session whose day is nearest to the mouse is chosen; a click opens it.
void answer_mouse(Frame& frame, TrendsState& state, const TimeAxis& time, const Rect& area)
{
    const Point mouse = ImGui::GetIO().MousePos;
    const ImVec2 moved = ImGui::GetIO().MouseDelta;
    const bool clicked = frame.canvas.click("trend", area);
    if (!area.contains(mouse) || (!clicked && moved.x == 0.0f && moved.y == 0.0f)) return;
    const Sessions& sessions = state.sessions.value();
    const Timestamp there = time.time(mouse.x);
    const auto after = std::ranges::lower_bound(sessions, there, {}, day_of);
    auto nearest = after == sessions.end() ? after - 1 : after;
    if (nearest != sessions.begin() && there - day_of(*(nearest - 1)) < day_of(*nearest) - there)
        --nearest;
    state.chosen = static_cast<std::size_t>(nearest - sessions.begin());
    if (clicked) open_chosen(frame, state);
}

enum class DotShape : std::uint8_t { hollow, filled };

/// A dot that cannot be compared with the one before stands on a small foot.
void draw_dots(const Canvas& canvas, const TrendsState& state, const Plot& plot, const Rect& area,
               TrendId id, DotShape shape, Colour colour)
{
    const Sessions& sessions = state.sessions.value();
    const float r = std::max(1.8f, canvas.px(3.0f));
    for (const TrendDot& dot : trend_dots(sessions, id)) {
        const Timestamp day = day_of(sessions[dot.session]);
        if (day < plot.time.from || day > plot.time.until) continue;
        Point at = plot.at(day, static_cast<float>(dot.value));
        at.y = std::clamp(at.y, area.top, area.bottom);
        const Colour seen = dot.differs.empty() ? colour : faded(colour, 0.45f);
        if (shape == DotShape::filled)
            canvas.draw().AddCircleFilled(at, r, seen, 12);
        else
            canvas.draw().AddCircle(at, r, seen, 12, std::max(1.0f, canvas.px(1.4f)));
        if (!dot.differs.empty())
            canvas.draw().AddLine({at.x - r, at.y + 1.8f * r}, {at.x + r, at.y + 1.8f * r}, seen,
                                  std::max(1.0f, canvas.px(1.2f)));
    }
}

void draw_bars(const Canvas& canvas, const TrendsState& state, const Plot& plot, const Rect& area)
{
    const float width = std::max(1.5f, canvas.px(3.0f));
    for (const TrendSession& session : state.sessions.value()) {
        const Timestamp day = day_of(session);
        if (day < plot.time.from || day > plot.time.until) continue;
        const Point top = plot.at(day, static_cast<float>(session.listed.length / Seconds{60.0}));
        canvas.draw().AddRectFilled({top.x - 0.5f * width, std::max(top.y, area.top)},
                                    {top.x + 0.5f * width, area.bottom}, canvas.colour().breath);
    }
}

Colour colour_of(const Palette& colour, TrendId id)
{
    switch (id) {
    case TrendId::minutes:
    case TrendId::rest_breath:
    case TrendId::guided_breath:
        return colour.breath_text;
    case TrendId::rest_swing:
    case TrendId::guided_swing:
    case TrendId::rest_heart:
        return colour.heart;
    case TrendId::comfort:
    case TrendId::tension_before:
    case TrendId::tension_after:
        break;
    }
    return colour.text;
}

void draw_scale(const Canvas& canvas, const Rect& area, const TrendMeasure& measure)
{
    ImFont* small = canvas.font().small;
    const float half = 0.5f * Canvas::height_of(small);
    for (const double value : {measure.low, measure.high}) {
        const float y = value == measure.low ? area.bottom : area.top;
        canvas.draw().AddLine({area.left, y}, {area.right, y}, faded(canvas.colour().line, 0.7f));
        canvas.text({area.left - canvas.px(8.0f), y - half}, small, canvas.colour().quiet,
                    format_line("{:.0f}", value).view(), Align::right);
    }
}

void draw_band(const Canvas& canvas, const TrendsState& state, const TimeAxis& time, Rect area,
               const Band& band)
{
    ImFont* small = canvas.font().small;
    const Rect title = area.cut_top(1.2f * Canvas::height_of(small));
    canvas.text_within(title.top_left(), title.width(), small, canvas.colour().quiet, band.title);
    area.cut_bottom(0.6f * Canvas::height_of(small));
    const TrendMeasure& measure = trend_measure(band.first);
    const Plot plot{
        time,
        {static_cast<float>(measure.low), static_cast<float>(measure.high), area.bottom, area.top}};
    draw_scale(canvas, area, measure);
    if (band.first == TrendId::minutes) return draw_bars(canvas, state, plot, area);
    const DotShape first = band.second ? DotShape::hollow : DotShape::filled;
    draw_dots(canvas, state, plot, area, band.first, first, colour_of(canvas.colour(), band.first));
    if (band.second)
        draw_dots(canvas, state, plot, area, *band.second, DotShape::filled,
                  colour_of(canvas.colour(), *band.second));
}

void draw_bar_row(const Canvas& canvas, Rect area, std::span<const double> minutes,
                  std::span<const std::string_view> names)
{
    ImFont* small = canvas.font().small;
    const Rect labels = area.cut_bottom(1.3f * Canvas::height_of(small));
    const double most = std::max(1.0, *std::ranges::max_element(minutes));
    const float wide = area.width() / static_cast<float>(minutes.size());
    for (std::size_t i = 0; i < minutes.size(); ++i) {
        const float left = area.left + wide * static_cast<float>(i);
        const float height = static_cast<float>(minutes[i] / most) * area.height();
        canvas.draw().AddRectFilled({left + 0.15f * wide, area.bottom - height},
                                    {left + 0.85f * wide, area.bottom}, canvas.colour().breath);
        const std::size_t step = minutes.size() / names.size();
        if (i % step == 0)
            canvas.text({left, labels.top + canvas.px(2.0f)}, small, canvas.colour().quiet,
                        names[i / step]);
    }
    canvas.draw().AddLine({area.left, area.bottom}, {area.right, area.bottom},
                          canvas.colour().line);
}

/// When it was practised: by day of the week and by time of day.
void draw_times(const Canvas& canvas, const TrendsState& state, const Shown& shown, Rect area)
{
    constexpr std::array<std::string_view, 7> days{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
    constexpr std::array<std::string_view, 4> hours{"0 h", "6 h", "12 h", "18 h"};
    const Sessions& sessions = state.sessions.value();
    const auto first = std::ranges::lower_bound(sessions, shown.from, {}, day_of);
    const auto last = std::ranges::upper_bound(sessions, shown.until, {}, day_of);
    const PractisedTimes times = practised_times({first, last});
    ImFont* small = canvas.font().small;
    double all = 0.0;
    for (const double minutes : times.weekday) all += minutes;
    canvas.text(area.cut_top(1.5f * Canvas::height_of(small)).top_left(), small,
                canvas.colour().text,
                format_line("{} sessions, {:.0f} minutes", last - first, all).view());
    area.cut_top(canvas.px(10.0f));
    canvas.text(area.cut_top(1.5f * Canvas::height_of(small)).top_left(), small,
                canvas.colour().quiet, "minutes by day of the week");
    draw_bar_row(canvas, area.cut_top(0.3f * area.height()), times.weekday, days);
    area.cut_top(canvas.px(18.0f));
    canvas.text(area.cut_top(1.5f * Canvas::height_of(small)).top_left(), small,
                canvas.colour().quiet, "minutes by time of day");
    draw_bar_row(canvas, area.cut_top(0.45f * area.height()), times.hour, hours);
}

/// The chosen session in words, with what makes it incomparable.
Line chosen_words(const TrendsState& state)
{
    const TrendSession& session = state.sessions.value()[state.chosen];
    std::string words =
        fmt::format("{}   {:.0f} min", session.listed.begun, session.listed.length / Seconds{60.0});
    for (const TrendId id : {TrendId::rest_breath, TrendId::guided_breath, TrendId::guided_swing,
                             TrendId::rest_heart, TrendId::comfort}) {
        const TrendMeasure& measure = trend_measure(id);
        if (const auto value = measure.value(session))
            words += fmt::format("   {} {:.1f}", measure.name, *value);
    }
    std::string differs;
    for (const TrendId id : {TrendId::guided_swing, TrendId::guided_breath, TrendId::rest_heart})
        for (const TrendDot& dot : trend_dots(state.sessions.value(), id))
            if (dot.session == state.chosen && differs.empty()) differs = dot.differs;
    if (!differs.empty()) words += fmt::format("   not to be compared: {}", differs);
    return words;
}

void draw_days(const Canvas& canvas, const TimeAxis& time, const Rect& area)
{
    ImFont* small = canvas.font().small;
    const auto date = [](Timestamp day) {
        const std::chrono::sys_days days{
            std::chrono::days{static_cast<int>(seconds_of(day) / 86'400.0)}};
        const std::chrono::year_month_day calendar{days};
        return format_line("{}-{:02}-{:02}", static_cast<int>(calendar.year()),
                           static_cast<unsigned>(calendar.month()),
                           static_cast<unsigned>(calendar.day()));
    };
    canvas.text(area.top_left(), small, canvas.colour().quiet, date(time.from).view());
    canvas.text({area.right, area.top}, small, canvas.colour().quiet, date(time.until).view(),
                Align::right);
}

void draw_trends(Frame& frame, TrendsState& state, Rect area)
{
    const Canvas& canvas = frame.canvas;
    const Shown now = shown(state);
    Rect side = area.cut_right(0.24f * area.width());
    area.cut_right(canvas.px(36.0f));
    area.left += 2.4f * Canvas::height_of(canvas.font().small);
    const Rect days = area.cut_bottom(1.4f * Canvas::height_of(canvas.font().small));
    const TimeAxis time{now.from, now.until, area.left, area.right};
    const Rect all = area;
    const float height = area.height() / static_cast<float>(bands.size());
    for (const Band& band : bands) draw_band(canvas, state, time, area.cut_top(height), band);
    const float x = std::round(time.x(day_of(state.sessions.value()[state.chosen])));
    if (x >= all.left && x <= all.right)
        canvas.draw().AddRectFilled({x, all.top}, {x + 1.0f, all.bottom},
                                    faded(canvas.colour().text, 0.5f));
    draw_days(canvas, time, days);
    draw_times(canvas, state, now, side);
    answer_mouse(frame, state, time, all);
}

} // namespace

void draw_trends_screen(Frame& frame)
{
    TrendsState& state = frame.view.state<TrendsState>();
    if (state.visit != frame.view.visit) request_sessions(frame, state);
    if (state.sessions.poll(frame.elapsed) && !state.sessions.value().empty())
        state.chosen = state.sessions.value().size() - 1;
    answer_keys(frame, state);
    const Canvas& canvas = frame.canvas;
    ImFont* small = canvas.font().small;
    const bool none = state.sessions.value().empty();
    Rect area = draw_page(canvas, "Trends", none ? std::span<const KeyHint>{empty_hints} : hints);
    const Rect below = area.cut_bottom(1.6f * Canvas::height_of(small));
    const auto say = [&](std::string_view words) {
        canvas.text_within(below.top_left(), below.width(), small, canvas.colour().quiet, words);
    };
    if (state.sessions.slow()) say(slow_library);
    if (!state.sessions.error().empty()) say(state.sessions.error());
    if (none) {
        if (state.sessions.known() && state.sessions.error().empty())
            canvas.prose(area, canvas.font().body, canvas.colour().quiet,
                         "No session is recorded yet. After the first one, a line begins here.");
        return;
    }
    canvas.text({area.right, area.top - 1.4f * Canvas::height_of(canvas.font().body)}, small,
                canvas.colour().quiet, trend_stretches[state.stretch].name, Align::right);
    draw_trends(frame, state, area);
    say(chosen_words(state).view());
}

} // namespace eupnea::ui
