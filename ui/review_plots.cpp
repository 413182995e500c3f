// SPDX-License-Identifier: MIT
#include "ui/review_plots.hpp"

#include <cmath>
#include <limits>

#include "base/event_words.hpp"

namespace eupnea::ui {

namespace {

constexpr float room_for_samples =
    1.5f; ///< pixels a sample from which on the line goes through each
constexpr float most_spectrum_hz = 0.5f;

/// What is seen of a beat or an interval by its class: filled or hollow, round, pointed or square.
void draw_class_mark(const Canvas& canvas, Point at, BeatClass beat_class)
{
    const float r = std::max(2.0f, canvas.px(4.0f));
    ImDrawList& draw = canvas.draw();
    const Colour heart = canvas.colour().heart;
    const Colour other = canvas.colour().text;
    const float line = std::max(1.0f, canvas.px(1.5f));
    switch (beat_class) {
    case BeatClass::normal:
        draw.AddCircleFilled(at, 0.75f * r, heart, 12);
        break;
    case BeatClass::ectopic:
        draw.AddTriangleFilled({at.x - r, at.y + r}, {at.x + r, at.y + r}, {at.x, at.y - r}, other);
        break;
    case BeatClass::missed:
        draw.AddCircle(at, r, other, 16, line);
        break;
    case BeatClass::extra:
        draw.AddLine({at.x - r, at.y - r}, {at.x + r, at.y + r}, other, line);
        draw.AddLine({at.x - r, at.y + r}, {at.x + r, at.y - r}, other, line);
        break;
    case BeatClass::long_interval:
    case BeatClass::short_interval:
        draw.AddRectFilled({at.x - 0.8f * r, at.y - 0.8f * r}, {at.x + 0.8f * r, at.y + 0.8f * r},
                           other);
        break;
    case BeatClass::first:
        draw.AddCircle(at, 0.75f * r, heart, 12, line);
        break;
    }
}

void draw_samples(const Canvas& canvas, const Plot& plot, const WaveRecord& wave, std::size_t first,
                  std::size_t last, Colour colour)
{
    std::vector<Point> line;
    const auto stroke = [&] {
        draw_line(canvas, line, std::max(1.0f, canvas.px(1.5f)), colour);
        line.clear();
    };
    for (std::size_t i = first; i < last; ++i) {
        if (wave.after_gap(i)) stroke();
        line.push_back(plot.at(wave.time(i), wave.value(i)));
    }
    stroke();
}

void draw_extremes(const Canvas& canvas, const Plot& plot, const WaveRecord& wave, Colour colour)
{
    for (float x = plot.time.left; x < plot.time.right; x += 1.0f) {
        const MinMax column = wave.range(plot.time.time(x), plot.time.time(x + 1.0f));
        if (column.empty()) continue;
        canvas.draw().AddLine({x, plot.value.y(column.high)}, {x, plot.value.y(column.low) + 1.0f},
                              colour, 1.0f);
    }
}

/// Those between two times.
std::span<const ClassifiedBeat> beats_between(const ReviewedHeart& heart, Timestamp from,
                                              Timestamp until)
{
    const auto time = [](const ClassifiedBeat& beat) { return beat.classification.time; };
    const auto first = std::ranges::lower_bound(heart.beats(), from, {}, time);
    const auto last = std::ranges::upper_bound(heart.beats(), until, {}, time);
    return {first, last};
}

std::span<const Nn> nn_between(const ReviewedHeart& heart, Timestamp from, Timestamp until)
{
    const auto first = std::ranges::lower_bound(heart.nn(), from, {}, &Nn::end);
    const auto last = std::ranges::upper_bound(heart.nn(), until, {}, &Nn::end);
    return {first, last};
}

struct Range {
    float low = std::numeric_limits<float>::max();
    float high = std::numeric_limits<float>::lowest();

    void add(float value)
    {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    bool empty() const { return low > high; }
    Range widened(float least) const
    {
        const float spare = std::max(0.05f * (high - low), 0.5f * (least - (high - low)));
        return {low - spare, high + spare};
    }
};

/// The heading of a small plot; what is left of the area is the plot's.
void cut_heading(const Canvas& canvas, Rect& area, std::string_view words)
{
    const Rect line = area.cut_top(1.5f * Canvas::height_of(canvas.font().small));
    canvas.text_within(line.top_left(), line.width(), canvas.font().small, canvas.colour().quiet,
                       words);
}

void draw_frame(const Canvas& canvas, const Rect& area)
{
    canvas.draw().AddRect(area.top_left(), area.bottom_right(), canvas.colour().line);
}

} // namespace

void draw_wave(const Canvas& canvas, const TimeAxis& time, const Rect& area, const WaveRecord& wave,
               Colour colour)
{
    const std::size_t first = wave.first_at(time.from);
    const std::size_t last = wave.first_at(time.until);
    const MinMax range = wave.range(time.from, time.until);
    if (range.empty()) return;
    const float margin = std::max(1e-6f, 0.06f * (range.high - range.low));
    const Plot plot{time, {range.low - margin, range.high + margin, area.bottom, area.top}};
    canvas.draw().PushClipRect(area.top_left(), area.bottom_right(), true);
    if (static_cast<float>(last - first) * room_for_samples < area.width())
        draw_samples(canvas, plot, wave, first, last, colour);
    else
        draw_extremes(canvas, plot, wave, colour);
    canvas.draw().PopClipRect();
}

void draw_review_beats(const Canvas& canvas, const TimeAxis& time, const Rect& area,
                       const ReviewState& state)
{
    const auto beats = beats_between(*state.heart, time.from, time.until);
    const float room = area.width() / std::max(1.0f, static_cast<float>(beats.size()));
    if (room < 3.0f) return;
    ImFont* small = canvas.font().small;
    const float top = area.top + canvas.px(8.0f);
    for (const auto& [beat, classification] : beats) {
        const float x = time.x(classification.time);
        if (room > 12.0f)
            canvas.draw().AddLine({x, top}, {x, area.bottom}, faded(canvas.colour().line, 0.8f),
                                  1.0f);
        draw_class_mark(canvas, {x, top}, classification.beat_class);
        if (!beat || !beat->ibi || room < 1.2f * Canvas::width_of(small, "1000 ms")) continue;
        const float middle = time.x(classification.time - 0.5 * *beat->ibi);
        canvas.text({middle, area.bottom - Canvas::height_of(small)}, small, canvas.colour().quiet,
                    format_line("{:.0f} ms", beat->ibi->count()).view(), Align::centre);
    }
}

void draw_intervals(const Canvas& canvas, const TimeAxis& time, const Rect& area,
                    const ReviewState& state)
{
    const auto beats = beats_between(*state.heart, time.from, time.until);
    Range range;
    for (const auto& [beat, classification] : beats)
        if (beat && beat->ibi) range.add(static_cast<float>(beat->ibi->count()));
    if (range.empty()) return;
    range = range.widened(200.0f);
    const Plot plot{time, {range.low, range.high, area.bottom, area.top}};
    draw_levels(canvas, plot, 100.0f, "");
    canvas.draw().PushClipRect(area.top_left(), area.bottom_right(), true);
    const bool marks = static_cast<float>(beats.size()) * 4.0f < area.width();
    for (const auto& [beat, classification] : beats) {
        if (!beat || !beat->ibi) continue;
        const Point at = plot.at(classification.time, static_cast<float>(beat->ibi->count()));
        if (marks || classification.beat_class != BeatClass::normal)
            draw_class_mark(canvas, at, classification.beat_class);
        else
            canvas.draw().AddRectFilled({at.x, at.y - 1.0f}, {at.x + 1.0f, at.y + 1.0f},
                                        canvas.colour().heart);
    }
    canvas.draw().PopClipRect();
}

void draw_turns(const Canvas& canvas, const TimeAxis& time, const Rect& area,
                const ReviewState& state)
{
    const RecordEdits& edits = state.record.value()->edits;
    const auto& breaths =
        state.corrections == Corrections::raw ? edits.measured_breaths() : edits.breaths();
    const auto first = std::ranges::lower_bound(breaths, time.from, {}, &Breath::end);
    const auto last = std::ranges::upper_bound(breaths, time.until, {}, &Breath::inhale);
    const float room = area.width() / std::max(1.0f, static_cast<float>(last - first));
    if (room < 6.0f) return;
    const Colour colour = canvas.colour().breath_text;
    const float r = canvas.px(4.0f);
    for (auto breath = first; breath < last; ++breath) {
        const float in = time.x(breath->inhale);
        const float out = time.x(breath->exhale);
        canvas.draw().AddLine({in, area.top}, {in, area.bottom}, faded(colour, 0.5f), 1.0f);
        canvas.draw().AddTriangleFilled({in - r, area.bottom}, {in + r, area.bottom},
                                        {in, area.bottom - 2.0f * r}, colour);
        canvas.draw().AddTriangleFilled({out - r, area.top}, {out + r, area.top},
                                        {out, area.top + 2.0f * r}, colour);
    }
}

void draw_stretches(const Canvas& canvas, const TimeAxis& time, const Rect& area,
                    const ReviewState& state)
{
    const auto band = [&](Timestamp from, Timestamp until, Colour colour) {
        const float left = std::clamp(time.x(from), area.left, area.right);
        const float right = std::clamp(time.x(until), area.left, area.right);
        if (right > left)
            canvas.draw().AddRectFilled({left, area.top}, {right, area.bottom}, colour);
        return left;
    };
    if (state.corrections == Corrections::edited)
        for (const Exclusion& exclusion : state.record.value()->edits.excluded()) {
            const float left =
                band(exclusion.from, exclusion.until, faded(canvas.colour().ground, 0.75f));
            const float room = std::min(time.x(exclusion.until), area.right) - left;
            if (room > canvas.px(60.0f))
                canvas.text_within({left + canvas.px(6.0f), area.top + canvas.px(18.0f)},
                                   room - canvas.px(12.0f), canvas.font().small,
                                   canvas.colour().quiet,
                                   format_line("left out: {}", exclusion.reason.view()).view());
        }
    if (state.selected)
        band(state.selected->from, state.selected->until, faded(canvas.colour().breath, 0.18f));
    const float x = std::round(time.x(state.cursor));
    if (x >= area.left && x <= area.right)
        canvas.draw().AddRectFilled({x, area.top}, {x + 1.0f, area.bottom},
                                    faded(canvas.colour().text, 0.8f));
}

std::optional<Timestamp> draw_overview(const Canvas& canvas, const Rect& area,
                                       const ReviewState& state)
{
    const ReviewRecord& record = *state.record.value();
    const TimeAxis time{at(0s), record.end(), area.left, area.right};
    canvas.draw().AddRectFilled(area.top_left(), area.bottom_right(), canvas.colour().raised,
                                canvas.px(6.0f));
    std::vector<Range> columns(static_cast<std::size_t>(std::max(1.0f, area.width())) + 1);
    Range all;
    for (const Nn& nn : state.heart->nn()) {
        const float x = time.x(nn.end) - area.left;
        if (!nn.measured || x < 0.0f || x >= static_cast<float>(columns.size())) continue;
        const auto rate = static_cast<float>(heart_rate_bpm(nn.interval));
        columns[static_cast<std::size_t>(x)].add(rate);
        all.add(rate);
    }
    const Range range = all.empty() ? Range{0.0f, 1.0f} : all.widened(10.0f);
    const ValueAxis value{range.low, range.high, area.bottom, area.top};
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (!columns[i].empty()) {
            const float x = area.left + static_cast<float>(i);
            canvas.draw().AddLine({x, value.y(columns[i].high)},
                                  {x, value.y(columns[i].low) + 1.5f},
                                  faded(canvas.colour().heart, 0.8f), 1.0f);
        }
    const float left = time.x(state.shown.from);
    const float right = std::max(time.x(state.shown.until), left + canvas.px(3.0f));
    canvas.draw().AddRect({left, area.top}, {right, area.bottom}, canvas.colour().text,
                          canvas.px(3.0f), 0, std::max(1.0f, canvas.px(1.5f)));
    const auto held = canvas.held("overview", area);
    if (!held) return std::nullopt;
    return time.time(std::clamp(held->x, area.left, area.right));
}

void draw_poincare(const Canvas& canvas, Rect area, const ReviewState& state)
{
    cut_heading(canvas, area, "each interval over the one before, ms");
    const float side = std::min(area.width(), area.height());
    area = {area.left, area.top, area.left + side, area.top + side};
    draw_frame(canvas, area);
    const auto nn = nn_between(*state.heart, state.shown.from, state.shown.until);
    Range range;
    for (const Nn& one : nn)
        if (one.measured) range.add(static_cast<float>(one.interval.count()));
    if (range.empty()) return;
    range = range.widened(300.0f);
    const ValueAxis up{range.low, range.high, area.bottom, area.top};
    canvas.draw().AddLine({area.left, area.bottom}, {area.right, area.top}, canvas.colour().line);
    const float r = std::max(1.0f, canvas.px(nn.size() > 500 ? 1.2f : 2.0f));
    const auto x_of = [&](float v) {
        return area.left + (v - range.low) / (range.high - range.low) * side;
    };
    for (std::size_t i = 1; i < nn.size(); ++i) {
        if (!nn[i].measured || !nn[i - 1].measured || !nn[i].adjacent) continue;
        canvas.draw().AddCircleFilled({x_of(static_cast<float>(nn[i - 1].interval.count())),
                                       up.y(static_cast<float>(nn[i].interval.count()))},
                                      r, faded(canvas.colour().heart, 0.7f), 8);
    }
    canvas.text({area.left + canvas.px(4.0f), area.bottom - Canvas::height_of(canvas.font().small)},
                canvas.font().small, canvas.colour().quiet,
                format_line("{:.0f}", range.low).view());
    canvas.text({area.right - canvas.px(4.0f), area.top}, canvas.font().small,
                canvas.colour().quiet, format_line("{:.0f}", range.high).view(), Align::right);
}

void draw_spectrum(const Canvas& canvas, Rect area, const ReviewState& state)
{
    const auto spectrum = state.heart->spectrum(state.cursor);
    cut_heading(canvas, area, "spectrum of five minutes around the cursor");
    ImFont* small = canvas.font().small;
    const Rect axis = area.cut_bottom(1.3f * Canvas::height_of(small));
    draw_frame(canvas, area);
    const auto x_of = [&](float hz) { return area.left + hz / most_spectrum_hz * area.width(); };
    for (const float hz : {0.1f, 0.2f, 0.3f, 0.4f})
        canvas.text({x_of(hz), axis.top + canvas.px(2.0f)}, small, canvas.colour().quiet,
                    format_line("{:.1f}{}", hz, hz == 0.4f ? " Hz" : "").view(), Align::centre);
    if (!spectrum) {
        canvas.paragraph(area.inset(canvas.px(10.0f)), small, canvas.colour().quiet,
                         "Two minutes of intervals without a hole give a spectrum.");
        return;
    }
    double most = 1e-9;
    for (std::size_t bin = 0; bin < spectrum->density.size(); ++bin)
        if (spectrum->frequency(bin) >= 0.02) most = std::max(most, spectrum->density[bin]);
    std::vector<Point> line;
    for (std::size_t bin = 0; bin < spectrum->density.size(); ++bin) {
        const auto hz = static_cast<float>(spectrum->frequency(bin));
        if (hz > most_spectrum_hz) break;
        const auto share = static_cast<float>(std::min(1.0, spectrum->density[bin] / most));
        line.push_back({x_of(hz), area.bottom - 0.92f * share * area.height()});
    }
    draw_line(canvas, line, std::max(1.0f, canvas.px(1.6f)), canvas.colour().heart);
}

} // namespace eupnea::ui
