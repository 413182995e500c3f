// SPDX-License-Identifier: MIT
// Heart rate and variability of the last minute.
#include "heart/heart_window.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace eupnea {
namespace {

constexpr std::size_t most_beats = 320; // a minute at 300 bpm, and some
constexpr std::size_t fewest_intervals = 3;
constexpr double widest_swing = 0.35; // of the median: 180 ms of 800 either way, and some
constexpr Seconds oldest{15.0};
constexpr Seconds silence{3.0};
constexpr float least_quality = 0.5f;
constexpr double most_corrected = 0.05;
constexpr Seconds least_evidence{30.0};

bool corrected(BeatClass beat_class)
{
    return beat_class != BeatClass::normal && beat_class != BeatClass::first;
}

bool trusted(const Beat& beat)
{
    return beat.ibi && beat.quality >= least_quality && *beat.ibi >= Milliseconds{300} &&
           *beat.ibi <= Milliseconds{2000};
}

} // namespace

HeartWindow::HeartWindow() : judged_(most_beats), beats_(rate_beats) {}

void HeartWindow::on(const Beat& beat) { beats_.push(beat); }

void HeartWindow::on(const BeatVerdict& verdict)
{
    judged_.push({verdict.number, verdict.time, verdict.beat_class, verdict.nn, !after_gap_});
    after_gap_ = verdict.beat_class != BeatClass::normal;
}

void HeartWindow::on(const Gap& gap)
{
    beats_.clear();
    after_gap_ = true;
    gap_until_ = gap.until;
}

/// The intervals that belong to the rhythm: a missed or extra beat leaves one far from the median.
HeartWindow::Intervals HeartWindow::recent(Timestamp now) const
{
    Intervals all;
    for (std::size_t i = 0; i < beats_.size(); ++i)
        if (trusted(beats_[i]) && now - beats_[i].time <= oldest) all.add(*beats_[i].ibi);
    if (all.count == 0) return all;
    const auto begin = all.values.begin();
    const auto end = begin + static_cast<std::ptrdiff_t>(all.count);
    const auto middle = begin + static_cast<std::ptrdiff_t>(all.count / 2);
    std::nth_element(begin, middle, end);
    const Milliseconds median = *middle;
    Intervals kept;
    for (std::size_t i = 0; i < all.count; ++i)
        if (std::chrono::abs(all.values[i] - median) <= widest_swing * median)
            kept.add(all.values[i]);
    return kept;
}

std::optional<double> HeartWindow::heart_rate_bpm(Timestamp now) const
{
    if (!quality(now).good()) return std::nullopt;
    const Intervals intervals = recent(now);
    Milliseconds sum{0.0};
    for (std::size_t i = 0; i < intervals.count; ++i) sum += intervals.values[i];
    return eupnea::heart_rate_bpm(sum / static_cast<double>(intervals.count));
}

Quality HeartWindow::quality(Timestamp now) const
{
    if (beats_.empty() || now - beats_.back().time > silence) return {0.0f, Reason::no_signal};
    const std::size_t good = recent(now).count;
    std::size_t doubtful = 0;
    for (std::size_t i = 0; i < beats_.size(); ++i)
        if (now - beats_[i].time <= oldest && beats_[i].quality < least_quality) ++doubtful;
    const float level = static_cast<float>(good) / static_cast<float>(rate_beats);
    if (good < fewest_intervals)
        return {level, doubtful > good ? Reason::noisy : Reason::few_beats};
    if (doubtful > good) return {level, Reason::noisy};
    return {level, Reason::none};
}

double HeartWindow::corrected_share(Timestamp now) const
{
    std::size_t all = 0;
    std::size_t wrong = 0;
    for (std::size_t i = judged_.size(); i-- > 0 && now - judged_[i].time <= span;) {
        ++all;
        if (corrected(judged_[i].beat_class)) ++wrong;
    }
    return all == 0 ? 0.0 : static_cast<double>(wrong) / static_cast<double>(all);
}

std::optional<Milliseconds> HeartWindow::rmssd(Timestamp now) const
{
    if (corrected_share(now) > most_corrected) return std::nullopt;
    double squares = 0.0;
    std::size_t pairs = 0;
    Seconds evidence{0.0};
    for (std::size_t i = judged_.size(); i-- > 1 && now - judged_[i].time <= span;) {
        const Judged& later = judged_[i];
        const Judged& earlier = judged_[i - 1];
        if (later.beat_class != BeatClass::normal) continue;
        evidence += *later.nn;
        if (!later.follows || earlier.beat_class != BeatClass::normal) continue;
        const double difference = (*later.nn - *earlier.nn).count();
        squares += difference * difference;
        ++pairs;
    }
    if (evidence < least_evidence || pairs == 0) return std::nullopt;
    return Milliseconds{std::sqrt(squares / static_cast<double>(pairs))};
}

} // namespace eupnea
