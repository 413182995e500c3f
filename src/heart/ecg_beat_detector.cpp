// SPDX-License-Identifier: MIT
// ECG -> beats.
#include "heart/ecg_beat_detector.hpp"

#include <algorithm>
#include <cmath>

namespace eupnea {
namespace {

constexpr Seconds hold_time{0.2};    // a QRS complex is over, its T wave not yet there
constexpr Seconds search_time{0.07}; // the R peak lies within this of the envelope's peak
constexpr float familiar =
    0.8f; // template_correlation of a peak that may show which way R waves point
constexpr Seconds unseen_gap{0.15}; // a hole in the time stamps that ends the rhythm

std::size_t thinning_for(SampleRate rate)
{
    return rate.per_second < 500 ? 1 : static_cast<std::size_t>(rate.per_second / 250);
}

std::size_t samples(SampleRate rate, Seconds span)
{
    return static_cast<std::size_t>(std::lround(rate.per_second * span.count()));
}

/// Where between its neighbours the top of a parabola through three points lies, -0.5 to 0.5.
double parabola_top(double before, double middle, double after)
{
    const double bend = before - 2 * middle + after;
    return bend == 0.0 ? 0.0 : std::clamp(0.5 * (before - after) / bend, -0.5, 0.5);
}

} // namespace

EcgBeatDetector::EcgBeatDetector(SampleRate rate)
    : rate_(usable_rates.nearest(rate)),
      thinning_(thinning_for(rate_)), working_{rate_.per_second / static_cast<double>(thinning_)},
      guard_(rate, usable_rates), watch_(working_), filter_(working_), picker_(0.35, true),
      hold_(samples(working_, hold_time)), waves_(samples(working_, Seconds{0.5})),
      shape_(2 * samples(working_, Seconds{0.06}) + 1)
{}

Seconds EcgBeatDetector::latency() const
{
    const double after_r = filter_.envelope_delay() - filter_.wave_delay(); // the envelope is wider
    return hold_time + (filter_.envelope_delay() + after_r + 1) * period(working_) +
           static_cast<double>(thinning_) * period(rate_);
}

std::optional<Beat> EcgBeatDetector::operator()(const Sample& ecg)
{
    if (guard_(ecg)) return std::nullopt;
    if (latest_ && ecg.time - *latest_ > std::max(unseen_gap, 3 * period(rate_))) restart();
    latest_ = ecg.time;
    last_value_ = ecg.value;

    sum_ += ecg.value;
    if (++summed_ < thinning_) return next_beat();
    const double n = static_cast<double>(thinning_);
    follow(ecg.time - (n - 1) / 2 * period(rate_), sum_ / n);
    sum_ = 0.0;
    summed_ = 0;
    return next_beat();
}

void EcgBeatDetector::on(const Gap&) { restart(); }

void EcgBeatDetector::restart()
{
    settled_ = false;
    sum_ = 0.0;
    summed_ = 0;
    waves_.clear();
    best_ = 0.0;
    age_ = 0;
    watch_.restart();
    picker_.restart();
}

void EcgBeatDetector::follow(Timestamp time, double ecg)
{
    if (!settled_) filter_.settle_at(ecg);
    settled_ = true;
    watch_(ecg);
    const auto [wave, envelope] = filter_(ecg);
    waves_.push({time - filter_.wave_delay() * period(working_), wave});
    look_for_peak(time, envelope);
    picker_.pass(time);
}

void EcgBeatDetector::look_for_peak(Timestamp, double envelope)
{
    ++age_;
    if (envelope > best_) {
        best_ = envelope;
        age_ = 0;
    } else if (age_ >= hold_ && best_ > 0.0) {
        const auto lag = age_ + samples(working_, Seconds{0.025});
        if (lag + samples(working_, search_time) < waves_.size())
            picker_(peak_near(waves_.size() - 1 - lag, best_));
        best_ = 0.0;
        age_ = 0;
    }
}

BeatPicker::Peak EcgBeatDetector::peak_near(std::size_t index, double strength)
{
    const std::size_t reach = samples(working_, search_time);
    const std::size_t from = std::max<std::size_t>(index > reach ? index - reach : 0, 1);
    const std::size_t until = std::min(index + reach, waves_.size() - 2);
    std::size_t top = from;
    std::size_t bottom = from;
    for (std::size_t i = from; i <= until; ++i) {
        if (waves_[i].wave > waves_[top].wave) top = i;
        if (waves_[i].wave < waves_[bottom].wave) bottom = i;
    }
    const double up = std::max(waves_[top].wave, 0.0);
    const double down = std::max(-waves_[bottom].wave, 0.0);
    if (!shape_.known()) learn_lean(up, down, 16);
    const std::size_t r = lean_ >= 0.0 ? top : bottom;
    const float template_correlation = template_correlation_at(r, strength);
    if (shape_.known() && template_correlation >= familiar) learn_lean(up, down, 64);
    const double shift = parabola_top(waves_[r - 1].wave, waves_[r].wave, waves_[r + 1].wave);
    return {waves_[r].time + shift * period(working_), strength, template_correlation,
            watch_.disturbed()};
}

void EcgBeatDetector::learn_lean(double up, double down, int parts)
{
    lean_ += (up * up - down * down - lean_) / parts;
}

float EcgBeatDetector::template_correlation_at(std::size_t r, double strength)
{
    const auto shape = shape_.latest();
    const std::size_t half = shape.size() / 2;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const std::size_t k = r + i;
        shape[i] = k >= half && k - half < waves_.size() ? waves_[k - half].wave : 0.0;
    }
    return shape_.compare(strength, picker_.signal(), watch_.disturbed());
}

std::optional<Beat> EcgBeatDetector::next_beat()
{
    const auto found = picker_.next();
    if (!found) return std::nullopt;
    return Beat{count_++, found->time, found->interval, BeatSource::ecg, found->quality};
}

Quality EcgBeatDetector::quality() const
{
    if (!latest_) return {0.0f, Reason::no_signal};
    if (watch_.reason() != Reason::none) return {0.0f, watch_.reason()};
    return picker_.quality();
}

} // namespace eupnea
