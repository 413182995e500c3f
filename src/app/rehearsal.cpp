// SPDX-License-Identifier: MIT
// A practice run as fast as possible, with the simulated person at the sensors.
#include <fmt/format.h>

#include "app/practice_script.hpp"
#include "calm/words.hpp"
#include "drivers/simulator/person.hpp"
#include "pacing/slow_down.hpp"
#include "practice/practice_run.hpp"
#include "session/pipeline.hpp"
#include "session/session.hpp"

namespace eupnea::app {

namespace {

constexpr Seconds tick = 100ms; // as often as a live session looks

simulator::Scenario belt_and_strap()
{
    simulator::Scenario scenario;
    scenario.ecg_rate = scenario.ppg_rate = {0.0};
    scenario.rr = true;
    return scenario;
}

class Rehearsal {
public:
    Rehearsal(const PracticeTimeline& timeline, std::span<const std::string> own_words)
        : run_(timeline, Timestamp{})
    {
        for (const std::string& line : own_words) run_.add_words(line);
    }

    std::string transcript()
    {
        for (Seconds t{0.0}; !run_.over(at(t)); t += tick) advance_to(at(t));
        note_body();
        text_ += fmt::format("{:>6}  The end\n", clock_face(run_.timeline().length()));
        return std::move(text_);
    }

private:
    void advance_to(Timestamp now)
    {
        person_.advance_to(now, [this](const Event& event) { happened(event); });
        follow_slow_down(now);
        if (const auto step = run_.next_step(now)) begin(*step);
        if (const auto prompt = run_.next_prompt(now, session_.pacer())) say(*prompt);
    }

    void happened(const Event& event)
    {
        session_.apply(event);
        pipeline_(event);
    }

    void begin(const StepBegan& step)
    {
        if (step.step > 0) note_body();
        happened(step);
        text_ += fmt::format("\n{:>6}  {}\n", clock_face(step.time.time_since_epoch()),
                             step.title.view());
        slow_down_.reset();
        const Guide guide = run_.step().guide;
        if (guide == Guide::slow_down) slow_down_.emplace(breath_rate(run_.step().pattern.cycle()));
        change_pacer({step.time, run_.step().pattern, guide != Guide::own});
    }

    void change_pacer(const PacerChange& change)
    {
        happened(change);
        person_.on(change);
    }

    void follow_slow_down(Timestamp now)
    {
        const auto& state = session_.state();
        if (!slow_down_ || !state || state->time == asked_) return;
        asked_ = state->time;
        const BreathRateEstimate own{state->breath_rate_per_min,
                                     state->breath_rate_error.value_or(0.0f), state->breath_source,
                                     state->breath.reason};
        if (const auto change = (*slow_down_)(now, own)) change_pacer(*change);
    }

    void say(const Prompt& prompt)
    {
        happened(prompt);
        if (!prompt.text.empty())
            text_ += fmt::format("{:>6}    {}\n", clock_face(prompt.time.time_since_epoch()),
                                 prompt.text.view());
    }

    void note_body()
    {
        const auto& state = session_.state();
        if (!state || !state->breath_rate_per_min || !state->heart_rate_bpm) return;
        text_ +=
            fmt::format("        [simulated body: {:.1f} breaths a minute, heart {:.0f} bpm]\n",
                        *state->breath_rate_per_min, *state->heart_rate_bpm);
    }

    PracticeRun run_;
    simulator::Person person_{belt_and_strap()};
    Session session_;
    Pipeline pipeline_{[this](const Event& event) { session_.apply(event); }};
    std::optional<SlowDown> slow_down_;
    std::optional<Timestamp> asked_;
    std::string text_;
};

} // namespace

std::string rehearsal(const PracticeTimeline& timeline, std::span<const std::string> own_words)
{
    return Rehearsal{timeline, own_words}.transcript();
}

} // namespace eupnea::app
