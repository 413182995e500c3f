// SPDX-License-Identifier: MIT
#include "session/step_facts.hpp"

#include <algorithm>
#include <array>

namespace eupnea {

namespace {

bool in_talk(const Session& session, Timestamp time)
{
    return std::ranges::any_of(session.talks(), [&](const TalkStretch& talk) {
        return time >= talk.from && (!talk.until || time < *talk.until);
    });
}

struct Mean {
    double sum = 0.0;
    int count = 0;

    void add(const std::optional<float>& value)
    {
        if (!value) return;
        sum += static_cast<double>(*value);
        ++count;
    }
    std::optional<float> value() const
    {
        if (count == 0) return std::nullopt;
        return static_cast<float>(sum / count);
    }
};

/// A step that was announced again goes on.
std::vector<StepFacts> stretches_of(const Session& session)
{
    std::vector<StepFacts> stretches;
    for (const StepBegan& step : session.steps()) {
        if (!stretches.empty()) {
            const StepBegan& before = stretches.back().step;
            if (before.practice == step.practice && before.step == step.step) continue;
            stretches.back().until = step.time;
        }
        stretches.push_back({.step = step, .until = step.time});
    }
    if (!stretches.empty())
        stretches.back().until = session.end() ? session.end()->time : session.now();
    return stretches;
}

void measure(const Session& session, StepFacts& facts)
{
    Mean heart;
    Mean breath;
    Mean swing;
    std::array<int, reason_count> reasons{};
    int seconds = 0;
    for (const State& state : session.states()) {
        if (state.time < facts.step.time || state.time >= facts.until) continue;
        ++seconds;
        if (in_talk(session, state.time)) {
            ++reasons[static_cast<std::size_t>(Reason::talking)];
            continue;
        }
        heart.add(state.heart_rate_bpm);
        breath.add(state.breath_rate_per_min);
        swing.add(state.hr_swing_bpm);
        if (!state.heart_rate_bpm) ++reasons[static_cast<std::size_t>(state.heart.reason)];
    }
    facts.heart_rate_bpm = heart.value();
    facts.breath_rate_per_min = breath.value();
    facts.hr_swing_bpm = swing.value();
    if (2 * heart.count < seconds)
        facts.reason = static_cast<Reason>(std::ranges::max_element(reasons) - reasons.begin());
}

} // namespace

std::vector<StepFacts> step_facts(const Session& session)
{
    auto stretches = stretches_of(session);
    for (StepFacts& facts : stretches) measure(session, facts);
    return stretches;
}

} // namespace eupnea
