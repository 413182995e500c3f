// SPDX-License-Identifier: MIT
#include "breath/measured_breath.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace eupnea {

namespace {

constexpr double lowest_cutoff_hz = 0.95;
constexpr double highest_cutoff_hz = 2.0;
constexpr double cutoff_per_breath = 5.0; ///< times the breathing frequency
constexpr Seconds wave_period{0.04};
constexpr Seconds tick_period{0.02};
constexpr Seconds longest_silence{1.0}; ///< between samples; more is a gap
constexpr Seconds shortest_cycle{1.5};
constexpr Seconds longest_cycle{20.0};
constexpr Seconds longest_breath{40.0}; ///< with its holds
constexpr RateRange usable_rates{SampleRate{1.0}, SampleRate{10'000.0}};
constexpr Seconds stuck_at_end{0.4};
constexpr Seconds stuck{5.0};
constexpr double flat_share = 1e-9;  ///< of the value: less is rounding, not breathing
constexpr double most_noise = 0.4;   ///< of a half-breath: beyond it the waves are the noise's own
constexpr double fewest_steps = 6.0; ///< of the sensor, that a half-breath must have
constexpr float sigh_share = 2.0f;
constexpr double speech_inhale_share = 0.3;
constexpr Seconds longest_speech_inhale{2.0};

/// 25 a second where a stream does not say.
SampleRate sane(SampleRate rate) { return usable_rates.contains(rate) ? rate : SampleRate{25.0}; }

Hertz cutoff_for(Seconds cycle, SampleRate rate)
{
    const double wanted = cutoff_per_breath / cycle.count();
    return {
        std::min(std::clamp(wanted, lowest_cutoff_hz, highest_cutoff_hz), 0.2 * rate.per_second)};
}

constexpr std::string_view direction_note =
    "In and out of the breathing sensor have changed places: its breaths look the other way round.";

constexpr double asked_span_s = 9.0; ///< of breaths that tell the pace now
constexpr std::size_t most_asked = 4;

constexpr double ease = 0.04;      ///< of the wave's range, at 25 a second: a second
constexpr double giving_way = 0.3; ///< to a breath deeper than the last five

double highest(const Ring<double>& values)
{
    double result = values[0];
    for (std::size_t i = 1; i < values.size(); ++i) result = std::max(result, values[i]);
    return result;
}
double lowest(const Ring<double>& values)
{
    double result = values[0];
    for (std::size_t i = 1; i < values.size(); ++i) result = std::min(result, values[i]);
    return result;
}

/// Held to 0 to 1 by bending near the ends, so that a breath deeper than usual keeps a round top.
double rounded(double share)
{
    constexpr double knee = 0.85;
    constexpr double room = 1.0 - knee;
    if (share > knee) return knee + room * std::tanh((share - knee) / room);
    if (share < room) return room + room * std::tanh((share - room) / room);
    return share;
}

struct Pace {
    double cycle_s;
    double shortest_s, longest_s; ///< of the breaths that were asked
};

Pace pace_of(const Ring<double>& cycles, std::optional<Seconds> under_way)
{
    std::array<double, most_asked> asked{};
    std::size_t n = 0;
    double span = 0.0;
    const auto ask = [&](double cycle) {
        asked[n++] = cycle;
        span += cycle;
    };
    if (under_way && under_way->count() > cycles.back()) ask(under_way->count());
    for (std::size_t i = cycles.size(); i-- > 0 && n < most_asked && span < asked_span_s;)
        ask(cycles[i]);
    std::sort(asked.begin(), asked.begin() + static_cast<std::ptrdiff_t>(n));
    return {n == 2 ? span / 2.0 : asked[(n - 1) / 2], asked[0], asked[n - 1]};
}

} // namespace

MeasuredBreath::MeasuredBreath(SampleRate rate)
    : rate_(sane(rate)), guard_(rate_, usable_rates),
      low_pass_(cutoff_for(Seconds{5.0}, rate_), rate_),
      slip_guard_({std::min(rate_.per_second, 1.0 / tick_period.count())}), cycles_(6), crests_(5),
      troughs_(5)
{}

bool MeasuredBreath::accept(const Sample& belt)
{
    if (guard_(belt)) return false;
    if (last_sample_ && belt.time - *last_sample_ > longest_silence) restart();
    if (!last_sample_) low_pass_.settle_at(belt.value);
    if (!last_sample_ || belt.value != last_value_) {
        if (last_sample_) step_ = std::min(step_, std::abs(belt.value - last_value_));
        same_since_ = belt.time;
    }
    raw_range_(belt.time, belt.value);
    last_sample_ = belt.time;
    last_value_ = belt.value;
    return true;
}

/// The value stands still at the highest or lowest point of the last seconds.
bool MeasuredBreath::saturated() const
{
    if (!last_sample_ || *last_sample_ - same_since_ < stuck_at_end) return false;
    const bool at_end = last_value_ == raw_range_.high() || last_value_ == raw_range_.low();
    return at_end && raw_range_.size() > 0.0;
}

MeasuredBreath::Found MeasuredBreath::follow(const Sample& belt)
{
    Found found;
    if (!accept(belt)) return found;
    const double smooth = low_pass_(belt.value);
    noise_ += 0.01 * (std::abs(belt.value - smooth) - noise_);
    if (belt.time < next_tick_) return found;
    next_tick_ = belt.time + tick_period;

    const double amplitude = turning_points_.settled() ? turning_points_.amplitude() : 0.0;
    const double value = slip_guard_(belt.time, smooth, amplitude, turning_points_.cycle() / 2.0);
    const Timestamp body = belt.time - latency();
    if (const auto point = turning_points_(body, value)) turned(*point, found);
    if (body >= next_wave_) {
        next_wave_ = std::max(next_wave_ + wave_period, body);
        found.wave = wave_at(body, value);
    }
    if (const auto now = happening(); std::exchange(happening_, now) != now)
        found.happened = BreathHappened{body, now};
    return found;
}

void MeasuredBreath::turned(const TurningPoint& point, Found& found)
{
    slip_guard_.turned();
    if (direction_(point)) {
        found.changed = Notice{point.time, direction_note};
        inhale_.reset();
        exhale_.reset();
    }
    (point.crest ? crests_ : troughs_).push(point.value);
    if (point.crest)
        highest_crest_ = highest(crests_);
    else
        lowest_trough_ = lowest(troughs_);
    last_turn_ = point.time;
    low_pass_.tune(cutoff_for(turning_points_.cycle(), rate_));
    const bool inhale = point.crest == (direction_.sign() < 0);
    if (inhale) {
        found.breath = breath_until(point);
        inhale_ = point;
        exhale_.reset();
    } else {
        exhale_ = point;
    }
    found.turn = BreathTurn{point.time, inhale ? BreathPhase::inhale : BreathPhase::exhale};
}

std::optional<Breath> MeasuredBreath::breath_until(const TurningPoint& inhale)
{
    if (!inhale_ || !exhale_ || inhale_->crest != inhale.crest) return std::nullopt;
    if (exhale_->time <= inhale_->time || inhale.time <= exhale_->time) return std::nullopt;
    const Seconds cycle = inhale.time - inhale_->time;
    if (cycle < shortest_cycle || cycle > longest_breath) return std::nullopt;
    cycles_.push(cycle.count());
    const double typical = turning_points_.amplitude();
    depth_share_ = typical > 0.0 ? static_cast<float>(exhale_->travel / typical) : 1.0f;
    const Seconds rise = exhale_->time - inhale_->time;
    snatched_ = rise < longest_speech_inhale && rise < speech_inhale_share * cycle;
    return Breath{inhale_->time,   exhale_->time,
                  inhale.time,     static_cast<float>(exhale_->travel),
                  quality().level, BreathSource::belt};
}

std::optional<Breath> MeasuredBreath::last_breath()
{
    Found found;
    if (const auto point = turning_points_.last_turn()) turned(*point, found);
    return found.breath;
}

BreathWave MeasuredBreath::wave_at(Timestamp body, double value)
{
    const bool known = !crests_.empty() && !troughs_.empty();
    const double high = std::max(known ? highest_crest_ : turning_points_.range().high(), value);
    const double low = std::min(known ? lowest_trough_ : turning_points_.range().low(), value);
    const bool first = full_ <= empty_;
    full_ = first ? high : full_ + (value > full_ ? giving_way : ease) * (high - full_);
    empty_ = first ? low : empty_ + (value < empty_ ? giving_way : ease) * (low - empty_);
    const double share = full_ > empty_ ? rounded((value - empty_) / (full_ - empty_)) : 0.0;
    const bool filling = turning_points_.rising() == (direction_.sign() > 0);
    const bool resting = turning_points_.resting(body);
    const BreathPhase phase = filling ? (resting ? BreathPhase::hold_full : BreathPhase::inhale)
                                      : (resting ? BreathPhase::hold_empty : BreathPhase::exhale);
    return {body, static_cast<float>(direction_.sign() > 0 ? share : 1.0 - share), phase};
}

Quality MeasuredBreath::quality() const
{
    if (!last_sample_) return {0.0f, Reason::no_signal};
    const double amplitude = turning_points_.amplitude();
    if (*last_sample_ - same_since_ > stuck) return {0.0f, Reason::flat};
    if (saturated()) return {0.3f, Reason::saturated};
    const double least = std::max(flat_share * std::abs(last_value_), fewest_steps * step_);
    if (!(amplitude > least)) return {0.0f, Reason::flat};
    if (!turning_points_.settled()) return {0.3f, Reason::settling};
    const double noise = std::clamp(noise_ / amplitude, 0.0, 1.0);
    const double rough = turning_points_.roughness();
    const auto level = static_cast<float>((1.0 - noise) * (1.0 - std::min(1.0, rough)));
    if (noise > most_noise || level < 0.4f) return {level, Reason::noisy};
    return {level, Reason::none};
}

BreathRateEstimate MeasuredBreath::rate(Timestamp now) const
{
    const Quality quality_now = quality();
    if (!quality_now.good()) return {{}, 0.0f, BreathSource::none, quality_now.reason};
    if (now - *last_sample_ > longest_cycle)
        return {{}, 0.0f, BreathSource::none, Reason::no_signal};
    if (cycles_.empty() || now - last_turn_ > longest_cycle)
        return {{}, 0.0f, BreathSource::none, Reason::few_breaths};
    const auto breath_so_far = under_way(now);
    if (breath_so_far && *breath_so_far > longest_breath)
        return {{}, 0.0f, BreathSource::none, Reason::few_breaths};
    const Pace pace = pace_of(cycles_, breath_so_far);
    return {static_cast<float>(60.0 / pace.cycle_s),
            static_cast<float>((60.0 / pace.shortest_s - 60.0 / pace.longest_s) / 2.0),
            BreathSource::belt, Reason::none};
}

/// How long the present breath has lasted so far, without the time that a turn takes to be seen.
std::optional<Seconds> MeasuredBreath::under_way(Timestamp now) const
{
    if (!inhale_) return std::nullopt;
    return (exhale_ ? turning_points_.farthest() : now - latency()) - inhale_->time;
}

BreathHappening MeasuredBreath::happening() const
{
    if (saturated()) return BreathHappening::saturated;
    if (slip_guard_.slipping()) return BreathHappening::cough_or_slip;
    if (last_sample_ && turning_points_.resting(*last_sample_ - latency()))
        return BreathHappening::hold;
    if (depth_share_ > sigh_share) return BreathHappening::sigh;
    if (snatched_) return BreathHappening::speech;
    return BreathHappening::none;
}

void MeasuredBreath::on(const Gap& gap)
{
    if (gap.channel == Channel::belt && gap.until - gap.from > longest_silence / 2.0) restart();
}

void MeasuredBreath::restart()
{
    turning_points_.restart();
    slip_guard_.restart();
    inhale_.reset();
    exhale_.reset();
    last_sample_.reset();
    raw_range_.clear();
    depth_share_ = 1.0f;
    snatched_ = false;
    full_ = empty_ = 0.0;
    crests_.clear();
    troughs_.clear();
}

void MeasuredBreath::invert()
{
    direction_.invert();
    inhale_.reset();
    exhale_.reset();
}

} // namespace eupnea
