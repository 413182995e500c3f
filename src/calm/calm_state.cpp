// SPDX-License-Identifier: MIT
#include "calm/calm_state.hpp"

#include <algorithm>
#include <cmath>

#include "base/limits.hpp"

namespace eupnea {

namespace {

constexpr float least_confidence = 0.6f;
constexpr float settled_from = 65.0f;
constexpr float settling_from = 50.0f;
constexpr Seconds word_stays = 20s;
constexpr Seconds belt_taken_off = 5s; // at least
constexpr Seconds settled_after = 30s;
constexpr float guide_tolerance = 0.5f; // breaths/min
constexpr float guide_tolerance_share = 0.08f;
constexpr float fast_breathing = 20.0f;      // breaths/min, when there is no baseline
constexpr float faster_than_baseline = 5.0f; // breaths/min

Calm word_for_index(float index)
{
    return index >= settled_from    ? Calm::settled
           : index >= settling_from ? Calm::settling
                                    : Calm::working;
}

} // namespace

void CalmState::on(const PacerChange& change)
{
    if (change.running) quiet_.end();
    guide_ = change.running ? std::optional{change.pattern} : std::nullopt;
}

void CalmState::on(const Gap& gap)
{
    if (gap.channel != Channel::belt || gap.until - gap.from < belt_taken_off) return;
    breaths_.on(gap);
    first_ventilation_.reset();
    belt_was_lost_ = true;
}

const std::optional<CalmBaseline>& CalmState::usual() const
{
    return quiet_.baseline() ? quiet_.baseline() : history_;
}

CalmState::Reading CalmState::operator()(const State& state)
{
    const bool breath_good = !breaths_.any() || state.breath.good();
    const float breath_level = breaths_.any() ? state.breath.level : 1.0f;
    const bool good = state.heart.good() && breath_good;
    quality_.push(good ? std::min(state.heart.level, breath_level) : 0.0f);

    const CalmInputs inputs = inputs_of(state);
    if (!guide_ && state.heart.reason != Reason::talking) quiet_.add(inputs);

    Reading reading;
    reading.confidence = confidence();
    reading.provisional = !usual();
    reading.air_ratio = air_ratio(inputs);
    reading.parts = calm_parts(inputs, usual().value_or(CalmBaseline{}));
    const auto index = settling_index(reading.parts);
    reading.reason = obstacle(state, reading.confidence);
    if (reading.reason == Reason::none && !index) reading.reason = Reason::few_breaths;
    if (reading.reason != Reason::none) {
        last_doubt_ = state.time;
        steady(Calm::not_enough, state.time);
        return reading;
    }
    reading.index = index;
    const Calm now = std::min(word_for_index(*index), ceiling(state, inputs));
    reading.calm = steady(lasting(now, state.time), state.time);
    return reading;
}

/// Settled is what has been so for a while: one quiet moment between two held breaths is not.
Calm CalmState::lasting(Calm now, Timestamp time)
{
    if (now != Calm::settled) last_doubt_ = time;
    return time - last_doubt_ < settled_after ? std::min(now, Calm::settling) : now;
}

/// Why nothing can be said yet.
Reason CalmState::obstacle(const State& state, float confidence) const
{
    if (!state.heart.good()) return state.heart.reason;
    if (breaths_.any() && !state.breath.good()) return state.breath.reason;
    if (confidence < least_confidence) return Reason::settling;
    if (!quiet_.over() && !history_) return Reason::no_baseline;
    return Reason::none;
}

/// The most that may be said, whatever the index is.
Calm CalmState::ceiling(const State& state, const CalmInputs& inputs) const
{
    if (breaths_.held(state.time, guide_) || far_from_guide(state, inputs) ||
        air_ratio(inputs).value_or(1.0f) > too_much_air || hurried(state))
        return Calm::working;
    const bool breath_known = (inputs.breath_rate_per_min && breaths_.any()) ||
                              state.guide_following == Following::follows;
    return usual() && breath_known ? Calm::settled : Calm::settling;
}

bool CalmState::far_from_guide(const State& state, const CalmInputs& inputs) const
{
    if (!breaths_.any() && state.guide_following != Following::not_known)
        return state.guide_following == Following::does_not;
    if (!inputs.guide_per_min || !inputs.breath_rate_per_min) return false;
    const float guide = *inputs.guide_per_min;
    return std::abs(*inputs.breath_rate_per_min - guide) >
           std::max(guide_tolerance, guide_tolerance_share * guide);
}

/// How far a belt stretches depends on how it sits, so only this session can be compared with.
std::optional<float> CalmState::air_ratio(const CalmInputs& inputs) const
{
    const auto& baseline = quiet_.baseline();
    const bool in_quiet = baseline && baseline->ventilation && !belt_was_lost_;
    const auto before = in_quiet ? baseline->ventilation : first_ventilation_;
    if (!before || !inputs.ventilation || !(*before > 0.0f)) return std::nullopt;
    return *inputs.ventilation / *before;
}

/// In free breathing: much faster than usual.
bool CalmState::hurried(const State& state) const
{
    if (guide_ || !state.breath_rate_per_min) return false;
    const float limit = usual() && usual()->breath_rate_per_min
                            ? *usual()->breath_rate_per_min + faster_than_baseline
                            : fast_breathing;
    return *state.breath_rate_per_min > limit;
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

CalmInputs CalmState::inputs_of(const State& state)
{
    if (state.heart_rate_bpm) heart_rates_.push(*state.heart_rate_bpm);
    CalmInputs inputs;
    inputs.heart_rate_bpm = mean_heart_rate();
    inputs.regularity = breaths_.regularity(state.time);
    inputs.swing_bpm = state.hr_swing_bpm;
    inputs.rmssd_ms = state.rmssd_ms;
    inputs.ventilation = breaths_.ventilation(state.time);
    if (!first_ventilation_) first_ventilation_ = inputs.ventilation;
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

float CalmState::confidence() const
{
    float sum = 0.0f;
    for (std::size_t i = 0; i < quality_.size(); ++i) sum += quality_[i];
    return sum / static_cast<float>(quality_.capacity());
}

} // namespace eupnea
