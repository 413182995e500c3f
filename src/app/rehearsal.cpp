// SPDX-License-Identifier: MIT
// A practice run as fast as possible, with the simulated person at the sensors.
#include <fmt/format.h>

#include "app/practice_script.hpp"
#include "app/simulated_session.hpp"

namespace eupnea::app {

namespace {

simulator::Scenario belt_and_strap()
{
    simulator::Scenario scenario;
    scenario.ecg_rate = scenario.ppg_rate = {0.0};
    scenario.rr = true;
    return scenario;
}

/// What the body does at the end of a step.
std::string body_words(const std::optional<State>& state)
{
    if (!state || !state->breath_rate_per_min || !state->heart_rate_bpm) return "";
    return fmt::format("        [simulated body: {:.1f} breaths a minute, heart {:.0f} bpm]\n",
                       *state->breath_rate_per_min, *state->heart_rate_bpm);
}

/// The session as text, event by event.
class Transcript {
public:
    void on(const Event& event)
    {
        if (const auto* state = std::get_if<State>(&event)) newest_ = *state;
        if (const auto* step = std::get_if<StepBegan>(&event)) add(*step);
        if (const auto* prompt = std::get_if<Prompt>(&event)) add(*prompt);
        if (const auto* talk = std::get_if<TalkPause>(&event)) add(*talk);
    }
    std::string ended_at(Seconds length) const
    {
        return text_ + body_words(newest_) + fmt::format("{:>6}  The end\n", clock_face(length));
    }

private:
    void add(const StepBegan& step)
    {
        if (step.step > 0) text_ += body_words(newest_);
        text_ += fmt::format("\n{:>6}  {}\n", clock_face(step.time.time_since_epoch()),
                             step.title.view());
    }
    void add(const Prompt& prompt)
    {
        if (!prompt.text.empty())
            text_ += fmt::format("{:>6}    {}\n", clock_face(prompt.time.time_since_epoch()),
                                 prompt.text.view());
    }
    void add(const TalkPause& talk)
    {
        text_ += fmt::format("{:>6}    [{}]\n", clock_face(talk.time.time_since_epoch()),
                             talk.on ? "people talk: measures rest" : "measures go on");
    }

    std::string text_;
    std::optional<State> newest_;
};

/// Somebody goes on by hand once a step has lasted as long as is likely.
void go_on_in_time(SimulatedSession& simulated, const PracticeTimeline& timeline)
{
    const auto& now = simulated.session().step();
    if (!now) return;
    const PracticeStep& step = timeline.step(now->step);
    if (step.end == StepEnd::at_key &&
        simulated.now() - now->time >= timeline.stretched(step.length))
        simulated.apply(NextStep{});
}

} // namespace

std::string rehearsal(const PracticeTimeline& timeline, std::span<const std::string> own_words)
{
    Transcript transcript;
    SimulatedSession simulated{belt_and_strap(), [&](const Event& event) { transcript.on(event); }};
    simulated.apply(BeginPractice{
        timeline.practice(), timeline.length(), {own_words.begin(), own_words.end()}});
    while (!simulated.ended()) {
        simulated.advance_to(simulated.now() + 1s);
        go_on_in_time(simulated, timeline);
    }
    return transcript.ended_at(simulated.now().time_since_epoch());
}

} // namespace eupnea::app
