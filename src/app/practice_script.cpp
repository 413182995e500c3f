// SPDX-License-Identifier: MIT
#include "app/practice_script.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "pacing/patterns.hpp"

namespace eupnea::app {

namespace {

std::string pattern_words(const Pattern& p)
{
    std::string words = fmt::format("in {:g} s", (p.inhale + p.top_up_rest + p.top_up).count());
    if (p.hold_full > 0s) words += fmt::format(", rest {:g} s", p.hold_full.count());
    words += fmt::format(", out {:g} s", p.exhale.count());
    if (p.hold_empty > 0s) words += fmt::format(", rest {:g} s", p.hold_empty.count());
    return words + fmt::format(" ({:.3g} breaths a minute)", breath_rate(p.cycle()).per_minute);
}

std::string_view eyes_words(Eyes eyes)
{
    switch (eyes) {
    case Eyes::open:
        return "eyes open";
    case Eyes::closed:
        return "eyes closed";
    case Eyes::elsewhere:
        return "eyes elsewhere, the screen may sleep";
    }
    return "";
}

std::string cue_words(const PracticeTimeline& timeline, std::size_t step,
                      const PracticePrompt& prompt)
{
    switch (prompt.cue) {
    case Cue::at_time:
        return clock_face(timeline.begin_of(step) + timeline.stretched(prompt.time));
    case Cue::each_inhale:
        return "breath";
    case Cue::each_exhale:
        return "exhale";
    }
    return "";
}

/// What a session plan adds to a step.
std::string together_words(const PracticeStep& step)
{
    std::string words;
    if (step.talk) words += "; people talk, and measures rest";
    if (!step.asks.empty()) words += fmt::format("; asks: {}", fmt::join(step.asks, ", "));
    if (step.end == StepEnd::at_key) words += "; until a key";
    return words;
}

std::string step_words(const PracticeTimeline& timeline, std::size_t number)
{
    const PracticeStep& step = timeline.step(number);
    std::string text =
        fmt::format("\n{:>6}  {}\n        {}; {}{}{}\n", clock_face(timeline.begin_of(number)),
                    step.title, breathing_words(step), eyes_words(step.eyes),
                    step.writing ? "; the person writes" : "", together_words(step));
    if (!step.narration.empty()) text += fmt::format("        voice: {}\n", step.narration);
    for (const PracticePrompt& prompt : step.prompts)
        text += fmt::format("{:>6}    {}\n", cue_words(timeline, number, prompt),
                            fmt::join(prompt.say, " / "));
    return text;
}

std::string list(std::string_view heading, const std::vector<std::string>& sentences)
{
    if (sentences.empty()) return "";
    return fmt::format("\n{}\n  - {}\n", heading, fmt::join(sentences, "\n  - "));
}

} // namespace

std::string clock_face(Seconds time)
{
    const auto seconds = static_cast<long>(std::max(time, Seconds{0.0}).count() + 1e-6);
    return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

std::string breathing_words(const PracticeStep& step)
{
    switch (step.guide) {
    case Guide::own:
        return "the breath goes its own way";
    case Guide::slow_down:
        return "from the own pace towards " + pattern_words(step.pattern);
    case Guide::pattern:
        return pattern_words(step.pattern);
    }
    return "";
}

std::string script(const PracticeTimeline& timeline)
{
    const Practice& practice = timeline.practice();
    std::string text =
        fmt::format("{} ({})\n{}\nFrom: {}\n", practice.title, clock_face(timeline.length()),
                    practice.purpose, practice.origin);
    text += list("To mind:", practice.cautions);
    if (!practice.words_before.empty())
        text += fmt::format("\nBeforehand: {}\n", practice.words_before);
    for (std::size_t i = 0; i < practice.steps.size(); ++i) text += step_words(timeline, i);
    text += fmt::format("\n{:>6}  The end\n", clock_face(timeline.length()));
    return text + list("Afterwards, if you like:", practice.questions);
}

} // namespace eupnea::app
