// SPDX-License-Identifier: MIT
#include "drivers/simulator/lungs.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace eupnea::simulator {

namespace {

/// Share of the cycle; the rest is the pause after the exhale.
constexpr double free_inhale = 0.38;
constexpr double free_exhale = 0.50;
constexpr Seconds shortest_part{0.3};

/// Tidal volume that keeps the blood gases about level: slower breaths are deeper.
double comfortable_litres(Seconds cycle) { return 0.5 * std::pow(cycle.count() / 4.3, 0.6); }

constexpr double deepest_litres = 2.8;

/// Stretch is sensed less and less as the lungs fill: 1 at a comfortable depth, never above 2.
double sensed(double depth) { return 2.0 * depth / (1.0 + depth); }

double raised_cosine(double x) { return 0.5 - 0.5 * std::cos(std::numbers::pi * x); }

/// How far into its cycle the pacer is.
Seconds offset_of(const Pacer::Moment& moment)
{
    const Pattern& p = moment.pattern;
    Seconds until_end_of_phase = p.inhale + p.top_up_rest + p.top_up;
    if (moment.phase >= BreathPhase::hold_full) until_end_of_phase += p.hold_full;
    if (moment.phase >= BreathPhase::exhale) until_end_of_phase += p.exhale;
    if (moment.phase >= BreathPhase::hold_empty) until_end_of_phase += p.hold_empty;
    return until_end_of_phase - moment.left;
}

} // namespace

Lungs::Lungs(const Scenario& scenario) : scenario_(scenario), random_(scenario.seed, 1)
{
    planned_.push(plan(eupnea::at(Seconds{-random_.uniform(0.0, 4.0)})));
}

Timestamp Lungs::Planned::onset_of(BreathPhase phase) const
{
    Timestamp onset = from;
    for (const Part& part : parts) {
        if (part.phase == phase) return onset;
        onset += part.length;
    }
    return onset;
}

double Lungs::Planned::share_at(Timestamp time) const
{
    Seconds into = time - from;
    double share = 0.0;
    for (const Part& part : parts) {
        if (into < part.length) return std::lerp(share, part.to, raised_cosine(into / part.length));
        into -= part.length;
        share = part.to;
    }
    return share;
}

Lungs::Air Lungs::at(Timestamp time)
{
    while (planned_.back().until <= time) breathe_on();
    std::size_t i = planned_.size() - 1;
    while (i > 0 && planned_[i].from > time) --i;
    const Planned& breath = planned_[i];
    const double share = breath.share_at(time);
    return {breath.fill * share, breath.litres * share};
}

void Lungs::breathe_on()
{
    const Planned last = planned_.back();
    const Planned next = plan(last.until);
    planned_.push(next);
    breaths_.push_back({last.onset_of(BreathPhase::inhale), last.onset_of(BreathPhase::exhale),
                        next.onset_of(BreathPhase::inhale), last.litres});
}

Lungs::Planned Lungs::plan(Timestamp from)
{
    Planned breath{.from = from};
    if (any_contains(scenario_.holds, from))
        breath.parts = held(from);
    else if (scenario_.breathing == Breathing::talking)
        breath.parts = talking();
    else if (const auto with_pacer = paced(from))
        breath.parts = *with_pacer;
    else
        breath.parts = free(own_length());

    Seconds length{0.0};
    for (const Part& part : breath.parts) length += part.length;
    breath.until = from + length;
    const double depth = this->depth();
    breath.fill = sensed(depth);
    breath.litres = std::min(depth * comfortable_litres(length), deepest_litres);
    return breath;
}

Lungs::Parts Lungs::free(Seconds length) const
{
    return {{{BreathPhase::inhale, length * free_inhale, 1.0},
             {BreathPhase::exhale, length * free_exhale, 0.0},
             {BreathPhase::hold_empty, length * (1 - free_inhale - free_exhale), 0.0}}};
}

Lungs::Parts Lungs::talking()
{
    const Seconds exhale{random_.uniform(2.5, 7.0)};
    const Seconds word_gap{random_.uniform(0.1, 0.4)};
    return {{{BreathPhase::inhale, Seconds{random_.uniform(0.4, 0.8)}, 1.0},
             {BreathPhase::exhale, exhale * 0.4, 0.55},
             {BreathPhase::exhale, word_gap, 0.55},
             {BreathPhase::exhale, exhale * 0.6, 0.0}}};
}

Lungs::Parts Lungs::held(Timestamp from) const
{
    const auto hold = std::ranges::find_if(
        scenario_.holds, [=](const Stretch& stretch) { return stretch.contains(from); });
    const Seconds inhale{2.0};
    return {{{BreathPhase::inhale, inhale, 1.0},
             {BreathPhase::hold_full,
              std::max(eupnea::at(hold->until) - from - inhale, Seconds{0.0}), 1.0},
             {BreathPhase::exhale, Seconds{3.0}, 0.0}}};
}

/// Nothing when there is no pacer to follow, or this breath does not follow it.
std::optional<Lungs::Parts> Lungs::paced(Timestamp from)
{
    if (scenario_.breathing != Breathing::paced) return std::nullopt;
    const auto seen = pacer_.at(from - foresight);
    if (!seen || !random_.chance(scenario_.adherence)) return std::nullopt;

    const Seconds cycle = seen->pattern.cycle();
    Seconds late = offset_of(*seen) + foresight - scenario_.reaction;
    if (late > 0.25 * cycle) late -= cycle;
    if (late >= -0.25 * cycle) return with(*seen, late);

    // Far from the pacer's next breath: own breaths until it begins.
    const Seconds wait = -late;
    const double breaths = std::max(1.0, std::round(wait / own_length()));
    return free(wait / breaths);
}

/// The pacer's cycle, which for this person began `late` ago (or will, when negative).
Lungs::Parts Lungs::with(Pacer::Moment moment, Seconds late)
{
    const Pattern& p = moment.pattern;
    const Seconds wait = std::max(-late, Seconds{0.0});
    const Seconds asked_inhale = p.inhale + p.top_up_rest + p.top_up;
    const Seconds inhale = std::max(asked_inhale - late - wait + jitter(), shortest_part);
    const Seconds exhale = std::max(p.exhale + jitter(), shortest_part);
    const double stretch = inhale / asked_inhale;
    return {{{BreathPhase::hold_empty, wait, 0.0},
             {BreathPhase::inhale, stretch * p.inhale, p.top_up > 0s ? p.first_fill : 1.0},
             {BreathPhase::inhale, stretch * p.top_up_rest, p.top_up > 0s ? p.first_fill : 1.0},
             {BreathPhase::inhale, stretch * p.top_up, 1.0},
             {BreathPhase::hold_full, p.hold_full, 1.0},
             {BreathPhase::exhale, exhale, 0.0},
             {BreathPhase::hold_empty, p.hold_empty, 0.0}}};
}

/// Free breaths resemble the one before: half of a length's deviation carries over.
Seconds Lungs::own_length()
{
    const double carry = 0.5;
    length_wander_ = carry * length_wander_ + std::sqrt(1 - carry * carry) * random_.normal();
    const double factor = 1.0 + scenario_.rate_variation * length_wander_;
    return period(scenario_.own_rate) * std::clamp(factor, 0.4, 2.5);
}

double Lungs::depth()
{
    const double sigh = random_.chance(scenario_.sigh_share) ? 2.0 : 1.0;
    const double factor = 1.0 + scenario_.depth_variation * random_.normal();
    return scenario_.depth * sigh * std::clamp(factor, 0.4, 2.0);
}

Seconds Lungs::jitter() { return scenario_.timing_jitter * random_.normal(); }

} // namespace eupnea::simulator
