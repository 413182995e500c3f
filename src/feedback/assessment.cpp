// SPDX-License-Identifier: MIT
#include "feedback/assessment.hpp"

#include <algorithm>
#include <cmath>

namespace eupnea {

namespace {

constexpr Seconds settling_in = 30s;
constexpr double slide_from = 6.5;
constexpr double slide_to = 4.5;
constexpr double slide_grid = 0.25;
constexpr double slide_reach = 0.2;
constexpr std::size_t hour_of_beats = 8192;

} // namespace

Assessment::Assessment(AssessmentMode mode)
    : to_come_(assessment_steps(mode)), planned_(to_come_.size())
{
    nn_.reserve(hour_of_beats);
    curves_.reserve(512);
    std::reverse(to_come_.begin(), to_come_.end());
}

std::optional<AssessmentStep> Assessment::next(Timestamp begin)
{
    if (to_come_.empty() && runs_.size() == planned_)
        for (auto run = runs_.rbegin(); run != runs_.rend(); ++run)
            if (!run->step.slides() && measure_rate(evidence_of(*run)).fate != RateFate::used)
                to_come_.push_back(run->step);
    if (to_come_.empty()) return std::nullopt;
    runs_.push_back({to_come_.back(), begin});
    to_come_.pop_back();
    return runs_.back().step;
}

void Assessment::on(const BeatVerdict& verdict)
{
    timeline_(verdict, [this](const Nn& nn) { nn_.push_back(nn); });
    along_breath_.on(verdict, [this](const BreathCurve& curve) { curves_.push_back(curve); });
}

void Assessment::comfort(int rating)
{
    if (!runs_.empty()) runs_.back().comfort = std::clamp(rating, 0, 10);
}

RateEvidence Assessment::evidence_of(const Run& run) const
{
    RateEvidence evidence{run.step.from, {}, {}};
    const Timestamp from = run.begin + settling_in;
    for (const BreathCurve& curve : curves_)
        if (curve.breath.inhale >= from && curve.breath.end <= run.end() + 1s && !curve.corrected)
            evidence.breaths.push_back(curve);
    for (const Nn& nn : nn_)
        if (nn.end >= from && nn.end <= run.end()) evidence.nn.push_back(nn);
    return evidence;
}

std::vector<RateEvidence> Assessment::sliding_evidence(const Run& run) const
{
    std::vector<RateEvidence> all;
    const auto asked_at = [&](Timestamp time) {
        return asked_rate(run.step, time - run.begin).per_minute;
    };
    for (double rate = slide_from; rate > slide_to - 0.01; rate -= slide_grid) {
        RateEvidence evidence{BreathRate{rate}, {}, {}};
        const auto near = [&](Timestamp time) {
            return time >= run.begin + settling_in && time <= run.end() &&
                   std::abs(asked_at(time) - rate) <= slide_reach;
        };
        for (const BreathCurve& curve : curves_)
            if (near(curve.breath.exhale) && !curve.corrected) evidence.breaths.push_back(curve);
        for (const Nn& nn : nn_)
            if (near(nn.end)) evidence.nn.push_back(nn);
        all.push_back(std::move(evidence));
    }
    return all;
}

/// Of a pace that was asked for again, the second time counts.
std::vector<RateEvidence> Assessment::evidence() const
{
    std::vector<RateEvidence> all;
    for (const Run& run : runs_) {
        if (run.step.slides()) return sliding_evidence(run);
        std::erase_if(all, [&](const RateEvidence& e) { return e.asked == run.step.from; });
        all.push_back(evidence_of(run));
    }
    return all;
}

Resonance Assessment::result() const
{
    const auto all = evidence();
    Resonance resonance = find_resonance(all);
    for (const Run& run : runs_)
        for (RateResult& rate : resonance.rates)
            if (rate.asked == run.step.from && run.comfort) rate.comfort = run.comfort;
    return resonance;
}

} // namespace eupnea
