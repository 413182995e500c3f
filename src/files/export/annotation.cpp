// SPDX-License-Identifier: MIT
#include "files/export/annotation.hpp"

#include <fmt/format.h>

#include "base/event_words.hpp"
#include "base/printable.hpp"

namespace eupnea {

namespace {

using Found = std::optional<Annotation>;

Found annotated(const auto&) { return std::nullopt; }

Found annotated(const BeatClassification& beat)
{
    const bool plain = beat.beat_class == BeatClass::normal || beat.beat_class == BeatClass::first;
    return Annotation{beat.time, std::nullopt,
                      plain ? "beat" : fmt::format("beat, {}", word_for(beat.beat_class))};
}
Found annotated(const Breath& breath)
{
    return Annotation{breath.inhale, breath.end - breath.inhale, "breath"};
}
Found annotated(const BreathTurn& turn)
{
    return Annotation{turn.time, std::nullopt, std::string{word_for(turn.phase)}};
}
Found annotated(const Gap& gap)
{
    return Annotation{gap.from, gap.until - gap.from, fmt::format("gap, {}", name(gap.channel))};
}
Found annotated(const PacerChange& change)
{
    const Pattern& p = change.pattern;
    if (!change.running) return Annotation{change.time, std::nullopt, "pacer stops"};
    return Annotation{change.time, std::nullopt,
                      fmt::format("pacer {:g}-{:g}-{:g}-{:g} s", p.inhale.count(),
                                  p.hold_full.count(), p.exhale.count(), p.hold_empty.count())};
}
Found annotated(const StepBegan& step)
{
    return Annotation{step.time, std::nullopt,
                      fmt::format("step, {}: {}", step.practice.view(), step.title.view())};
}
Found annotated(const Mark& mark)
{
    return Annotation{mark.time, std::nullopt, fmt::format("mark {}", mark.text.view())};
}
Found annotated(const Answer& answer)
{
    const auto value =
        answer.number ? fmt::format("{}", *answer.number) : std::string{answer.words.view()};
    return Annotation{
        answer.time, std::nullopt,
        fmt::format("{}, {}: {}", word_for(answer.question), word_for(answer.moment), value)};
}

} // namespace

std::optional<Annotation> annotation_of(const Event& event)
{
    auto found = std::visit([](const auto& e) { return annotated(e); }, event);
    if (found) found->text = printable(found->text);
    return found;
}

} // namespace eupnea
