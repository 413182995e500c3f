// SPDX-License-Identifier: MIT
// Which of the peaks that a filter shows are heartbeats.
#include "heart/beat_picker.hpp"

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

constexpr double doubt = 0.3; // what an unlike shape takes from a peak's strength

/// How much stronger than usual a peak must be, by how early it comes; piecewise linear.
double expectation(double u)
{
    struct Knot {
        double u;
        double weight;
    };
    constexpr std::array<Knot, 6> knots{
        {{0.3, 2.4}, {0.65, 2.0}, {0.85, 1.0}, {1.2, 0.9}, {1.6, 0.6}, {2.5, 0.4}}};
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
    learning_ = true;
    noisy_ = false;
    impossible_in_a_row_ = 0;
    since_.reset();
    last_.reset();
    intervals_.clear();
    rhythm_.reset();
    recent_.clear();
}

void BeatPicker::operator()(const Peak& peak)
{
    if (learning_)
        recent_.push(peak);
    else
        judge(peak);
}

void BeatPicker::pass(Timestamp now)
{
    if (!since_) since_ = now;
    if (learning_) {
        const Seconds learned = now - *since_;
        if (learned >= longest_learning || (learned >= learning_time && !lone_peak())) learn();
    } else if (now - *since_ > longest_pause) {
        restart();
    }
}

bool BeatPicker::lone_peak() const
{
    double strongest = 0.0;
    double second = 0.0;
    for (std::size_t i = 0; i < recent_.size(); ++i) {
        second = std::max(second, std::min(strongest, recent_[i].strength));
        strongest = std::max(strongest, recent_[i].strength);
    }
    return strongest > clip * second;
}

/// The strongest peaks are beats; the weaker half of the others is noise. When the two are not
/// apart, the oldest peaks are forgotten and the learning goes on.
void BeatPicker::learn()
{
    while (!recent_.empty() && recent_.front().time < *since_) recent_.pop_front();
    *since_ += Seconds{0.2};
    if (recent_.empty()) return;

    std::array<double, 16> strengths{};
    for (std::size_t i = 0; i < recent_.size(); ++i) strengths[i] = recent_[i].strength;
    std::sort(strengths.begin(), strengths.end(), std::greater<>{});
    const double top = strengths[1] > 0.0 ? std::min(strengths[0], 2 * strengths[1]) : strengths[0];
    const double floor = strengths[recent_.size() / 2];
    noisy_ = !beats_stand_out(floor, top);
    if (noisy_) return;

    signal_ = 0.7 * top;
    noise_ = std::min(floor, 0.2 * top);
    learning_ = false;
    for (std::size_t i = 0; i < recent_.size(); ++i) judge(recent_[i]);
    recent_.clear();
}

/// Beats have weaker peaks between them, or, when they fill the time, come evenly.
bool BeatPicker::beats_stand_out(double floor, double top) const
{
    if (floor < faint * top) return true;
    Seconds shortest{1e9};
    Seconds longest{0.0};
    for (std::size_t i = 1; i < recent_.size(); ++i) {
        const Seconds interval = recent_[i].time - recent_[i - 1].time;
        shortest = std::min(shortest, interval);
        longest = std::max(longest, interval);
    }
    return longest < 1.4 * shortest;
}

Quality BeatPicker::quality() const
{
    if (learning_) return {0.0f, noisy_ ? Reason::noisy : Reason::settling};
    const auto contrast = static_cast<float>(std::clamp(2 - 2 * noise_ / signal_, 0.0, 1.0));
    return {contrast, contrast < 0.5f ? Reason::noisy : Reason::none};
}

float BeatPicker::quality_of(const Peak& peak) const
{
    const bool too_strong = peak.strength > clip * signal_;
    return peak.disturbed || too_strong ? 0.0f : std::min(peak.likeness, quality().level);
}

double BeatPicker::threshold(Timestamp time) const
{
    const double weight = last_ && rhythm_ ? expectation((time - *last_) / *rhythm_) : 1.0;
    return noise_ + share_ * weight * (signal_ - noise_);
}

void BeatPicker::judge(const Peak& peak)
{
    if (peak.strength > impossible * signal_) return note_impossible(peak.strength);
    const bool too_soon = last_ && peak.time - *last_ < refractory;
    const double evidence = peak.strength * (1 - doubt + doubt * peak.likeness);
    if (too_soon || evidence < threshold(peak.time)) {
        noise_ += (std::min(peak.strength, signal_) - noise_) / 8;
        return;
    }
    signal_ += (std::min(peak.strength, clip * signal_) - signal_) / 8;
    Picked beat{peak.time, std::nullopt, quality_of(peak)};
    if (last_) beat.interval = peak.time - *last_;
    if (last_) note_interval(peak.time - *last_);
    last_ = since_ = peak.time;
    beats_.push(beat);
}

/// Artifacts differ from each other; what comes again and again as strong is the heart, and what was
/// learned was not.
void BeatPicker::note_impossible(double strength)
{
    const bool like_the_last =
        strength < 1.5 * last_impossible_ && last_impossible_ < 1.5 * strength;
    impossible_in_a_row_ = like_the_last ? impossible_in_a_row_ + 1 : 1;
    last_impossible_ = strength;
    if (impossible_in_a_row_ >= most_impossible) restart();
}

void BeatPicker::note_interval(Seconds interval)
{
    if (rhythm_ && interval > 1.6 * *rhythm_ && ++long_in_a_row_ <= most_missed) return;
    long_in_a_row_ = 0;
    intervals_.push(interval);
    if (intervals_.size() < 3) return;
    std::array<Seconds, 8> sorted{};
    for (std::size_t i = 0; i < intervals_.size(); ++i) sorted[i] = intervals_[i];
    const auto end = sorted.begin() + static_cast<std::ptrdiff_t>(intervals_.size());
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(intervals_.size() / 2);
    std::nth_element(sorted.begin(), middle, end);
    rhythm_ = *middle;
}

std::optional<BeatPicker::Picked> BeatPicker::next()
{
    if (beats_.empty()) return std::nullopt;
    const Picked beat = beats_.front();
    beats_.pop_front();
    return beat;
}

} // namespace eupnea
