// SPDX-License-Identifier: MIT
// Whether an interval is normal, by those before it and the two after it.
#include "heart/interval_classifier.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace eupnea {
namespace {

constexpr std::size_t median_length = 11;
constexpr std::size_t history = 91;
constexpr std::size_t enough = 12; // intervals before the spread is believed
constexpr double spread_factor = 5.2;
constexpr Milliseconds narrowest{50.0}; // no smaller step is an artifact in anyone
constexpr Milliseconds at_first{120.0};
constexpr double agreement = 0.2;
constexpr double close_to_usual = 0.13; // share: no interval this near the local median is wrong
constexpr double share_kept = 0.3;      // of a change, by the two intervals after it
constexpr int most_parts = 8;

/// 5.2 quartile deviations.
Milliseconds threshold(const RunningRanks<Milliseconds>& sizes)
{
    if (sizes.size() < enough) return at_first;
    const Milliseconds quartile_deviation = (sizes.at(0.75) - sizes.at(0.25)) / 2;
    return std::max(narrowest, spread_factor * quartile_deviation);
}

bool near(Milliseconds a, Milliseconds b, Milliseconds tolerance)
{
    return std::chrono::abs(a - b) < tolerance;
}

} // namespace

IntervalClassifier::IntervalClassifier()
    : accepted_(median_length), steps_(history), offsets_(history)
{}

bool IntervalClassifier::is_possible(Milliseconds interval)
{
    return interval >= shortest && interval <= longest;
}

void IntervalClassifier::forget()
{
    accepted_.clear();
    steps_.clear();
    offsets_.clear();
}

/// Half-way between the last accepted interval and one that comes, when that is believable.
Milliseconds IntervalClassifier::expected(std::optional<Milliseconds> ahead) const
{
    const Milliseconds last = accepted_.latest();
    const bool believable = ahead && near(*ahead, last, agreement * last);
    return believable ? (last + *ahead) / 2 : last;
}

Milliseconds IntervalClassifier::usual() const { return accepted_.at(0.5); }

/// Early, and the next one late enough to make up for it, by more than this heart's own steps.
bool IntervalClassifier::is_premature(Milliseconds interval, Milliseconds next) const
{
    const Milliseconds own_step = steps_.empty() ? Milliseconds{0.0} : steps_.at(0.5);
    const Milliseconds rebound = next - interval;
    return interval < 0.93 * usual() && accepted_.latest() - interval > 0.08 * usual() &&
           rebound > std::max(0.15 * usual(), 2.5 * own_step);
}

IntervalClassifier::Finding
IntervalClassifier::operator()(Milliseconds interval, std::optional<Milliseconds> next,
                               std::optional<Milliseconds> after_next) const
{
    const bool possible = is_possible(interval);
    if (accepted_.empty()) {
        if (possible) return {BeatClass::normal, interval};
        return {interval < shortest ? BeatClass::short_interval : BeatClass::long_interval,
                interval};
    }
    const Milliseconds step_limit = threshold(steps_);
    const bool premature = next && is_premature(interval, *next);
    const bool in_step = near(interval, accepted_.latest(), step_limit) ||
                         near(interval, usual(), close_to_usual * usual());
    if (possible && (in_step || slows_down(interval, next, after_next)) && !premature)
        return {BeatClass::normal, interval};
    const Milliseconds fit = std::max(step_limit, threshold(offsets_));
    const Finding finding = interval < accepted_.latest()
                                ? classify_short(interval, next, expected(after_next), fit)
                                : classify_long(interval, expected(next), fit);
    const Milliseconds alike = std::min(step_limit, 0.08 * interval);
    const bool next_two_agree =
        next && after_next && near(*next, interval, alike) && near(*after_next, *next, alike);
    const bool pause_or_split =
        finding.beat_class == BeatClass::ectopic || finding.beat_class == BeatClass::missed;
    if (possible && next_two_agree && !pause_or_split)
        return {BeatClass::normal, interval}; // a new rhythm
    return finding;
}

/// In slow deep breathing the interval may grow by half within two beats. Then the two that follow
/// stay long too, while after a missed beat they are as short as before.
bool IntervalClassifier::slows_down(Milliseconds interval, std::optional<Milliseconds> next,
                                    std::optional<Milliseconds> after_next) const
{
    const Milliseconds last = accepted_.latest();
    if (interval <= last || !next || !after_next || *next > longest) return false;
    const Milliseconds still_long = last + share_kept * (interval - last);
    return *next > still_long && *after_next > still_long;
}

IntervalClassifier::Finding IntervalClassifier::classify_short(Milliseconds interval,
                                                               std::optional<Milliseconds> next,
                                                               Milliseconds around,
                                                               Milliseconds fit) const
{
    if (!next) return {BeatClass::short_interval, around};
    const Milliseconds pair = interval + *next;
    if (near(pair, around, std::min(fit, 0.25 * around))) return {BeatClass::extra, interval};
    if (near(pair, 2 * around, std::max(fit, 0.4 * around)) && *next > around)
        return {BeatClass::ectopic, pair / 2};
    return {BeatClass::short_interval, around};
}

IntervalClassifier::Finding IntervalClassifier::classify_long(Milliseconds interval,
                                                              Milliseconds around,
                                                              Milliseconds fit) const
{
    for (int parts = 2; parts <= most_parts; ++parts)
        if (near(interval / parts, around, fit / parts + 0.1 * around))
            return {BeatClass::missed, interval / parts, static_cast<std::uint8_t>(parts)};
    return {BeatClass::long_interval, around};
}

void IntervalClassifier::accept(Milliseconds nn)
{
    if (!accepted_.empty()) steps_.push(std::chrono::abs(nn - accepted_.latest()));
    accepted_.push(nn);
    offsets_.push(std::chrono::abs(nn - accepted_.at(0.5)));
}

} // namespace eupnea
