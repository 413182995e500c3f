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

std::vector<float> render(const PracticeTimeline& timeline, const SoundSettings& settings,
                          std::vector<Voice> voices)
{
    SoundRenderer renderer{settings, {timeline.practice().name, std::move(voices)}};
    const Seconds length = timeline.length() + bell_length;
    std::vector<float> samples(
        static_cast<std::size_t>(std::ceil(length.count() * sound_rate.per_second)));
    const auto sample_at = [&](Timestamp time) {
        const double place = std::ceil(seconds_of(time) * sound_rate.per_second);
        return std::min(samples.size(), static_cast<std::size_t>(place));
    };
    std::size_t done = 0;
    const auto render_until = [&](std::size_t end) {
        renderer.render(at(period(sound_rate) * static_cast<double>(done)),
                        std::span{samples}.subspan(done, end - done));
        done = end;
    };
    for (const Event& event : events_of(timeline)) {
        render_until(sample_at(time_of(event)));
        renderer.on(event);
    }
    render_until(samples.size());
    return samples;
}

} // namespace eupnea
