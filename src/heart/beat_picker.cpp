// SPDX-License-Identifier: MIT
// Which of the peaks that a filter shows are heartbeats.
#include "heart/beat_picker.hpp"
#include "base/statistics.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace eupnea {
namespace {

constexpr Seconds refractory{0.28}; // 214 bpm
constexpr Seconds longest_pause{3.0};
constexpr double clip = 3.0;
constexpr double impossible = 6.0; // times the usual strength: an artifact
constexpr int most_impossible = 4; // alike in a row
constexpr double faint = 0.6;      // of the strongest peak: noise that could be a beat
constexpr int most_missed = 3; // long intervals in a row that are missed beats, not a new rhythm

constexpr double doubt = 0.3;          // what an unlike shape takes from a peak's strength
constexpr double least_surprise = 1.3; // expectation of a peak that looks like this heart
constexpr double clear_of_noise = 4.0; // times the noise: a beat even where none was expected
constexpr float alike = 0.63f;         // template_correlation of a premature beat from elsewhere
constexpr double least_clear = 0.55;   // of a beat's strength
constexpr double familiar = 0.92;      // template_correlation that tells this heart from noise
constexpr float well = 0.9f;           // quality of a beat that is worth remembering

/// How much stronger than usual a peak must be, by how early it comes; piecewise linear.
double expectation(double u)
{
    struct Knot {
        double u;
        double weight;
    };
    constexpr std::array<Knot, 6> knots{
        {{0.3, 2.4}, {0.65, 2.0}, {0.85, 0.7}, {1.2, 0.6}, {1.6, 0.5}, {2.5, 0.4}}};
    if (u <= knots.front().u) return knots.front().weight;
    for (std::size_t i = 1; i < knots.size(); ++i) {
        const auto& [from, high] = knots[i - 1];
        const auto& [to, low] = knots[i];
        if (u < to) return high + (low - high) * (u - from) / (to - from);
    }
    return knots.back().weight;
}

} // namespace

void BeatPicker::restart()
{
    recent_.clear();
    since_.reset();
    begin_learning();
}

void BeatPicker::begin_learning()
{
    learning_ = true;
    noisy_ = false;
    impossible_in_a_row_ = 0;
    well_in_a_row_ = 0;
    last_.reset();
    intervals_.clear();
    rhythm_.reset();
}

void BeatPicker::operator()(const Peak& peak)
{
    recent_.push(peak);
    if (recognised(peak)) come_home();
    if (!learning_) classify(peak);
}

void BeatPicker::pass(Timestamp now)
{
    if (!since_) since_ = now;
    if (learning_) {
        const Seconds learned = now - *since_;
        if (learned >= longest_learning || (learned >= learning_time && !lone_peak())) learn();
    } else if (now - *since_ > longest_pause) {
        since_ = now - learning_time;
        begin_learning();
    }
}

bool BeatPicker::counts(const Peak& peak) const { return peak.time >= *since_ && !peak.disturbed; }

bool BeatPicker::lone_peak() const
{
    double strongest = 0.0;
    double second = 0.0;
    for (std::size_t i = 0; i < recent_.size(); ++i) {
        if (!counts(recent_[i])) continue;
        second = std::max(second, std::min(strongest, recent_[i].strength));
        strongest = std::max(strongest, recent_[i].strength);
    }
    return strongest > clip * second;
}

/// The strongest peaks are beats; the weaker half of the others is noise. When the two are not
/// apart, the oldest peaks are forgotten and the learning goes on.
void BeatPicker::learn()
{
    std::array<double, most_recent> strengths{};
    std::size_t count = 0;
    for (std::size_t i = 0; i < recent_.size(); ++i)
        if (counts(recent_[i])) strengths[count++] = recent_[i].strength;
    std::sort(strengths.begin(), strengths.begin() + static_cast<std::ptrdiff_t>(count),
              std::greater<>{});
    const double top = usual_top(strengths[0], strengths[1]);
    const double floor = strengths[count / 2];
    const Levels found{0.7 * top, std::min(floor, 0.2 * top)};
    noisy_ = count > 0 && !beats_stand_out(found, floor, top);
    if (count == 0 || noisy_) {
        *since_ += Seconds{0.2};
        return;
    }
    running_ = found;
    learning_ = false;
    const Timestamp from = *since_;
    for (std::size_t i = 0; i < recent_.size(); ++i)
        if (recent_[i].time >= from) classify(recent_[i]);
}

/// Neither one artifact nor one weak beat decides: a lone peak whose fellow did not come was none.
double BeatPicker::usual_top(double strongest, double second) const
{
    if (second <= 0.0) return strongest;
    return lone_peak() ? second : std::min(strongest, 2 * second);
}

/// Beats have weaker peaks between them, or come evenly: all peaks, or three strong ones. Four even
/// ones are asked for when they are far from what this heart was like.
bool BeatPicker::beats_stand_out(const Levels& found, double floor, double top) const
{
    if (strange(found)) return come_evenly(Timestamp::min(), faint * top, 4);
    return floor < faint * top || come_evenly(*since_, 0.0, 1) ||
           come_evenly(*since_, faint * top, 3);
}

bool BeatPicker::come_evenly(Timestamp from, double least_strength, int fewest) const
{
    Seconds shortest{1e9};
    Seconds longest{0.0};
    int count = 0;
    std::optional<Timestamp> last;
    for (std::size_t i = 0; i < recent_.size(); ++i) {
        if (recent_[i].time < from || recent_[i].strength < least_strength) continue;
        if (last) shortest = std::min(shortest, recent_[i].time - *last);
        if (last) longest = std::max(longest, recent_[i].time - *last);
        last = recent_[i].time;
        ++count;
    }
    return count >= fewest && longest < 1.4 * shortest;
}

/// Far from what the heart was like when it was seen well.
bool BeatPicker::strange(const Levels& levels) const
{
    return known_.signal > 0.0 &&
           (levels.signal > clip * known_.signal || clip * levels.signal < known_.signal);
}

/// The heart as it was known, whatever has been learned since.
bool BeatPicker::recognised(const Peak& peak) const
{
    return !peak.disturbed && peak.template_correlation >= familiar &&
           peak.strength > known_.signal / 2 && peak.strength < 2 * known_.signal;
}

void BeatPicker::come_home()
{
    const bool lost = learning_ || running_.signal > 2 * known_.signal ||
                      2 * running_.signal < known_.signal || 2 * running_.noise > known_.signal;
    if (lost) running_ = known_;
    learning_ = false;
}

Quality BeatPicker::quality() const
{
    if (learning_) return {0.0f, noisy_ ? Reason::noisy : Reason::settling};
    const auto contrast =
        static_cast<float>(std::clamp(2 - 2 * running_.noise / running_.signal, 0.0, 1.0));
    return {contrast, contrast < 0.5f ? Reason::noisy : Reason::none};
}

float BeatPicker::quality_of(const Peak& peak) const
{
    const bool too_strong = peak.strength > clip * running_.signal;
    return peak.disturbed || too_strong ? 0.0f
                                        : std::min(peak.template_correlation, quality().level);
}

/// The familiar shape is a beat even where none was expected: a rhythm of every other beat is none. So is
/// a peak far above the noise, which T waves and second waves of a pulse are part of: a premature beat.
double BeatPicker::threshold(const Peak& peak) const
{
    double weight = last_ && rhythm_ ? expectation((peak.time - *last_) / *rhythm_) : 1.0;
    if (recognised(peak)) weight = std::min(weight, least_surprise);
    const double expected = running_.noise + share_ * weight * (running_.signal - running_.noise);
    if (!finds_premature_ || peak.disturbed || peak.template_correlation < alike) return expected;
    return std::min(expected,
                    std::max(clear_of_noise * running_.noise, least_clear * running_.signal));
}

void BeatPicker::classify(const Peak& peak)
{
    const bool emitted = emitted_ && peak.time - *emitted_ < refractory;
    if (peak.strength > impossible * running_.signal) return note_impossible(peak);
    const double evidence = peak.strength * (1 - doubt + doubt * peak.template_correlation);
    if (emitted || evidence < threshold(peak)) {
        if (!peak.disturbed)
            running_.noise += (std::min(peak.strength, running_.signal) - running_.noise) / 8;
        return;
    }
    if (!peak.disturbed)
        running_.signal += (std::min(peak.strength, clip * running_.signal) - running_.signal) / 8;
    Picked beat{peak.time, std::nullopt, quality_of(peak)};
    if (last_) beat.interval = peak.time - *last_;
    if (last_) note_interval(peak.time - *last_);
    last_ = since_ = emitted_ = peak.time;
    remember(beat.quality);
    beats_.push(beat);
}

/// The levels of a heart that is seen well.
void BeatPicker::remember(float quality)
{
    well_in_a_row_ = quality >= well ? well_in_a_row_ + 1 : 0;
    if (well_in_a_row_ < 4) return;
    const double share = known_.signal > 0.0 ? 1.0 / 32 : 1.0;
    known_.signal += share * (running_.signal - known_.signal);
    known_.noise += share * (running_.noise - known_.noise);
}

/// Artifacts differ from each other; what comes again and again as strong is the heart, and what was
/// learned was not.
void BeatPicker::note_impossible(const Peak& peak)
{
    if (peak.disturbed) return;
    const bool like_the_last =
        peak.strength < 1.5 * last_impossible_ && last_impossible_ < 1.5 * peak.strength;
    impossible_in_a_row_ = like_the_last ? impossible_in_a_row_ + 1 : 1;
    if (impossible_in_a_row_ == 1) impossible_since_ = peak.time;
    last_impossible_ = peak.strength;
    if (impossible_in_a_row_ < most_impossible) return;
    since_ = impossible_since_;
    begin_learning();
}

void BeatPicker::note_interval(Seconds interval)
{
    if (rhythm_ && interval > 1.6 * *rhythm_ && ++long_in_a_row_ <= most_missed) return;
    long_in_a_row_ = 0;
    intervals_.push(interval);
    if (intervals_.size() < 3) return;
    std::array<Seconds, 8> sorted{};
    for (std::size_t i = 0; i < intervals_.size(); ++i) sorted[i] = intervals_[i];
    rhythm_ = median(std::span{sorted}.first(intervals_.size()));
}

std::optional<BeatPicker::Picked> BeatPicker::next()
{
    if (beats_.empty()) return std::nullopt;
    const Picked beat = beats_.front();
    beats_.pop_front();
    return beat;
}

} // namespace eupnea
