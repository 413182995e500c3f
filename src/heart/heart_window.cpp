// SPDX-License-Identifier: MIT
// Heart rate and variability of the last minute.
#include "heart/heart_window.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "base/limits.hpp"
#include "base/statistics.hpp"

namespace eupnea {
namespace {

constexpr std::size_t most_beats = 320; // a minute at 300 bpm, and some
constexpr double widest_swing = 0.35;   // of the median: 180 ms of 800 either way, and some
constexpr Seconds oldest{15.0};
constexpr Seconds silence{3.0};
constexpr Seconds least_evidence{30.0};

bool corrected(BeatClass beat_class)
{
    return beat_class != BeatClass::normal && beat_class != BeatClass::first;
}

bool of_the_rhythm(BeatClass beat_class)
{
    return beat_class == BeatClass::normal || beat_class == BeatClass::ectopic;
}

bool trusted(const Beat& beat)
{
    return beat.ibi && beat.quality >= RecentRhythm::least_quality &&
           *beat.ibi >= Milliseconds{300} && *beat.ibi <= Milliseconds{2000};
}

} // namespace

HeartWindow::HeartWindow() : classified_(most_beats), beats_(rate_beats) {}

void HeartWindow::on(const Beat& beat)
{
    beats_.push({beat, false, std::nullopt, false});
    uneven_.on(beat);
}

void HeartWindow::on(const BeatClassification& classification)
{
    classified_.push({classification.number, classification.time, classification.beat_class,
                      classification.nn, !after_gap_});
    after_gap_ = classification.beat_class != BeatClass::normal;
    uneven_.on(classification);
    for (std::size_t i = 0; i < beats_.size(); ++i) {
        if (beats_[i].beat.number != classification.number) continue;
        beats_[i].classified = true;
        beats_[i].ectopic = classification.beat_class == BeatClass::ectopic;
        if (of_the_rhythm(classification.beat_class)) beats_[i].nn = classification.nn;
    }
}

void HeartWindow::on(const Gap&)
{
    beats_.clear();
    uneven_.clear();
    after_gap_ = true;
}

std::optional<Milliseconds> HeartWindow::middle_interval(Timestamp now) const
{
    std::array<Milliseconds, rate_beats> intervals;
    auto end = intervals.begin();
    for (std::size_t i = 0; i < beats_.size(); ++i)
        if (trusted(beats_[i].beat) && now - beats_[i].beat.time <= oldest)
            *end++ = *beats_[i].beat.ibi;
    if (end == intervals.begin()) return std::nullopt;
    return median(std::span{intervals.begin(), end});
}

/// What is not classified yet belongs to it when it is not far from the middle interval, as a missed or
/// extra beat would leave it.
RecentRhythm HeartWindow::rhythm_of_all(Timestamp now) const
{
    RecentRhythm found;
    const auto middle = middle_interval(now);
    for (std::size_t i = 0; i < beats_.size(); ++i) {
        const auto& [beat, classified, nn, ectopic] = beats_[i];
        if (!beat.ibi || now - beat.time > oldest) continue;
        const auto near_middle = [&](Milliseconds interval) {
            return middle && std::chrono::abs(interval - *middle) <= widest_swing * *middle;
        };
        if (trusted(beat) && (classified ? nn.has_value() : near_middle(*beat.ibi))) {
            found.add(nn.value_or(*beat.ibi), beat.quality, !ectopic);
        } else {
            found.leave_out(beat.quality);
        }
    }
    return found;
}

/// Of the last eight intervals, or, after a disturbance, of the newest ones alone: when these are as
/// even and as alike as only a heart's are. Nothing is missing between such beats, whatever a
/// correction that has just met noise makes of them.
RecentRhythm HeartWindow::rhythm(Timestamp now) const
{
    const RecentRhythm whole = rhythm_of_all(now);
    if (whole.all_familiar() && whole.doubt() == Reason::none) return whole;
    for (std::size_t newest = beats_.size(); newest >= RecentRhythm::fewest; --newest)
        if (const auto run = run_of(now, newest)) return *run;
    return whole;
}

std::optional<RecentRhythm> HeartWindow::run_of(Timestamp now, std::size_t newest) const
{
    RecentRhythm run;
    for (std::size_t i = beats_.size() - newest; i < beats_.size(); ++i) {
        const Beat& beat = beats_[i].beat;
        if (!trusted(beat) || now - beat.time > oldest) return std::nullopt;
        run.add(*beat.ibi, beat.quality, true);
    }
    if (!run.beyond_doubt()) return std::nullopt;
    return run;
}

std::optional<Milliseconds> HeartWindow::mean_interval(Timestamp now) const
{
    if (silent(now)) return std::nullopt;
    if (uneven_.irregular()) return uneven_.mean();
    const RecentRhythm found = rhythm(now);
    const bool doubtful = found.doubt() != Reason::none;
    if (doubtful || uneven_.disturbed())
        if (const auto mean = uneven_.mean()) return mean;
    if (doubtful) return std::nullopt;
    return found.mean();
}

std::optional<double> HeartWindow::heart_rate_bpm(Timestamp now) const
{
    const auto mean = mean_interval(now);
    if (!mean) return std::nullopt;
    return eupnea::heart_rate_bpm(*mean);
}

bool HeartWindow::silent(Timestamp now) const
{
    return beats_.empty() || now - beats_.back().beat.time > silence;
}

Quality HeartWindow::quality(Timestamp now) const
{
    if (silent(now)) return {0.0f, Reason::no_signal};
    if (uneven_.irregular()) return {uneven_.level(), Reason::irregular};
    const RecentRhythm found = rhythm(now);
    return {found.level(), mean_interval(now) ? Reason::none : found.doubt()};
}

double HeartWindow::corrected_share(Timestamp now) const
{
    std::size_t all = 0;
    std::size_t wrong = 0;
    for (std::size_t i = classified_.size(); i-- > 0 && now - classified_[i].time <= span;) {
        ++all;
        if (corrected(classified_[i].beat_class)) ++wrong;
    }
    return all == 0 ? 0.0 : static_cast<double>(wrong) / static_cast<double>(all);
}

std::optional<Milliseconds> HeartWindow::rmssd(Timestamp now) const
{
    if (uneven_.irregular() || corrected_share(now) > most_corrected_share) return std::nullopt;
    double squares = 0.0;
    std::size_t pairs = 0;
    Seconds evidence{0.0};
    for (std::size_t i = classified_.size(); i-- > 1 && now - classified_[i].time <= span;) {
        const Judged& later = classified_[i];
        const Judged& earlier = classified_[i - 1];
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
