// SPDX-License-Identifier: MIT
#include "sound/practice_sound.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "practice/practice_run.hpp"
#include "sound/sound_file.hpp"

namespace eupnea {

Voices voices_of(const Practice& practice)
{
    Voices found;
    for (const PracticeStep& step : practice.steps) {
        found.voices.emplace_back();
        if (step.narration.empty()) continue;
        auto voice = read_voice(practice.folder / step.narration);
        if (voice)
            found.voices.back() = std::move(*voice);
        else
            found.messages.push_back({fmt::format("{}.toml, line {}: {}", practice.name,
                                                  step.narration_line, voice.error().sentence)});
    }
    return found;
}

std::vector<Event> events_of(const PracticeTimeline& timeline)
{
    std::vector<Event> events;
    PracticeRun run{timeline, Timestamp{}};
    for (const PacerChange& change : timeline.pacer_changes()) {
        events.emplace_back(*run.next_step(change.time));
        events.emplace_back(change);
    }
    const Timestamp end = at(timeline.length());
    events.emplace_back(PacerChange{end, timeline.practice().steps.back().pattern, false});
    events.emplace_back(SessionEnd{end});
    return events;
}

std::size_t rendered_length(const PracticeTimeline& timeline)
{
    const Seconds length = timeline.length() + bell_length;
    return static_cast<std::size_t>(std::ceil(length.count() * sound_rate.per_second));
}

void render(const PracticeTimeline& timeline, const SoundSettings& settings,
            std::vector<Voice> voices, const TakeSound& take)
{
    SoundRenderer renderer{settings, {timeline.practice().name, std::move(voices)}};
    const std::size_t length = rendered_length(timeline);
    std::vector<float> block(static_cast<std::size_t>(sound_rate.per_second));
    std::size_t done = 0;
    bool wanted = true;
    const auto render_until = [&](std::size_t end) {
        while (done < end && wanted) {
            const auto piece = std::span{block}.first(std::min(block.size(), end - done));
            renderer.render(at(period(sound_rate) * static_cast<double>(done)), piece);
            done += piece.size();
            wanted = take(piece);
        }
    };
    for (const Event& event : events_of(timeline)) {
        const double place = std::ceil(seconds_of(time_of(event)) * sound_rate.per_second);
        render_until(std::min(length, static_cast<std::size_t>(place)));
        renderer.on(event);
    }
    render_until(length);
}

} // namespace eupnea
