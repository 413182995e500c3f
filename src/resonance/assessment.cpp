// SPDX-License-Identifier: MIT
#include "resonance/assessment.hpp"

#include <algorithm>
#include <cmath>

#include "resonance/assessment_plan.hpp"

namespace eupnea {

namespace {

constexpr Seconds settling_in = 30s;
constexpr double slide_from = 6.5;
constexpr double slide_to = 4.5;
constexpr double slide_grid = 0.25;
constexpr double slide_reach = 0.2;
constexpr std::size_t hour_of_beats = 8192;

} // namespace

Assessment::Assessment()
{
    nn_.reserve(hour_of_beats);
    curves_.reserve(512);
    guide_curves_.reserve(512);
    paces_.reserve(16);
}

void Assessment::on(const BeatClassification& classification)
{
    timeline_(classification, [this](const Nn& nn) { nn_.push_back(nn); });
    along_breath_.on(classification,
                     [this](const BreathCurve& curve) { curves_.push_back(curve); });
    guide_breaths_.advance_to(classification.time, [this](const Breath& breath) {
        if (follows_) along_guide_.on(breath);
    });
    along_guide_.on(classification,
                    [this](const BreathCurve& curve) { guide_curves_.push_back(curve); });
}

void Assessment::on(const Answer& answer)
{
    if (answer.question != CheckQuestion::pace || !answer.number) return;
    for (auto pace = paces_.rbegin(); pace != paces_.rend(); ++pace) {
        if (pace->began.end() > answer.time) continue;
        pace->comfort = std::min<int>(*answer.number, 10);
        return;
    }
}

RateEvidence Assessment::evidence_of(const AskedPace& pace) const
{
    const auto& began = pace.began;
    RateEvidence evidence{began.step.from, {}, {}, by_guide()};
    const Timestamp from = began.time + settling_in;
    for (const BreathCurve& curve : curves())
        if (curve.breath.inhale >= from && curve.breath.end <= began.end() + 1s && !curve.corrected)
            evidence.breaths.push_back(curve);
    for (const Nn& nn : nn_)
        if (nn.end >= from && nn.end <= began.end()) evidence.nn.push_back(nn);
    return evidence;
}

std::vector<RateEvidence> Assessment::sliding_evidence(const PaceBegan& pace) const
{
    std::vector<RateEvidence> all;
    const auto asked_at = [&](Timestamp time) {
        return asked_rate(pace.step, time - pace.time).per_minute;
    };
    for (double rate = slide_from; rate > slide_to - 0.01; rate -= slide_grid) {
        RateEvidence evidence{BreathRate{rate}, {}, {}, by_guide()};
        const auto near = [&](Timestamp time) {
            return time >= pace.time + settling_in && time <= pace.end() &&
                   std::abs(asked_at(time) - rate) <= slide_reach;
        };
        for (const BreathCurve& curve : curves())
            if (near(curve.breath.exhale) && !curve.corrected) evidence.breaths.push_back(curve);
        for (const Nn& nn : nn_)
            if (near(nn.end)) evidence.nn.push_back(nn);
        all.push_back(std::move(evidence));
    }
    return all;
}

std::vector<RateEvidence> Assessment::evidence() const
{
    std::vector<RateEvidence> all;
    for (const AskedPace& pace : paces_) {
        if (pace.began.step.slides()) return sliding_evidence(pace.began);
        std::erase_if(all, [&](const RateEvidence& e) { return e.asked == pace.began.step.from; });
        all.push_back(evidence_of(pace));
    }
    return all;
}

Resonance Assessment::result() const
{
    const auto all = evidence();
    Resonance resonance = find_resonance(all);
    for (const AskedPace& pace : paces_)
        for (RateResult& rate : resonance.rates)
            if (rate.asked == pace.began.step.from && pace.comfort) rate.comfort = pace.comfort;
    return resonance;
}

} // namespace eupnea
