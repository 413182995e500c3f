// SPDX-License-Identifier: MIT
#include "calm/quiet_start.hpp"
#include "ui/begin_state.hpp"
#include "ui/choices.hpp"
#include "ui/kit/key_hints.hpp"
#include "ui/kit/row.hpp"
#include "ui/screens.hpp"
#include "ui/sensors.hpp"
#include "ui/signal_trace.hpp"
#include "ui/words.hpp"

#include <array>

namespace eupnea::ui {

namespace {

constexpr int longest_minutes = 60;

std::array<KeyHint, 4> hints(const BeginState& state)
{
    return {{{"Q", state.quiet ? "without quiet minutes first" : "with quiet minutes first"},
             {"L", "light or dark"},
             {"F11", "full screen"},
             {"Esc", "close"}}};
}

const Choice& chosen(const BeginState& state) { return state.choices[state.choice]; }

void choose_minutes(BeginState& state, int step)
{
    state.minutes = std::clamp(state.minutes + step, 1, longest_minutes);
}

BeginSession command(const BeginState& state)
{
    BeginSession command = chosen(state).begin(state.minutes);
    if (state.quiet) command.quiet = quiet_before(command.length);
    return command;
}

void begin(Frame& frame) { frame.send(command(frame.view.state<BeginState>())); }

void choose_pattern(BeginState& state, int step)
{
    const auto last = static_cast<int>(state.choices.size()) - 1;
    state.choice =
        static_cast<std::size_t>(std::clamp(static_cast<int>(state.choice) + step, 0, last));
}

void answer_keys(Frame& frame, const std::vector<Sensor>& sensors)
{
    if (frame.keys.pressed(Key::up)) choose_sensor_by(frame, sensors, -1);
    if (frame.keys.pressed(Key::down)) choose_sensor_by(frame, sensors, 1);
    BeginState& state = frame.view.state<BeginState>();
    choose_pattern(state, frame.keys.pressed(Key::right) - frame.keys.pressed(Key::left));
    choose_minutes(state, frame.keys.typed('+') - frame.keys.typed('-'));
    for (std::size_t input = 0; input < 8; ++input)
        if (frame.keys.typed(static_cast<char>('1' + input))) choose_input(frame, input);
    if (frame.keys.typed('q')) state.quiet = !state.quiet;
    if (frame.keys.pressed(Key::escape)) frame.view.closing = true;
    if (frame.keys.entered()) begin(frame);
    for (const MenuItem& item : menu)
        if (frame.keys.typed(item.letter)) frame.view.open(item.screen);
    if (frame.resources.people.several && frame.keys.typed(people_item.letter))
        frame.view.open(people_item.screen);
}

/// What the sensor measures right now: the heart's signal, or else the breath's.
void draw_live_trace(const Frame& frame, const Rect& card)
{
    const Canvas& canvas = frame.canvas;
    const Rect area = card.inset(canvas.px(18.0f), canvas.px(20.0f));
    for (const Channel channel : {Channel::ecg, Channel::ppg, Channel::belt, Channel::rr}) {
        if (!is_streaming(frame.session, channel, frame.now)) continue;
        const Seconds shown = channel == Channel::belt || channel == Channel::rr ? 20s : 6s;
        const Trace& trace = frame.session.samples(channel);
        const Timestamp from = frame.now - shown;
        const Extent range = extent(trace, from, frame.now);
        if (range.empty()) continue;
        const float margin = std::max(0.5f, 0.08f * (range.high - range.low));
        const Colour colour =
            channel == Channel::belt ? canvas.colour().breath : canvas.colour().heart;
        const Plot plot{{from, frame.now, area.left, area.right},
                        {range.low - margin, range.high + margin, area.bottom, area.top}};
        canvas.draw().PushClipRect(card.top_left(), card.bottom_right(), true);
        draw_trace(canvas, plot, trace, colour);
        canvas.draw().PopClipRect();
        return;
    }
}

void draw_source_name(const Canvas& canvas, Rect& card, const Session& session)
{
    if (!session.link() || session.link()->state != LinkState::streaming) return;
    Rect line = card.cut_top(1.4f * Canvas::height_of(canvas.font().small) + canvas.px(8.0f));
    line = line.inset(canvas.px(18.0f), canvas.px(8.0f));
    canvas.text_within(line.top_left(), line.width(), canvas.font().small, canvas.colour().quiet,
                       session.link()->text.view());
}

void draw_sensor_card(const Frame& frame, Rect card)
{
    const Canvas& canvas = frame.canvas;
    canvas.draw().AddRectFilled(card.top_left(), card.bottom_right(), canvas.colour().raised,
                                canvas.px(14.0f));
    Rect words = card.cut_bottom(1.5f * Canvas::height_of(canvas.font().small) + canvas.px(10.0f));
    words = words.inset(canvas.px(18.0f), 0.0f);
    canvas.text_within(words.top_left(), words.width(), canvas.font().small, canvas.colour().text,
                       sensor_words(frame.session, frame.now).view());
    const Line guess = guess_words(frame.session);
    if (!guess.empty()) {
        Rect line = card.cut_bottom(1.4f * Canvas::height_of(canvas.font().small));
        line = line.inset(canvas.px(18.0f), 0.0f);
        canvas.text_within(line.top_left(), line.width(), canvas.font().small,
                           canvas.colour().quiet, guess.view());
    }
    draw_source_name(canvas, card, frame.session);
    draw_live_trace(frame, card);
}

/// Where it is, unless that is its name.
std::string_view note_of(const Sensor& sensor)
{
    if (is_strap(sensor)) return "Bluetooth";
    if (sensor.id.view() == simulated_id) return "no sensor needed";
    return sensor.id == sensor.name ? "" : sensor.id.view();
}

void draw_sensors(Frame& frame, Rect area, const std::vector<Sensor>& sensors)
{
    const Canvas& canvas = frame.canvas;
    draw_heading(canvas, area.cut_top(canvas.px(34.0f)), "Sensor", "\u2191 \u2193");
    area.cut_top(canvas.px(6.0f));
    const float row = Canvas::height_of(canvas.font().body) + canvas.px(24.0f);
    const float card = canvas.px(130.0f);
    const auto most = std::max(1, static_cast<int>((area.height() - card) / row));
    const Word& device = frame.view.state<BeginState>().device;
    const auto now =
        static_cast<int>(std::ranges::find(sensors, device, &Sensor::id) - sensors.begin());
    const int first = std::max(0, now - most + 1);
    for (int i = first; i < std::min(first + most, static_cast<int>(sensors.size())); ++i) {
        const Sensor& sensor = sensors[static_cast<std::size_t>(i)];
        if (draw_row(canvas, area.cut_top(row), i, {sensor.name.view(), note_of(sensor), i == now}))
            choose_sensor_by(frame, sensors, i - now);
    }
    if (sensors.size() == 1)
        canvas.text_within(area.cut_top(1.8f * Canvas::height_of(canvas.font().small)).top_left() +
                               Point{canvas.px(18.0f), canvas.px(6.0f)},
                           area.width() - canvas.px(36.0f), canvas.font().small,
                           canvas.colour().quiet, "Plug in a sensor and it appears here.");
    area.cut_top(canvas.px(14.0f));
    draw_sensor_card(frame, area);
}

/// One breath and a half of the pattern, small.
void draw_pattern(const Canvas& canvas, const Rect& where, const Choice& choice, Colour colour)
{
    Pacer pacer;
    pacer.apply({at(0s), choice.pattern, true});
    constexpr int points = 64;
    std::array<Point, points> line;
    const Seconds shown = 20s;
    for (int i = 0; i < points; ++i) {
        const float share = static_cast<float>(i) / (points - 1);
        const auto volume = static_cast<float>(pacer.at(at(shown * share))->volume);
        line[static_cast<std::size_t>(i)] = {where.left + share * where.width(),
                                             where.bottom - volume * where.height()};
    }
    draw_line(canvas, line, std::max(1.0f, canvas.px(1.6f)), colour);
}

void draw_practices(Frame& frame, Rect area)
{
    const Canvas& canvas = frame.canvas;
    const Palette& colour = canvas.colour();
    ImFont* small = canvas.font().small;
    draw_heading(canvas, area.cut_top(canvas.px(34.0f)), "Breathing", "\u2190 \u2192");
    area.cut_top(canvas.px(6.0f));
    const Rect words = area.cut_bottom(4.2f * Canvas::height_of(small) + canvas.px(10.0f));
    BeginState& state = frame.view.state<BeginState>();
    const float row = std::min(Canvas::height_of(canvas.font().body) + canvas.px(30.0f),
                               area.height() / static_cast<float>(state.choices.size()));
    for (std::size_t i = 0; i < state.choices.size(); ++i) {
        const Choice& choice = state.choices[i];
        const Rect where = area.cut_top(row);
        const Line note = choice.slow_down
                              ? Line{"your own rate"}
                              : format_line("{:.1f} breaths/min", rate_of(choice.pattern));
        const bool now = i == state.choice;
        if (draw_row(canvas, where, 100 + static_cast<int>(i), {choice.title, note.view(), now}))
            state.choice = i;
        Rect wave = where.inset(0.0f, 0.30f * row);
        wave.right -= Canvas::width_of(small, "12.0 breaths/min") + canvas.px(34.0f);
        wave.left = wave.right - canvas.px(120.0f);
        draw_pattern(canvas, wave, choice, faded(colour.breath, now ? 0.95f : 0.35f));
    }
    const Choice& choice = chosen(state);
    const Rect text{area.left + canvas.px(18.0f), area.top + canvas.px(12.0f),
                    area.right - canvas.px(18.0f), words.bottom};
    const float used = canvas.paragraph(text, small, colour.text, choice.sentence);
    canvas.paragraph({text.left, text.top + used + canvas.px(4.0f), text.right, text.bottom}, small,
                     colour.quiet, choice.caution);
}

void draw_length(Frame& frame, const Rect& area)
{
    BeginState& state = frame.view.state<BeginState>();
    const bool limited = command(state).length < std::chrono::minutes{state.minutes};
    const Line length = limited ? format_line("{} breaths", *chosen(state).max_cycles)
                                : format_line("{} min", state.minutes);
    choose_minutes(state, draw_stepper(frame.canvas, area, length.view()));
}

std::vector<MenuItem> menu_items(const Frame& frame)
{
    std::vector<MenuItem> items{menu.begin(), menu.end()};
    if (frame.resources.people.several) items.insert(items.begin(), people_item);
    return items;
}

/// In rows, broken at the width: calls place(item, left edge, row); returns how many rows there are.
template <class Place>
int lay_out_menu(const Frame& frame, float width, Place&& place)
{
    const Canvas& canvas = frame.canvas;
    float left = 0.0f;
    int row = 0;
    for (const MenuItem& item : menu_items(frame)) {
        const float needed = key_width(canvas, item.key) + canvas.px(8.0f) +
                             Canvas::width_of(canvas.font().small, item.name);
        if (left > 0.0f && left + needed > width) {
            left = 0.0f;
            ++row;
        }
        place(item, left, row);
        left += needed + canvas.px(26.0f);
    }
    return row + 1;
}

float menu_row_height(const Canvas& canvas)
{
    return Canvas::height_of(canvas.font().small) + canvas.px(16.0f);
}

float menu_height(const Frame& frame, float width)
{
    const int rows = lay_out_menu(frame, width, [](const MenuItem&, float, int) {});
    return static_cast<float>(rows) * menu_row_height(frame.canvas);
}

void draw_menu_item(Frame& frame, const MenuItem& item, Point at)
{
    const Canvas& canvas = frame.canvas;
    ImFont* small = canvas.font().small;
    const float key = key_width(canvas, item.key) + canvas.px(8.0f);
    const Rect where{at.x, at.y, at.x + key + Canvas::width_of(small, item.name),
                     at.y + menu_row_height(canvas)};
    bool hovered = false;
    if (canvas.click(item.name.data(), where, &hovered)) frame.view.open(item.screen);
    const Colour words = hovered ? canvas.colour().breath_text : canvas.colour().text;
    const float middle = where.centre().y;
    draw_key(canvas, {where.left, middle}, item.key, canvas.colour().line, words);
    canvas.text({where.left + key, middle - 0.5f * Canvas::height_of(small)}, small, words,
                item.name);
}

void draw_menu(Frame& frame, const Rect& area)
{
    lay_out_menu(frame, area.width(), [&](const MenuItem& item, float left, int row) {
        const float top = area.top + static_cast<float>(row) * menu_row_height(frame.canvas);
        draw_menu_item(frame, item, {area.left + left, top});
    });
}

void draw_title(Frame& frame, const Rect& area)
{
    const Canvas& canvas = frame.canvas;
    const Fonts& font = canvas.font();
    const std::string& person = frame.view.person.name;
    const std::string_view title = person.empty() ? std::string_view{"Eupnea"} : person;
    canvas.text_within(area.top_left(), area.width(), font.large, canvas.colour().text, title);
    const Line notice = notice_words(frame.session, frame.now);
    if (notice.empty()) return;
    const float left = area.left + Canvas::width_of(font.large, title) + canvas.px(40.0f);
    const float top =
        area.top + 0.72f * (Canvas::height_of(font.large) - Canvas::height_of(font.small));
    canvas.text_within({left, top}, area.right - left, font.small, canvas.colour().quiet,
                       notice.view());
}

} // namespace

void draw_begin_screen(Frame& frame)
{
    static thread_local std::vector<Sensor> sensors;
    collect_sensors(frame.session, frame.view.state<BeginState>().device, sensors);
    choose_sensor_unasked(frame, sensors);
    answer_keys(frame, sensors);

    const Canvas& canvas = frame.canvas;
    ImFont* small = canvas.font().small;
    Rect area = canvas.area().inset(canvas.px(64.0f), 0.0f);
    const Rect keys = area.cut_bottom(canvas.px(52.0f));
    const float safety_height = canvas.paragraph_height(area.width(), small, safety_note);
    canvas.paragraph(area.cut_bottom(safety_height + canvas.px(8.0f)), small, canvas.colour().quiet,
                     safety_note);
    area.cut_bottom(canvas.px(18.0f));
    Rect actions = area.cut_bottom(1.75f * Canvas::height_of(canvas.font().large));
    area.cut_bottom(canvas.px(18.0f));
    area.cut_top(canvas.px(22.0f));
    draw_title(frame, area.cut_top(1.3f * Canvas::height_of(canvas.font().large)));
    draw_menu(frame, area.cut_top(menu_height(frame, area.width())));
    area.cut_top(canvas.px(12.0f));

    const float column = 0.5f * (area.width() - canvas.px(56.0f));
    draw_sensors(frame, area.cut_left(column), sensors);
    draw_practices(frame, area.cut_right(column));
    draw_length(frame, actions.cut_left(column));
    if (draw_button(canvas, actions.cut_right(column), "Begin", "Enter")) begin(frame);
    draw_key_hints(canvas, keys.centre(), hints(frame.view.state<BeginState>()));
}

} // namespace eupnea::ui
