// SPDX-License-Identifier: MIT
#include "feedback/calm_state.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace eupnea {

namespace {

constexpr float least_confidence = 0.6f;
constexpr float settled_from = 65.0f;
constexpr float settling_from = 50.0f;
constexpr Seconds word_stays = 20s;
constexpr std::size_t baseline_seconds = 120;
constexpr std::size_t baseline_least = 60;
constexpr Seconds breaths_judged = 90s;
constexpr Seconds minute = 60s;
constexpr Seconds ventilation_window = 40s;
constexpr Seconds ventilation_least = 18s;
constexpr Seconds free_breath_longest = 15s; // 4 breaths/min
constexpr float guide_tolerance = 1.0f;      // breaths/min
constexpr float over_breathing = 1.8f;       // times the baseline's ventilation
constexpr float fast_breathing = 20.0f;      // breaths/min, when there is no baseline
constexpr float faster_than_baseline = 5.0f; // breaths/min

/// Of those seconds that have a value; nothing when fewer than half a minute do.
std::optional<float> median_of(const Ring<CalmInputs>& seconds,
                               std::optional<float> CalmInputs::*input)
{
    std::array<float, baseline_seconds> values;
    std::size_t count = 0;
    for (std::size_t i = 0; i < seconds.size(); ++i)
        if (const auto value = seconds[i].*input) values[count++] = *value;
    if (count < baseline_least / 2) return std::nullopt;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(count / 2);
    std::nth_element(values.begin(), middle, values.begin() + static_cast<std::ptrdiff_t>(count));
    return *middle;
}

} // namespace

void CalmState::on(const Breath& breath)
{
    breath_seen_ = true;
    breaths_.push(breath);
}

void CalmState::on(const PacerChange& change)
{
    if (change.running && collecting_) close_baseline();
    guide_ = change.running ? std::optional{change.pattern} : std::nullopt;
}

CalmState::Reading CalmState::operator()(const State& state)
{
    const bool heart_good = state.heart.good();
    const bool breath_good = !breath_seen_ || state.breath.good();
    const float breath_level = breath_seen_ ? state.breath.level : 1.0f;
    quality_.push(heart_good && breath_good ? std::min(state.heart.level, breath_level) : 0.0f);

    const CalmInputs inputs = inputs_of(state);
    if (collecting_) collect(inputs);
    const auto& baseline = baseline_ ? baseline_ : history_;

    Reading reading;
    reading.confidence = confidence();
    reading.provisional = !baseline;
    reading.parts = calm_parts(inputs, baseline.value_or(CalmBaseline{}));
    const auto index = settling_index(reading.parts);
    if (!heart_good)
        reading.reason = state.heart.reason;
    else if (!breath_good)
        reading.reason = state.breath.reason;
    else if (reading.confidence < least_confidence)
        reading.reason = Reason::settling;
    else if (collecting_ && !history_)
        reading.reason = Reason::no_baseline;
    else if (!index)
        reading.reason = Reason::few_breaths;
    else
        reading.reason = Reason::none;

    if (reading.reason == Reason::none) {
        reading.index = index;
        const Calm wanted = *index >= settled_from    ? Calm::settled
                            : *index >= settling_from ? Calm::settling
                                                      : Calm::working;
        reading.calm = steady(std::min(wanted, ceiling(state, inputs)), state.time);
    } else {
        steady(Calm::not_enough, state.time);
    }
    return reading;
}

/// The most that may be said, whatever the index is.
Calm CalmState::ceiling(const State& state, const CalmInputs& inputs) const
{
    const auto& baseline = baseline_ ? baseline_ : history_;
    if (breath_held(state.time)) return Calm::working;
    if (inputs.guide_per_min && inputs.breath_rate_per_min &&
        std::abs(*inputs.breath_rate_per_min - *inputs.guide_per_min) > guide_tolerance)
        return Calm::working;
    if (baseline && baseline->ventilation && inputs.ventilation &&
        *inputs.ventilation > over_breathing * *baseline->ventilation)
        return Calm::working;
    if (!inputs.guide_per_min && state.breath_rate_per_min) {
        const float limit = baseline && baseline->breath_rate_per_min
                                ? *baseline->breath_rate_per_min + faster_than_baseline
                                : fast_breathing;
        if (*state.breath_rate_per_min > limit) return Calm::working;
    }
    const bool breath_known = inputs.breath_rate_per_min && breath_seen_;
    return baseline && breath_known ? Calm::settled : Calm::settling;
}

Calm CalmState::steady(Calm wanted, Timestamp now)
{
    const bool withdrawn = wanted == Calm::not_enough;
    if (wanted != word_ && (withdrawn || now - word_since_ >= word_stays)) {
        word_ = wanted;
        word_since_ = now;
    }
    return word_;
}

void CalmState::collect(const CalmInputs& inputs)
{
    if (inputs.guide_per_min) return;
    if (inputs.heart_rate_bpm) quiet_.push(inputs);
    if (quiet_.full()) close_baseline();
}

void CalmState::close_baseline()
{
    collecting_ = false;
    if (quiet_.size() < baseline_least) return;
    baseline_ = CalmBaseline{median_of(quiet_, &CalmInputs::heart_rate_bpm),
                             median_of(quiet_, &CalmInputs::breath_rate_per_min),
                             median_of(quiet_, &CalmInputs::swing_bpm),
                             median_of(quiet_, &CalmInputs::rmssd_ms),
                             median_of(quiet_, &CalmInputs::ventilation)};
}

CalmInputs CalmState::inputs_of(const State& state)
{
    if (state.heart_rate_bpm) heart_rates_.push(*state.heart_rate_bpm);
    CalmInputs inputs;
    inputs.heart_rate_bpm = mean_heart_rate();
    inputs.regularity = regularity(state.time);
    inputs.swing_bpm = state.hr_swing_bpm;
    inputs.rmssd_ms = state.rmssd_ms;
    inputs.ventilation = ventilation(state.time);
    if (guide_) inputs.guide_per_min = static_cast<float>(breath_rate(guide_->cycle()).per_minute);
    // A rate read off the heart follows the load's own rhythm; it may show that nobody follows the
    // guide, but free breathing is judged by a measured breath only.
    if (guide_ || state.breath_source == BreathSource::belt)
        inputs.breath_rate_per_min = state.breath_rate_per_min;
    return inputs;
}

/// Over the last 30 s that had one.
std::optional<float> CalmState::mean_heart_rate() const
{
    if (heart_rates_.empty()) return std::nullopt;
    float sum = 0.0f;
    for (std::size_t i = 0; i < heart_rates_.size(); ++i) sum += heart_rates_[i];
    return sum / static_cast<float>(heart_rates_.size());
}

/// Over the last eight breaths; at least four, none older than 90 s.
std::optional<float> CalmState::regularity(Timestamp now) const
{
    double sum = 0.0;
    double squares = 0.0;
    double count = 0.0;
    for (std::size_t i = breaths_.size() > 8 ? breaths_.size() - 8 : 0; i < breaths_.size(); ++i) {
        if (now - breaths_[i].inhale > breaths_judged) continue;
        const double length = (breaths_[i].end - breaths_[i].inhale).count();
        sum += length;
        squares += length * length;
        count += 1.0;
    }
    if (count < 4.0) return std::nullopt;
    const double mean = sum / count;
    const double variance = std::max(0.0, (squares - sum * mean) / (count - 1.0));
    return static_cast<float>(std::max(0.0, 1.0 - std::sqrt(variance) / mean));
}

std::optional<float> CalmState::ventilation(Timestamp now) const
{
    double depths = 0.0;
    Seconds time{0.0};
    for (std::size_t i = 0; i < breaths_.size(); ++i) {
        if (now - breaths_[i].inhale > ventilation_window) continue;
        depths += breaths_[i].depth;
        time += breaths_[i].end - breaths_[i].inhale;
    }
    if (time < ventilation_least) return std::nullopt;
    return static_cast<float>(depths * (minute / time));
}

bool CalmState::breath_held(Timestamp now) const
{
    if (breaths_.empty()) return false;
    const Seconds longest = guide_ ? std::max<Seconds>(free_breath_longest, 1.5 * guide_->cycle())
                                   : free_breath_longest;
    return now - breaths_.back().end > longest;
}

float CalmState::confidence() const
{
    float sum = 0.0f;
    for (std::size_t i = 0; i < quality_.size(); ++i) sum += quality_[i];
    return sum / static_cast<float>(quality_.capacity());
}

} // namespace eupnea
