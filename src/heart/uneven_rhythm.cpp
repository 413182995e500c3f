// SPDX-License-Identifier: MIT
// A rhythm that premature beats make uneven, or that has no order at all: its mean rate all the same.
#include "heart/uneven_rhythm.hpp"
#include "base/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace eupnea {
namespace {

constexpr std::size_t longest_pattern = 4; // beats
constexpr std::size_t for_pattern = 12;    // intervals
constexpr std::size_t for_irregular = 30;
constexpr double most_predictable = 0.12; // share of the mean interval
constexpr std::size_t newest_of_irregular = 10;
constexpr double ordered_again = 0.10; // unpredictability at which an irregular rhythm is over
constexpr double agreement_bpm = 5.0;
constexpr float usual_alike = 0.95f;    // of half of the beats: premature ones look different
constexpr float least_alike = 0.6f;     // of each
constexpr float alike_in_order = 0.85f; // of half, where the order alone is more than noise has
constexpr double alike_length = 0.1;    // share of an interval
constexpr double close_order = 0.05;    // unpredictability
constexpr double least_alike_irregular = 0.9;
constexpr double exact_multiple = 0.02; // share: intervals this near two others hide a beat
constexpr double widest_spread = 3.0;   // longest by shortest, with a pattern
constexpr Milliseconds shortest{250.0};
constexpr Milliseconds longest{3000.0};

} // namespace

double unpredictability(std::span<const double> intervals, std::span<double> scratch)
{
    double least = std::numeric_limits<double>::max();
    for (std::size_t lag = 1; lag <= longest_pattern && lag < intervals.size(); ++lag) {
        const auto differences = scratch.first(intervals.size() - lag);
        for (std::size_t i = 0; i < differences.size(); ++i)
            differences[i] = std::abs(intervals[i + lag] - intervals[i]);
        least = std::min(least, median(differences));
    }
    const double sum = std::accumulate(intervals.begin(), intervals.end(), 0.0);
    return least * static_cast<double>(intervals.size()) / sum;
}

bool is_irregular(std::span<const Nn> nn)
{
    if (nn.size() < for_irregular) return false;
    std::vector<double> intervals, scratch(nn.size());
    for (const Nn& one : nn) intervals.push_back(one.interval.count());
    return unpredictability(intervals, scratch) > most_predictable;
}

UnevenRhythm::UnevenRhythm() : intervals_(most) {}

void UnevenRhythm::on(const Beat& beat)
{
    if (!beat.ibi || *beat.ibi < shortest || *beat.ibi > longest) return clear();
    intervals_.push({beat.number, *beat.ibi, beat.quality});
    classify();
}

void UnevenRhythm::on(const BeatClassification& classification)
{
    const BeatClass beat_class = classification.beat_class;
    if (beat_class == BeatClass::normal || beat_class == BeatClass::first) return;
    for (Interval& interval : intervals_) {
        if (interval.number != classification.number) continue;
        if (beat_class == BeatClass::missed)
            interval.part = classification.nn;
        else
            interval.untimely = true;
    }
}

void UnevenRhythm::clear()
{
    intervals_.clear();
    irregular_ = false;
}

std::span<const double> UnevenRhythm::newest(std::size_t count) const
{
    for (std::size_t i = 0; i < count; ++i)
        values_[i] = intervals_[intervals_.size() - count + i].raw.count();
    return {values_.data(), count};
}

Milliseconds UnevenRhythm::mean_of(std::size_t count) const
{
    const auto values = newest(count);
    return Milliseconds{std::accumulate(values.begin(), values.end(), 0.0) /
                        static_cast<double>(count)};
}

double UnevenRhythm::quality_of(std::size_t count) const
{
    double sum = 0.0;
    for (std::size_t i = intervals_.size() - count; i < intervals_.size(); ++i)
        sum += intervals_[i].quality;
    return sum / static_cast<double>(count);
}

void UnevenRhythm::classify()
{
    if (intervals_.size() < for_pattern) return;
    unpredictability_ = unpredictability(newest(intervals_.size()), scratch_);
    if (intervals_.size() < for_irregular) return;
    const bool alike = quality_of(for_irregular) >= least_alike_irregular;
    irregular_ = alike && unpredictability_ > (irregular_ ? ordered_again : most_predictable);
}

/// A close order: the longest of twelve intervals is no exception, as one over a lost signal is.
bool UnevenRhythm::in_order() const
{
    if (intervals_.size() < for_pattern || unpredictability_ > close_order) return false;
    const auto shorter = [](const Interval& a, const Interval& b) { return a.raw < b.raw; };
    const Milliseconds longest =
        std::max_element(intervals_.end() - static_cast<std::ptrdiff_t>(for_pattern),
                         intervals_.end(), shorter)
            ->raw;
    return std::count_if(intervals_.begin(), intervals_.end(), [&](const Interval& one) {
               return std::chrono::abs(one.raw - longest) <= alike_length * longest;
           }) > 1;
}

/// Noise spoils all beats alike; premature ones leave the others as they are, but where they are half of all
/// the template is a mean of both.
bool UnevenRhythm::seen_well() const
{
    std::array<float, for_pattern> qualities{};
    for (std::size_t i = 0; i < for_pattern; ++i)
        qualities[i] = intervals_[intervals_.size() - for_pattern + i].quality;
    std::sort(qualities.begin(), qualities.end());
    const float usual = in_order() ? alike_in_order : usual_alike;
    return qualities.front() >= least_alike && qualities[for_pattern / 2] >= usual;
}

/// A pause after a premature beat is about twice as long as the interval before it; one in which a
/// beat was missed is exactly as long as two of the others.
bool UnevenRhythm::missed_beats() const
{
    std::size_t whole = 0;
    double parts = 0.0;
    int split = 0;
    for (std::size_t i = 0; i < intervals_.size(); ++i) {
        const Interval& one = intervals_[i];
        if (one.part) {
            parts += one.part->count();
            ++split;
        } else {
            scratch_[whole++] = one.raw.count();
        }
    }
    if (split == 0 || whole == 0) return split > 0;
    const double usual = median(std::span{scratch_}.first(whole));
    return std::abs(parts / split / usual - 1) < exact_multiple;
}

std::optional<Milliseconds> UnevenRhythm::mean() const
{
    if (irregular_) {
        const Milliseconds all = mean_of(for_irregular);
        const Milliseconds now = mean_of(newest_of_irregular);
        if (std::abs(heart_rate_bpm(all) - heart_rate_bpm(now)) > agreement_bpm)
            return std::nullopt;
        return all;
    }
    if (intervals_.size() < for_pattern || unpredictability_ > most_predictable || !seen_well() ||
        missed_beats())
        return std::nullopt;
    const auto last = newest(for_pattern);
    const auto [shortest, longest] = std::minmax_element(last.begin(), last.end());
    if (*longest > widest_spread * *shortest) return std::nullopt;
    return mean_of(for_pattern);
}

bool UnevenRhythm::disturbed() const
{
    if (!in_order()) return false;
    const auto last = intervals_.end() - static_cast<std::ptrdiff_t>(for_pattern);
    const auto untimely =
        std::count_if(last, intervals_.end(), [](const Interval& one) { return one.untimely; });
    return untimely * 6 >= static_cast<std::ptrdiff_t>(for_pattern);
}

float UnevenRhythm::level() const
{
    return static_cast<float>(quality_of(irregular_ ? for_irregular : for_pattern));
}

} // namespace eupnea
