// SPDX-License-Identifier: MIT
#include "ui/signal_rows.hpp"

#include <array>
#include <vector>

#include "ui/signal_trace.hpp"
#include "ui/words.hpp"

namespace eupnea::ui {

namespace {

struct SignalRow {
    Channel channel;
    std::string_view name;
    Seconds shown;
};
constexpr std::array all_rows{
    SignalRow{Channel::ecg, "ECG", Seconds{8.0}},
    SignalRow{Channel::ppg, "pulse", Seconds{8.0}},
    SignalRow{Channel::rr, "intervals", Seconds{30.0}},
    SignalRow{Channel::belt, "belt", Seconds{30.0}},
};

std::vector<SignalRow> rows_of(const Session& session)
{
    std::vector<SignalRow> rows;
    for (const SignalRow& row : all_rows)
        if (session.has(row.channel)) rows.push_back(row);
    return rows;
}

std::string_view quality_words(const Frame& frame, const SignalRow& row)
{
    if (!is_streaming(frame.session, row.channel, frame.now)) return clause(Reason::no_signal);
    const auto& state = frame.session.state();
    if (!state) return clause(Reason::settling);
    const Quality& quality = row.channel == Channel::belt ? state->breath : state->heart;
    return quality.good() ? "good signal" : clause(quality.reason);
}

void draw_wave(const Frame& frame, const Rect& area, const SignalRow& row)
{
    const Canvas& canvas = frame.canvas;
    const Trace& trace = frame.session.samples(row.channel);
    const Timestamp from = frame.now - row.shown;
    const Extent range = extent(trace, from, frame.now);
    if (range.empty()) return;
    const float margin = std::max(0.5f, 0.08f * (range.high - range.low));
    const Plot plot{{from, frame.now, area.left, area.right},
                    {range.low - margin, range.high + margin, area.bottom, area.top}};
    canvas.draw().PushClipRect(area.top_left(), area.bottom_right(), true);
    draw_trace(canvas, plot, trace,
               row.channel == Channel::belt ? canvas.colour().breath : canvas.colour().heart);
    canvas.draw().PopClipRect();
}

void draw_row(const Frame& frame, Rect area, const SignalRow& row)
{
    const Canvas& canvas = frame.canvas;
    ImFont* small = canvas.font().small;
    Rect words = area.cut_left(std::min(0.32f * area.width(), 11.0f * Canvas::height_of(small)));
    words.right -= canvas.px(12.0f);
    const float top = words.centre().y - 1.15f * Canvas::height_of(small);
    canvas.text({words.left, top}, small, canvas.colour().text, row.name);
    canvas.text_within({words.left, top + 1.3f * Canvas::height_of(small)}, words.width(), small,
                       canvas.colour().quiet, quality_words(frame, row));
    draw_wave(frame, area, row);
}

} // namespace

void draw_signal_rows(const Frame& frame, Rect area)
{
    const Canvas& canvas = frame.canvas;
    const auto rows = rows_of(frame.session);
    if (rows.empty())
        return canvas.text_within(area.top_left(), area.width(), canvas.font().small,
                                  canvas.colour().quiet,
                                  "No sensor yet: the session goes on without one.");
    const float height =
        std::min(area.height() / static_cast<float>(rows.size()), canvas.px(86.0f));
    for (const SignalRow& row : rows) {
        Rect one = area.cut_top(height);
        one.cut_bottom(canvas.px(8.0f));
        draw_row(frame, one, row);
    }
}

} // namespace eupnea::ui
