// SPDX-License-Identifier: MIT
#include "pacing/pacer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace eupnea {

namespace {

/// Slow at both turns: 0 at 0, 1 at 1, level at both ends.
double raised_cosine(double x) { return 0.5 - 0.5 * std::cos(std::numbers::pi * x); }

struct Segment {
    BreathPhase phase;
    Seconds length;
    double from; ///< lung volume
    double to;
};

std::array<Segment, 6> segments_of(const Pattern& p)
{
    const double filled = p.top_up > 0s ? p.first_fill : 1.0;
    return {{
        {BreathPhase::inhale, p.inhale, 0.0, filled},
        {BreathPhase::inhale, p.top_up_rest, filled, filled},
        {BreathPhase::inhale, p.top_up, filled, 1.0},
        {BreathPhase::hold_full, p.hold_full, 1.0, 1.0},
        {BreathPhase::exhale, p.exhale, 1.0, 0.0},
        {BreathPhase::hold_empty, p.hold_empty, 0.0, 0.0},
    }};
}

/// Where in `to` the breath is as far along as it is at `offset` in `from`. A segment that `to` does
/// not have is passed over.
Seconds carry_over(Seconds offset, const Pattern& from, const Pattern& to)
{
    const auto old_segments = segments_of(from);
    const auto new_segments = segments_of(to);
    Seconds carried{0.0};
    for (std::size_t i = 0; i < old_segments.size(); ++i) {
        if (offset < old_segments[i].length)
            return carried + new_segments[i].length * (offset / old_segments[i].length);
        offset -= old_segments[i].length;
        carried += new_segments[i].length;
    }
    return carried;
}

struct Position {
    std::size_t cycle;
    Seconds offset;
};

Position position_after(Seconds elapsed, const Pattern& pattern)
{
    const double cycles = std::floor(elapsed / pattern.cycle());
    return {static_cast<std::size_t>(cycles), elapsed - cycles * pattern.cycle()};
}

} // namespace

void Pacer::apply(const PacerChange& change)
{
    Stretch next{change.time, change.pattern, change.running, Seconds{0.0}, 0};
    const bool goes_on = change.running && running();
    if (goes_on) {
        const Stretch& last = stretches_.back();
        const auto [cycles, offset] =
            position_after(last.offset + (change.time - last.from), last.pattern);
        next.cycle = last.cycle + cycles;
        next.offset = carry_over(offset, last.pattern, change.pattern);
    }
    pattern_ = change.pattern;
    stretches_.push_back(next);
}

std::optional<Pacer::Moment> Pacer::at(Timestamp time) const
{
    const auto after =
        std::upper_bound(stretches_.begin(), stretches_.end(), time,
                         [](Timestamp t, const Stretch& stretch) { return t < stretch.from; });
    if (after == stretches_.begin()) return std::nullopt;
    const Stretch& stretch = *std::prev(after);
    if (!stretch.running) return std::nullopt;
    return moment_in(stretch, time);
}

Seconds Pacer::guided(Timestamp until) const
{
    Seconds total{0.0};
    for (std::size_t i = 0; i < stretches_.size() && stretches_[i].from < until; ++i) {
        const bool last = i + 1 == stretches_.size();
        const Timestamp end = last ? until : std::min(until, stretches_[i + 1].from);
        if (stretches_[i].running) total += end - stretches_[i].from;
    }
    return total;
}

Pacer::Moment Pacer::moment_in(const Stretch& stretch, Timestamp time)
{
    const Pattern& pattern = stretch.pattern;
    auto [cycles, offset] = position_after(stretch.offset + (time - stretch.from), pattern);
    const auto segments = segments_of(pattern);
    const double turn = offset / pattern.cycle();

    const auto length_of = [&](BreathPhase phase) {
        Seconds length{0.0};
        for (const Segment& s : segments)
            if (s.phase == phase) length += s.length;
        return length;
    };
    Seconds into_phase = offset;
    BreathPhase phase = BreathPhase::inhale;
    for (const Segment& segment : segments) {
        if (segment.phase != phase) {
            into_phase = offset;
            phase = segment.phase;
        }
        if (offset < segment.length) {
            const double share = offset / segment.length;
            const double volume = std::lerp(segment.from, segment.to, raised_cosine(share));
            const Seconds whole = length_of(phase);
            return {phase,  into_phase / whole, turn,
                    volume, whole - into_phase, stretch.cycle + cycles,
                    pattern};
        }
        offset -= segment.length;
    }
    return {BreathPhase::inhale,        0.0,    0.0, 0.0, length_of(BreathPhase::inhale),
            stretch.cycle + cycles + 1, pattern};
}

} // namespace eupnea
