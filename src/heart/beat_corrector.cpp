// SPDX-License-Identifier: MIT
// What each beat turned out to be, two beats later.
#include "heart/beat_corrector.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace eupnea {
namespace {

constexpr std::size_t look_ahead = 2;
constexpr std::size_t median_length = 11;
constexpr std::size_t history = 91;
constexpr std::size_t enough = 12; // intervals before the spread is believed
constexpr double spread_factor = 5.2;
constexpr Milliseconds narrowest{50.0}; // no smaller step is an artifact in anyone
constexpr Milliseconds at_first{120.0};
constexpr Milliseconds shortest{300.0};
constexpr Milliseconds longest{2000.0};
constexpr double agreement = 0.2;
constexpr double close_to_usual = 0.13; // share: no interval this near the local median is wrong
constexpr double share_kept = 0.3;      // of a change, by the two intervals after it
constexpr int most_parts = 8;

using Sorted = std::array<Milliseconds, history>;

Milliseconds ranked(const Ring<Milliseconds>& ring, double rank)
{
    Sorted values;
    for (std::size_t i = 0; i < ring.size(); ++i) values[i] = ring[i];
    const auto begin = values.begin();
    const auto place = begin + std::lround(rank * static_cast<double>(ring.size() - 1));
    std::nth_element(begin, place, begin + static_cast<std::ptrdiff_t>(ring.size()));
    return *place;
}

/// 5.2 quartile deviations.
Milliseconds threshold(const Ring<Milliseconds>& ring)
{
    if (ring.size() < enough) return at_first;
    const Milliseconds quartile_deviation = (ranked(ring, 0.75) - ranked(ring, 0.25)) / 2;
    return std::max(narrowest, spread_factor * quartile_deviation);
}

bool near(Milliseconds a, Milliseconds b, Milliseconds tolerance)
{
    return std::chrono::abs(a - b) < tolerance;
}

} // namespace

BeatCorrector::BeatCorrector()
    : waiting_(look_ahead + 1), verdicts_(look_ahead + 2), accepted_(median_length),
      steps_(history), offsets_(history), doubtful_(3)
{}

std::optional<BeatVerdict> BeatCorrector::operator()(const Beat& beat)
{
    if (!beat.ibi && !waiting_.empty()) on(Gap{});
    waiting_.push({beat.number, beat.time, beat.ibi});
    if (waiting_.full()) judge_oldest();

    if (verdicts_.empty()) return std::nullopt;
    const BeatVerdict verdict = verdicts_.front();
    verdicts_.pop_front();
    return verdict;
}

void BeatCorrector::on(const Gap&)
{
    while (!waiting_.empty()) judge_oldest();
    carried_ = Milliseconds{0.0};
    pause_follows_ = false;
}

void BeatCorrector::forget()
{
    accepted_.clear();
    steps_.clear();
    offsets_.clear();
    doubtful_.clear();
}

void BeatCorrector::tell(const Waiting& beat, BeatClass beat_class, std::optional<Milliseconds> nn,
                         std::uint8_t parts)
{
    verdicts_.push({beat.number, beat.time, beat_class, nn, parts});
}

void BeatCorrector::judge_oldest()
{
    const Waiting beat = waiting_.front();
    waiting_.pop_front();
    if (!beat.interval) return tell(beat, BeatClass::first, std::nullopt);
    if (pause_follows_) {
        pause_follows_ = false;
        note_correction(*beat.interval);
        return tell(beat, BeatClass::ectopic, half_);
    }
    const auto ahead = [&](std::size_t i) {
        return waiting_.size() > i ? waiting_[i].interval : std::nullopt;
    };
    const Milliseconds interval = *beat.interval + carried_;
    carried_ = Milliseconds{0.0};
    const Finding finding = judge(interval, ahead(0), ahead(1));
    switch (finding.beat_class) {
    case BeatClass::normal:
        accept(finding.nn);
        break;
    case BeatClass::extra:
        carried_ = interval;
        note_correction(interval);
        return tell(beat, BeatClass::extra, std::nullopt);
    case BeatClass::ectopic:
        pause_follows_ = true;
        half_ = finding.nn;
        [[fallthrough]];
    default:
        note_correction(interval);
    }
    tell(beat, finding.beat_class, finding.nn, finding.parts);
}

/// Half-way between the last accepted interval and one that comes, when that is believable.
Milliseconds BeatCorrector::expected(std::optional<Milliseconds> ahead) const
{
    const Milliseconds last = accepted_.back();
    const bool believable = ahead && near(*ahead, last, agreement * last);
    return believable ? (last + *ahead) / 2 : last;
}

Milliseconds BeatCorrector::usual() const { return ranked(accepted_, 0.5); }

/// Early, and the next one late enough to make up for it, by more than this heart's own steps.
bool BeatCorrector::is_premature(Milliseconds interval, Milliseconds next) const
{
    const Milliseconds own_step = steps_.empty() ? Milliseconds{0.0} : ranked(steps_, 0.5);
    const Milliseconds rebound = next - interval;
    return interval < 0.9 * usual() && accepted_.back() - interval > 0.08 * usual() &&
           rebound > std::max(0.15 * usual(), 2.5 * own_step);
}

BeatCorrector::Finding BeatCorrector::judge(Milliseconds interval, std::optional<Milliseconds> next,
                                            std::optional<Milliseconds> after_next) const
{
    const bool possible = interval >= shortest && interval <= longest;
    if (accepted_.empty()) {
        if (possible) return {BeatClass::normal, interval};
        return {interval < shortest ? BeatClass::short_interval : BeatClass::long_interval,
                interval};
    }
    const Milliseconds step_limit = threshold(steps_);
    const bool premature = next && is_premature(interval, *next);
    const bool in_step = near(interval, accepted_.back(), step_limit) ||
                         near(interval, usual(), close_to_usual * usual());
    if (possible && (in_step || slows_down(interval, next, after_next)) && !premature)
        return {BeatClass::normal, interval};
    const Milliseconds fit = std::max(step_limit, threshold(offsets_));
    const Finding finding = interval < accepted_.back()
                                ? judge_short(interval, next, expected(after_next), fit)
                                : judge_long(interval, expected(next), fit);
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
bool BeatCorrector::slows_down(Milliseconds interval, std::optional<Milliseconds> next,
                               std::optional<Milliseconds> after_next) const
{
    const Milliseconds last = accepted_.back();
    if (interval <= last || !next || !after_next || *next > longest) return false;
    const Milliseconds still_long = last + share_kept * (interval - last);
    return *next > still_long && *after_next > still_long;
}

BeatCorrector::Finding BeatCorrector::judge_short(Milliseconds interval,
                                                  std::optional<Milliseconds> next,
                                                  Milliseconds around, Milliseconds fit) const
{
    if (!next) return {BeatClass::short_interval, around};
    const Milliseconds pair = interval + *next;
    if (near(pair, around, std::min(fit, 0.25 * around))) return {BeatClass::extra, interval};
    if (near(pair, 2 * around, std::max(fit, 0.4 * around)) && *next > around)
        return {BeatClass::ectopic, pair / 2};
    return {BeatClass::short_interval, around};
}

BeatCorrector::Finding BeatCorrector::judge_long(Milliseconds interval, Milliseconds around,
                                                 Milliseconds fit) const
{
    for (int parts = 2; parts <= most_parts; ++parts)
        if (near(interval / parts, around, fit / parts + 0.1 * around))
            return {BeatClass::missed, interval / parts, static_cast<std::uint8_t>(parts)};
    return {BeatClass::long_interval, around};
}

void BeatCorrector::accept(Milliseconds nn)
{
    doubtful_.clear();
    if (!accepted_.empty()) steps_.push(std::chrono::abs(nn - accepted_.back()));
    accepted_.push(nn);
    offsets_.push(std::chrono::abs(nn - ranked(accepted_, 0.5)));
}

/// The guard: a rhythm that three corrected intervals in a row agree on is a rhythm.
void BeatCorrector::note_correction(Milliseconds raw)
{
    doubtful_.push(raw);
    if (!doubtful_.full()) return;
    const auto agrees = [&](Milliseconds interval) {
        return near(interval, doubtful_.back(), agreement * doubtful_.back());
    };
    if (!agrees(doubtful_[0]) || !agrees(doubtful_[1])) return;
    const Milliseconds rhythm = doubtful_.back();
    forget();
    if (rhythm >= shortest && rhythm <= longest) accept(rhythm);
}

} // namespace eupnea
