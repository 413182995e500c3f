// SPDX-License-Identifier: MIT
// What a live detector missed or saw twice, put right with the whole recording in hand.
#include "heart/record/offline_redetection.hpp"
#include "base/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace eupnea {
namespace {

using Peak = BeatPicker::Peak;
using Peaks = std::span<const Peak>;

constexpr double nearest = 0.6; // next beat, in usual intervals
constexpr double farthest = 1.5;
constexpr double overdue = 1.35; // an interval in which a beat may have been missed
constexpr double ordinary = 1.25;
constexpr double clearly = 0.7;        // what looks worse than that share of another's looks
constexpr double unexpectedness = 0.5; // what a peak loses that is a whole interval off
constexpr float half_alike = 0.5f;
constexpr float alike = 0.7f;
constexpr double weakest = 0.4; // of the usual strength
constexpr double strongest = 2.5;
constexpr Seconds same{0.05}; // a beat and its peak, found with and without knowing the person
constexpr std::size_t reach = 8;

/// What the beats around one are like.
struct Usual {
    double strength = 0.0; ///< 0: not known
    Seconds interval{0.0};

    double looks(const Peak& peak) const
    {
        return peak.template_correlation * std::min(1.0, peak.strength / strength);
    }
    bool admits(const Peak& peak, float least_likeness) const
    {
        return !peak.disturbed && peak.template_correlation >= least_likeness &&
               peak.strength >= weakest * strength && peak.strength <= strongest * strength;
    }
};

struct Known {
    Beat beat;
    Peak peak;
    Usual usual = {};
};

struct Span {
    Timestamp from;
    Timestamp until;
};

auto first_from(Peaks peaks, Timestamp time)
{
    return std::ranges::lower_bound(peaks, time, {}, &Peak::time);
}

/// Without a peak of its own, a beat has no looks.
Peak peak_of(const Beat& beat, Peaks peaks)
{
    Peak own{beat.time, 0.0, 0.0f, false};
    Seconds distance = same;
    for (auto peak = first_from(peaks, beat.time - same);
         peak != peaks.end() && peak->time <= beat.time + same; ++peak) {
        if (std::chrono::abs(peak->time - beat.time) >= distance) continue;
        distance = std::chrono::abs(peak->time - beat.time);
        own = *peak;
    }
    return own;
}

template <class T>
T median_or_zero(std::vector<T> values)
{
    return values.empty() ? T{} : median(std::move(values));
}

Usual usual_around(const std::vector<Known>& beats, std::size_t i)
{
    std::vector<double> strengths;
    std::vector<Seconds> intervals;
    const std::size_t until = std::min(beats.size(), i + reach + 1);
    for (std::size_t k = i > reach ? i - reach : 0; k < until; ++k) {
        if (beats[k].peak.strength > 0.0) strengths.push_back(beats[k].peak.strength);
        if (beats[k].beat.ibi) intervals.push_back(*beats[k].beat.ibi);
    }
    return {median_or_zero(std::move(strengths)), median_or_zero(std::move(intervals))};
}

/// Beats of one signal that follow each other without a hole in it.
class Run {
public:
    Run(std::span<const Beat> beats, Peaks peaks) : peaks_(peaks)
    {
        for (const Beat& beat : beats) beats_.push_back({beat, peak_of(beat, peaks)});
        for (std::size_t i = 0; i < beats_.size(); ++i) beats_[i].usual = usual_around(beats_, i);
    }

    /// @param bounds   beats of another signal, which these must not come near
    void repair(Span bounds, std::vector<Beat>& repaired)
    {
        take_out();
        for (std::size_t i = 0; i <= beats_.size(); ++i) {
            for (const Known& known : fill(i, bounds)) add(known, i, repaired);
            if (i < beats_.size()) add(beats_[i], i, repaired);
        }
    }

private:
    static bool is_known(const Usual& usual) { return usual.strength > 0.0 && usual.interval > 0s; }

    // ------------------------------------------------------------ beats that are none

    void take_out()
    {
        std::vector<Known> kept;
        for (std::size_t i = 0; i < beats_.size(); ++i) {
            const Known* before = kept.empty() ? nullptr : &kept.back();
            Known* after = i + 1 < beats_.size() ? &beats_[i + 1] : nullptr;
            const Known& beat = beats_[i];
            if (!is_known(beat.usual) ||
                !(seen_twice(before, beat, after) || outdone(before, beat, after)))
                kept.push_back(beat);
            else if (after)
                join(beat.beat.ibi, after->beat.ibi);
        }
        beats_ = std::move(kept);
    }

    static void join(const std::optional<Milliseconds>& interval, std::optional<Milliseconds>& next)
    {
        if (interval && next)
            *next += *interval;
        else
            next.reset();
    }

    static bool seen_twice(const Known* before, const Known& beat, const Known* after)
    {
        if (!before || !after) return false;
        const Usual& usual = beat.usual;
        return after->beat.time - before->beat.time < ordinary * usual.interval &&
               beat.peak.strength < usual.strength &&
               usual.looks(beat.peak) <
                   clearly * std::min(usual.looks(before->peak), usual.looks(after->peak));
    }

    /// By a peak at which the beat would be as well placed.
    bool outdone(const Known* before, const Known& beat, const Known* after) const
    {
        const Usual& usual = beat.usual;
        const Seconds near = nearest * usual.interval;
        Span around{beat.beat.time - near, beat.beat.time + near};
        if (before) around.from = std::max(around.from, before->beat.time + near);
        if (after) around.until = std::min(around.until, after->beat.time - near);
        const Peak* best = best_in(around, beat.beat.time, usual, half_alike);
        return best && std::chrono::abs(best->time - beat.beat.time) > same &&
               usual.looks(beat.peak) < clearly * usual.looks(*best);
    }

    // ------------------------------------------------------------ beats that were missed

    bool may_have_missed(std::size_t before) const
    {
        if (before == 0 || before == beats_.size()) return true;
        const auto& [beat, peak, usual] = beats_[before];
        return !beat.ibi || *beat.ibi > overdue * usual.interval;
    }

    std::vector<Known> fill(std::size_t before, Span bounds) const
    {
        if (!may_have_missed(before)) return {};
        std::vector<Known> missed;
        const bool measured = before < beats_.size() && beats_[before].beat.ibi;
        const float least = measured ? half_alike : alike;
        if (before < beats_.size()) bounds.until = beats_[before].beat.time;
        if (before > 0) {
            bounds.from = beats_[before - 1].beat.time;
            missed = grown(beats_[before - 1], 1.0, bounds, least);
        }
        if (before == beats_.size()) return missed;
        if (!missed.empty()) bounds.from = missed.back().beat.time;
        const auto backwards = grown(beats_[before], -1.0, bounds, least);
        missed.insert(missed.end(), backwards.rbegin(), backwards.rend());
        return missed;
    }

    /// @param way   1 into the future, -1 into the past
    std::vector<Known> grown(const Known& from, double way, Span bounds, float least) const
    {
        std::vector<Known> beats;
        if (!is_known(from.usual)) return beats;
        const Seconds interval = from.usual.interval;
        bounds = {bounds.from + nearest * interval, bounds.until - nearest * interval};
        for (Timestamp time = from.beat.time;; time = beats.back().beat.time) {
            const Timestamp a = time + way * nearest * interval;
            const Timestamp b = time + way * farthest * interval;
            const Span window{std::max(std::min(a, b), bounds.from),
                              std::min(std::max(a, b), bounds.until)};
            const Peak* best = best_in(window, time + way * interval, from.usual, least);
            if (!best) return beats;
            beats.push_back(
                {{0, best->time, std::nullopt, from.beat.source, best->template_correlation},
                 *best,
                 from.usual});
        }
    }

    const Peak* best_in(Span window, Timestamp expected, const Usual& usual, float least) const
    {
        const Peak* best = nullptr;
        double most = 0.0;
        for (auto peak = first_from(peaks_, window.from);
             peak != peaks_.end() && peak->time <= window.until; ++peak) {
            if (!usual.admits(*peak, least)) continue;
            const double off = std::chrono::abs(peak->time - expected) / usual.interval;
            const double promise = usual.looks(*peak) * (1 - unexpectedness * off);
            if (promise <= most) continue;
            most = promise;
            best = &*peak;
        }
        return best;
    }

    // ------------------------------------------------------------ what comes of it

    /// An interval that was measured through is measured again from the beat that is now before; one
    /// that was not is one if it is short enough for nothing to have been missed.
    void add(Known known, std::size_t before, std::vector<Beat>& repaired)
    {
        const bool measured = before < beats_.size() && beats_[before].beat.ibi;
        if (last_) {
            const Seconds interval = known.beat.time - *last_;
            known.beat.ibi.reset();
            if (measured || interval <= farthest * known.usual.interval) known.beat.ibi = interval;
        }
        last_ = known.beat.time;
        repaired.push_back(known.beat);
    }

    Peaks peaks_;
    std::vector<Known> beats_;
    std::optional<Timestamp> last_;
};

/// The stretch of signal that a beat was found in; none where only intervals are known.
const PeakStretch* stretch_of(const Beat& beat, std::span<const PeakStretch> stretches)
{
    const auto holds = [&](const PeakStretch& stretch) {
        return stretch.source == beat.source && !stretch.peaks.empty() &&
               stretch.peaks.front().time <= beat.time + same &&
               stretch.peaks.back().time >= beat.time - same;
    };
    const auto found = std::ranges::find_if(stretches, holds);
    return found == stretches.end() ? nullptr : &*found;
}

} // namespace

std::vector<Beat> repair_detection(std::span<const Beat> beats,
                                   std::span<const PeakStretch> stretches)
{
    std::vector<Beat> repaired;
    for (auto begin = beats.begin(); begin != beats.end();) {
        const PeakStretch* stretch = stretch_of(*begin, stretches);
        if (!stretch) {
            repaired.push_back(*begin++);
            continue;
        }
        const auto end = std::find_if(begin + 1, beats.end(), [&](const Beat& beat) {
            return beat.source != stretch->source || beat.time > stretch->peaks.back().time + same;
        });
        const Timestamp before = repaired.empty() ? Timestamp::min() : repaired.back().time;
        Run{{begin, end}, stretch->peaks}.repair(
            {before, end == beats.end() ? Timestamp::max() : end->time}, repaired);
        begin = end;
    }
    for (std::uint32_t number = 0; Beat & beat : repaired) beat.number = number++;
    return repaired;
}

std::vector<Beat> repair_record(std::span<const Beat> live, std::span<const Beat> in_good_signal,
                                std::span<const PeakStretch> stretches)
{
    std::vector<Beat> all = repair_detection(live, stretches);
    const std::vector<Beat> sure = repair_detection(in_good_signal, stretches);
    auto next = sure.begin();
    bool was_sure = false;
    for (Beat& beat : all) {
        while (next != sure.end() && next->time < beat.time - same) ++next;
        const bool is_sure = next != sure.end() && next->time <= beat.time + same;
        if (!is_sure || !was_sure || !next->ibi) beat.ibi.reset();
        was_sure = is_sure;
    }
    return all;
}

RepairCounts count_repairs(std::span<const Beat> live, std::span<const Beat> repaired)
{
    RepairCounts counts;
    auto was = live.begin();
    auto is = repaired.begin();
    while (was != live.end() || is != repaired.end()) {
        const bool gone =
            was != live.end() && (is == repaired.end() || was->time < is->time - same);
        const bool added = !gone && (was == live.end() || is->time < was->time - same);
        counts.taken_out += gone;
        counts.added += added;
        if (!added) ++was;
        if (!gone) ++is;
    }
    return counts;
}

} // namespace eupnea
