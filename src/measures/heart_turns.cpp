// SPDX-License-Identifier: MIT
#include "measures/heart_turns.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/statistics.hpp"

namespace eupnea {

namespace {

constexpr Seconds stale = 20s;           // three breaths a minute turn every 10 s
constexpr double first_reversal_bpm = 2; // until there are swings to go by
constexpr double least_reversal_bpm = 1;
constexpr double reversal_share = 0.3;

} // namespace

void HeartTurns::on(const BeatClassification& classification)
{
    timeline_(classification, [this](const Nn& nn) { take(nn); });
}

void HeartTurns::take(const Nn& nn)
{
    const Point point{nn.middle(), heart_rate_bpm(nn.interval)};
    if (!nn.adjacent) extreme_.reset(), last_turn_.reset();
    if (!extreme_) {
        extreme_ = point;
        return;
    }
    const double onward = rising_ ? point.bpm - extreme_->bpm : extreme_->bpm - point.bpm;
    if (onward >= 0.0) {
        extreme_ = point;
    } else if (-onward >= needed_reversal()) {
        turn_at(*extreme_);
        extreme_ = point;
        rising_ = !rising_;
    }
}

void HeartTurns::turn_at(const Point& extreme)
{
    if (last_turn_) {
        const double ms = std::abs(60'000.0 / extreme.bpm - 60'000.0 / last_turn_->bpm);
        swings_.push({extreme, rising_, std::abs(extreme.bpm - last_turn_->bpm), ms});
    }
    last_turn_ = extreme;
}

double HeartTurns::needed_reversal() const
{
    if (swings_.size() < 5) return first_reversal_bpm;
    std::array<double, 5> last{};
    for (std::size_t i = 0; i < 5; ++i) last[i] = swings_[swings_.size() - 5 + i].bpm;
    return std::max(least_reversal_bpm, reversal_share * median(std::span<double>{last}));
}

/// Behind the nearest breath turn of the same kind, if that is within half a breath.
std::optional<float> HeartTurns::lag_of(const Swing& swing) const
{
    const BreathPhase begins = swing.peak ? BreathPhase::exhale : BreathPhase::inhale;
    std::optional<Timestamp> before;
    std::optional<double> lag;
    double breath = 0.0;
    for (std::size_t i = 0; i < breath_turns_.size(); ++i) {
        if (breath_turns_[i].phase != begins) continue;
        const double candidate = (swing.turn.time - breath_turns_[i].time).count();
        if (!lag || std::abs(candidate) < std::abs(*lag)) lag = candidate;
        if (before) breath = (breath_turns_[i].time - *before).count();
        before = breath_turns_[i].time;
    }
    if (!lag || std::abs(*lag) > 0.5 * breath) return std::nullopt;
    return static_cast<float>(*lag);
}

HeartTurns::Reading HeartTurns::value(Timestamp now) const
{
    Reading reading = mean_of_last(1, now);
    if (reading.swing_bpm) reading.lag_s = lag_of(swings_.back());
    return reading;
}

HeartTurns::Reading HeartTurns::mean_of_last(std::size_t count, Timestamp now) const
{
    if (swings_.empty()) return {};
    if (now - swings_.back().turn.time > stale) return {.reason = Reason::no_sinus_swing};
    const std::size_t n = std::min(count, swings_.size());
    double bpm = 0.0;
    double ms = 0.0;
    for (std::size_t i = swings_.size() - n; i < swings_.size(); ++i) {
        bpm += swings_[i].bpm / static_cast<double>(n);
        ms += swings_[i].ms / static_cast<double>(n);
    }
    return {static_cast<float>(bpm), static_cast<float>(ms), std::nullopt, Reason::none};
}

} // namespace eupnea
