// SPDX-License-Identifier: MIT
#include "resonance/assessment_plan.hpp"

#include <algorithm>
#include <cmath>

namespace eupnea {

namespace {

PaceStep fixed(BreathRate rate, Seconds about)
{
    const Seconds cycle = period(rate);
    return {rate, rate, std::ceil(about / cycle - 1e-9) * cycle};
}

std::vector<PaceStep> descending(double first, double last, Seconds each)
{
    std::vector<PaceStep> steps;
    for (double rate = first; rate > last - 0.01; rate -= 0.5)
        steps.push_back(fixed(BreathRate{rate}, each));
    return steps;
}

} // namespace

Pattern pattern_at_pace(BreathRate rate)
{
    const Seconds cycle = period(rate);
    return {.inhale = assessment_inhale_share * cycle,
            .exhale = (1.0 - assessment_inhale_share) * cycle};
}

std::vector<PaceStep> assessment_steps(AssessmentMode mode)
{
    switch (mode) {
    case AssessmentMode::stepped:
        return descending(6.5, 4.5, 120s);
    case AssessmentMode::full:
        return descending(7.5, 4.5, 300s);
    case AssessmentMode::sliding:
        return {{6.75_per_min, 4.25_per_min, 960s}};
    }
    return {};
}

Seconds assessment_length(AssessmentMode mode, Seconds rest)
{
    Seconds length{0.0};
    for (const PaceStep& step : assessment_steps(mode)) length += step.length + rest;
    return length;
}

std::vector<PacerChange> pacer_changes(const PaceStep& step, Timestamp begin)
{
    if (!step.slides()) return {{begin, pattern_at_pace(step.from), true}};
    std::vector<PacerChange> changes;
    for (Seconds into{0.0}; into < step.length;) {
        const BreathRate rate = asked_rate(step, into);
        changes.push_back({begin + into, pattern_at_pace(rate), true});
        into += period(rate);
    }
    return changes;
}

BreathRate asked_rate(const PaceStep& step, Seconds since_begin)
{
    const double along = std::clamp(since_begin / step.length, 0.0, 1.0);
    return {std::lerp(step.from.per_minute, step.to.per_minute, along)};
}

} // namespace eupnea
