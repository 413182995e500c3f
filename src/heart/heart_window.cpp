// SPDX-License-Identifier: MIT
// Heart rate and variability of the last minute.
#include "heart/heart_window.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numeric>

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

bool of_the_rhythm(BeatClass beat_class)
{
    return beat_class == BeatClass::normal || beat_class == BeatClass::ectopic;
}

/// How much of a shorter interval its neighbour may differ. Noise gives peaks that look alike, or
/// come evenly, but hardly both; a heart in deep slow breathing changes by up to 0.25.
double most_uneven(double alike)
{
    const double certainty = std::max(0.0, 2 * alike - 1);
    return 0.05 + 0.3 * certainty * certainty * certainty;
}

bool trusted(const Beat& beat)
{
    return beat.ibi && beat.quality >= least_quality && *beat.ibi >= Milliseconds{300} &&
           *beat.ibi <= Milliseconds{2000};
}

} // namespace

HeartWindow::HeartWindow() : judged_(most_beats), beats_(rate_beats) {}

void HeartWindow::on(const Beat& beat) { beats_.push({beat, false, std::nullopt}); }

void HeartWindow::on(const BeatVerdict& verdict)
{
    judged_.push({verdict.number, verdict.time, verdict.beat_class, verdict.nn, !after_gap_});
    after_gap_ = verdict.beat_class != BeatClass::normal;
    for (std::size_t i = 0; i < beats_.size(); ++i) {
        if (beats_[i].beat.number != verdict.number) continue;
        beats_[i].judged = true;
        if (of_the_rhythm(verdict.beat_class)) beats_[i].nn = verdict.nn;
    }
}

void HeartWindow::on(const Gap& gap)
{
    beats_.clear();
    after_gap_ = true;
    gap_until_ = gap.until;
}

std::optional<Milliseconds> HeartWindow::middle_interval(Timestamp now) const
{
    std::array<Milliseconds, rate_beats> intervals;
    auto end = intervals.begin();
    for (std::size_t i = 0; i < beats_.size(); ++i)
        if (trusted(beats_[i].beat) && now - beats_[i].beat.time <= oldest)
            *end++ = *beats_[i].beat.ibi;
    if (end == intervals.begin()) return std::nullopt;
    const auto middle = intervals.begin() + (end - intervals.begin()) / 2;
    std::nth_element(intervals.begin(), middle, end);
    return *middle;
}

/// What is not judged yet belongs to it when it is not far from the middle interval, as a missed or
/// extra beat would leave it.
HeartWindow::Rhythm HeartWindow::rhythm(Timestamp now) const
{
    Rhythm found;
    const auto middle = middle_interval(now);
    for (std::size_t i = 0; i < beats_.size(); ++i) {
        const auto& [beat, judged, nn] = beats_[i];
        if (!beat.ibi || now - beat.time > oldest) continue;
        found.quality += beat.quality;
        const auto near_middle = [&](Milliseconds interval) {
            return middle && std::chrono::abs(interval - *middle) <= widest_swing * *middle;
        };
        if (trusted(beat) && (judged ? nn.has_value() : near_middle(*beat.ibi))) {
            found.intervals[found.count++] = nn.value_or(*beat.ibi);
        } else {
            ++found.others;
            if (beat.quality < least_quality) ++found.doubtful;
        }
    }
    return found;
}

/// Difference of neighbours as a share of the shorter one: three quarters of them are smaller.
double HeartWindow::Rhythm::unevenness() const
{
    std::array<double, rate_beats> steps{};
    for (std::size_t i = 1; i < count; ++i)
        steps[i - 1] = std::chrono::abs(intervals[i] - intervals[i - 1]) /
                       std::min(intervals[i], intervals[i - 1]);
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(3 * (count - 1) / 4);
    std::nth_element(steps.begin(), middle, steps.begin() + static_cast<std::ptrdiff_t>(count - 1));
    return *middle;
}

std::optional<double> HeartWindow::heart_rate_bpm(Timestamp now) const
{
    if (!quality(now).good()) return std::nullopt;
    const Rhythm found = rhythm(now);
    const auto end = found.intervals.begin() + static_cast<std::ptrdiff_t>(found.count);
    const auto sum = std::accumulate(found.intervals.begin(), end, Milliseconds{0.0});
    return eupnea::heart_rate_bpm(sum / static_cast<double>(found.count));
}

Quality HeartWindow::quality(Timestamp now) const
{
    if (beats_.empty() || now - beats_.back().beat.time > silence) return {0.0f, Reason::no_signal};
    const Rhythm found = rhythm(now);
    const float level = static_cast<float>(found.count) / static_cast<float>(rate_beats);
    if (found.doubtful > found.count) return {level, Reason::noisy};
    if (found.count < fewest_intervals) return {level, Reason::few_beats};
    if (found.others > found.count) return {level, Reason::noisy};
    const double alike = found.quality / static_cast<double>(found.all());
    if (found.unevenness() > most_uneven(alike)) return {level, Reason::noisy};
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
