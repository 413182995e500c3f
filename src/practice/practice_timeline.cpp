// SPDX-License-Identifier: MIT
#include "practice/practice_timeline.hpp"

#include <algorithm>

namespace eupnea {

namespace {

Seconds chosen_length(const Practice& practice, Seconds length)
{
    return length > Seconds{0.0} ? std::max(length, practice.shortest) : practice.length();
}

bool wants_own_words(std::string_view say)
{
    return say.find(own_words_mark) != std::string_view::npos;
}

/// Nothing when the words ask for the person's own and there are none.
std::optional<std::string> filled_in(const std::string& say, std::size_t turn,
                                     std::span<const std::string> own_words)
{
    const std::size_t place = say.find(own_words_mark);
    if (place == std::string::npos) return say;
    if (own_words.empty()) return std::nullopt;
    std::string text = say;
    return text.replace(place, own_words_mark.size(), own_words[turn % own_words.size()]);
}

struct Standing {
    std::string words;
    Seconds since; ///< into the step
};

/// The newest timed prompt that can be said.
std::optional<Standing> timed_prompt(const PracticeStep& step, Seconds into_step, double scale,
                                     std::span<const std::string> own_words)
{
    std::optional<Standing> standing;
    std::size_t turn = 0;
    for (const PracticePrompt& prompt : step.prompts) {
        if (prompt.cue != Cue::at_time || prompt.time * scale > into_step) break;
        if (auto words = filled_in(prompt.say.front(), turn, own_words))
            standing = {std::move(*words), prompt.time * scale};
        if (wants_own_words(prompt.say.front())) ++turn;
    }
    return standing;
}

struct BreathWords {
    std::string words;
    Cue cue;
};

/// How long ago this breath's in-breath, or its out-breath, began.
Seconds since_cue(const Pacer::Moment& breath, Cue cue)
{
    const Pattern& pattern = breath.pattern;
    const Seconds in = pattern.inhale + pattern.top_up_rest + pattern.top_up;
    const Seconds before_out = cue == Cue::each_exhale ? Seconds{0.0} : in + pattern.hold_full;
    switch (breath.phase) {
    case BreathPhase::inhale:
        return breath.progress * in;
    case BreathPhase::hold_full:
        return in + breath.progress * pattern.hold_full;
    case BreathPhase::exhale:
        return before_out + breath.progress * pattern.exhale;
    case BreathPhase::hold_empty:
        return before_out + pattern.exhale + breath.progress * pattern.hold_empty;
    }
    return Seconds{0.0};
}

/// The words of this breath's cue; those of the inhale go on through the exhale that has none. Of
/// several that can be said, the last one is: the person's own words come after the author's.
std::optional<BreathWords> breath_prompt(const PracticeStep& step, const Pacer::Moment& breath,
                                         std::span<const std::string> own_words)
{
    const bool going_out =
        breath.phase == BreathPhase::exhale || breath.phase == BreathPhase::hold_empty;
    std::optional<BreathWords> words;
    for (const PracticePrompt& prompt : step.prompts) {
        if (prompt.cue == Cue::at_time || (prompt.cue == Cue::each_exhale && !going_out)) continue;
        const std::size_t turn = breath.cycle % prompt.say.size();
        if (auto said = filled_in(prompt.say[turn], breath.cycle, own_words))
            words = {std::move(*said), prompt.cue};
    }
    return words;
}

} // namespace

PracticeTimeline::PracticeTimeline(Practice practice, Seconds length)
    : practice_(std::move(practice)), scale_(chosen_length(practice_, length) / practice_.length())
{
    Seconds begin{0.0};
    for (const PracticeStep& step : practice_.steps) {
        begins_.push_back(begin);
        changes_.push_back({eupnea::at(begin), step.pattern, step.guide != Guide::own});
        pacer_.apply(changes_.back());
        begin += step.length * scale_;
    }
}

std::size_t PracticeTimeline::step_at(Seconds time) const
{
    const auto after = std::upper_bound(begins_.begin(), begins_.end(), time);
    return after == begins_.begin() ? 0 : static_cast<std::size_t>(after - begins_.begin()) - 1;
}

/// A timed prompt stands long enough to be read; then the breath's own words take their turns, from
/// the next cue on: never in the middle of a breath.
Seconds PracticeTimeline::free_at_start() const
{
    const auto guided = std::ranges::find_if(
        practice_.steps, [](const PracticeStep& step) { return step.guide != Guide::own; });
    if (guided == practice_.steps.end()) return length();
    return begins_[static_cast<std::size_t>(guided - practice_.steps.begin())];
}

PracticeMoment PracticeTimeline::at(Seconds time, const std::optional<Pacer::Moment>& breath,
                                    std::span<const std::string> own_words) const
{
    time = std::clamp(time, Seconds{0.0}, length());
    const std::size_t number = step_at(time);
    const PracticeStep& step = practice_.steps[number];
    const Seconds into_step = time - begins_[number];
    PracticeMoment moment{number, into_step, step.length * scale_ - into_step, {}};

    auto timed = timed_prompt(step, into_step, scale_, own_words);
    auto with_breath = breath ? breath_prompt(step, *breath, own_words) : std::nullopt;
    const auto begins_unread = [&](Seconds cue) {
        return timed && cue < timed->since + reading_time(timed->words);
    };
    if (with_breath && !begins_unread(into_step - since_cue(*breath, with_breath->cue)))
        moment.prompt = std::move(with_breath->words);
    else if (timed)
        moment.prompt = std::move(timed->words);
    return moment;
}

PracticeMoment PracticeTimeline::at(Seconds time, std::span<const std::string> own_words) const
{
    return at(time, pacer_.at(eupnea::at(time)), own_words);
}

} // namespace eupnea
