// SPDX-License-Identifier: MIT
// PPG -> beats.
#include "heart/ppg_beat_detector.hpp"

#include <algorithm>
#include <cmath>

namespace eupnea {
namespace {

constexpr SampleRate working = PulsePicker::rate;
constexpr Seconds unseen_gap{0.3};

std::size_t thinning_for(SampleRate rate)
{
    return std::max<std::size_t>(1, static_cast<std::size_t>(rate.per_second / 100));
}

} // namespace

PpgBeatDetector::PpgBeatDetector(SampleRate rate)
    : rate_(usable_rates.nearest(rate)), thinning_(thinning_for(rate_)),
      mean_age_(static_cast<double>(thinning_ - 1) / 2 * period(rate_)),
      longest_step_(std::max(unseen_gap, 4 * period(rate_))), guard_(rate, usable_rates),
      grid_(working), smooth_(8), smoother_(6), wave_(PulsePicker::longest_rise), watch_(working),
      polarity_(100), upright_(1.0), inverted_(-1.0)
{}

Seconds PpgBeatDetector::latency() const
{
    return Seconds{0.3} + (smooth_.delay() + smoother_.delay()) * period(working) +
           static_cast<double>(2 * thinning_) * period(rate_);
}

std::optional<Beat> PpgBeatDetector::operator()(const Sample& ppg)
{
    if (guard_(ppg)) return std::nullopt;
    if (latest_ && ppg.time - *latest_ > longest_step_) restart();
    latest_ = ppg.time;
    last_value_ = ppg.value;

    sum_ += ppg.value;
    if (++summed_ == thinning_) {
        grid_(ppg.time - mean_age_, sum_ / static_cast<double>(thinning_),
              [this](Timestamp time, double value) { follow(time, value); });
        sum_ = 0.0;
        summed_ = 0;
    }
    return next_beat();
}

void PpgBeatDetector::on(const Gap&) { restart(); }

void PpgBeatDetector::restart()
{
    grid_.restart();
    sum_ = 0.0;
    summed_ = 0;
    settled_ = false;
    watch_.restart();
    upright_.restart();
    inverted_.restart();
    second_rhythm_.restart();
}

void PpgBeatDetector::follow(Timestamp time, double ppg)
{
    if (!settled_) settle_at(ppg);
    watch_(ppg);
    const double pulse = smoother_(smooth_(ppg));
    if (!watch_.disturbed()) polarity_(pulse - wave_.back());
    wave_.push(pulse);
    const Timestamp then = time - (smooth_.delay() + smoother_.delay()) * period(working);
    upright_(then, wave_, watch_.disturbed());
    inverted_(then, wave_, watch_.disturbed());
    look_for_steps(pulse);
}

void PpgBeatDetector::look_for_steps(double pulse)
{
    if (watch_.reason() != Reason::none) second_rhythm_.restart();
    tenth_ += pulse;
    if (++in_tenth_ < static_cast<std::size_t>(working.per_second / SecondRhythm::rate.per_second))
        return;
    second_rhythm_(tenth_);
    tenth_ = 0.0;
    in_tenth_ = 0;
}

const BeatPicker& PpgBeatDetector::picker() const
{
    return (polarity_.inverted() ? inverted_ : upright_).picker;
}

/// What came before the beginning is level.
void PpgBeatDetector::settle_at(double ppg)
{
    smooth_.settle_at(ppg);
    smoother_.settle_at(ppg * smooth_.length());
    for (std::size_t i = 0; i < wave_.capacity(); ++i)
        wave_.push(ppg * smooth_.length() * smoother_.length());
    settled_ = true;
}

std::optional<Beat> PpgBeatDetector::next_beat()
{
    const auto upright = upright_.picker.next();
    const auto inverted = inverted_.picker.next();
    const auto& found = polarity_.inverted() ? inverted : upright;
    if (!found || (last_beat_ && found->time <= *last_beat_)) return std::nullopt;
    last_beat_ = found->time;
    if (found->interval)
        second_rhythm_.on(*found->interval, picker().recent().back().strength, found->quality);
    return Beat{count_++, found->time, found->interval, BeatSource::ppg, found->quality};
}

Quality PpgBeatDetector::quality() const
{
    if (!latest_) return {0.0f, Reason::no_signal};
    if (watch_.reason() != Reason::none) return {0.0f, watch_.reason()};
    if (second_rhythm_.present()) return {0.0f, Reason::motion};
    return picker().quality();
}

} // namespace eupnea
