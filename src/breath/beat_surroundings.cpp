// SPDX-License-Identifier: MIT
#include "breath/beat_surroundings.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace eupnea {

namespace {

constexpr double most_per_second = 500.0;
constexpr Seconds kept{3.0};
constexpr Seconds longest_silence{1.0};
constexpr double infinity = std::numeric_limits<double>::infinity();

} // namespace

BeatSurroundings::BeatSurroundings(Seconds before, Seconds after)
    : before_(before), after_(after),
      recent_(static_cast<std::size_t>(1.5 * kept.count() * most_per_second)), waiting_(8)
{}

void BeatSurroundings::begin(SampleRate rate)
{
    const bool dense = std::isfinite(rate.per_second) && rate.per_second > 1.5 * most_per_second;
    least_step_ = dense ? Seconds{0.9 / most_per_second} : Seconds{0.0};
    restart();
}

void BeatSurroundings::restart()
{
    recent_.clear();
    waiting_.clear();
}

std::optional<Timestamp> BeatSurroundings::operator()(Timestamp time, double value)
{
    if (!std::isfinite(value)) return std::nullopt;
    if (!recent_.empty()) {
        const Seconds step = time - recent_.back().time;
        if (!(step >= Seconds{0.0} && step <= longest_silence))
            restart();
        else if (step < least_step_)
            return std::nullopt;
    }
    recent_.push({time, value});
    if (waiting_.empty() || time < waiting_.front() + after_) return std::nullopt;
    const Timestamp beat = waiting_.front();
    waiting_.pop_front();
    if (recent_.front().time > beat - before_) return std::nullopt;
    return beat;
}

template <class Take>
void BeatSurroundings::each(Timestamp from, Timestamp until, Take&& take) const
{
    for (std::size_t i = recent_.size(); i-- > 0 && recent_[i].time >= from;)
        if (recent_[i].time <= until) take(recent_[i]);
}

double BeatSurroundings::highest(Timestamp beat, Seconds from, Seconds until) const
{
    double most = -infinity;
    each(beat + from, beat + until, [&](const Point& p) { most = std::max(most, p.value); });
    return most;
}

double BeatSurroundings::lowest(Timestamp beat, Seconds from, Seconds until) const
{
    double least = infinity;
    each(beat + from, beat + until, [&](const Point& p) { least = std::min(least, p.value); });
    return least;
}

double BeatSurroundings::mean(Timestamp beat, Seconds from, Seconds until) const
{
    if (recent_.empty() || recent_.front().time > beat + from) return std::nan("");
    double sum = 0.0;
    int n = 0;
    each(beat + from, beat + until, [&](const Point& p) {
        sum += p.value;
        ++n;
    });
    return sum / n;
}

double BeatSurroundings::spread(Timestamp beat, Seconds from, Seconds until, double level) const
{
    double sum = 0.0;
    int n = 0;
    each(beat + from, beat + until, [&](const Point& p) {
        sum += std::abs(p.value - level);
        ++n;
    });
    return sum / n;
}

Seconds BeatSurroundings::stays_above(Timestamp beat, Seconds until, double level) const
{
    Timestamp last = beat;
    each(beat, beat + until, [&](const Point& p) {
        if (p.value > level) last = std::max(last, p.time);
    });
    return last - beat;
}

} // namespace eupnea
