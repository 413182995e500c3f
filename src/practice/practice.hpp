// SPDX-License-Identifier: MIT
// A guided practice as its author wrote it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/event.hpp"

namespace eupnea {

/// What leads the breath during a step.
enum class Guide : std::uint8_t {
    own = 0,   ///< nothing: the breath goes its own way and the pacer rests
    pattern,   ///< the pacer
    slow_down, ///< from the person's own rate towards the pattern
};

/// When a prompt is due.
enum class Cue : std::uint8_t { at_time = 0, each_inhale, each_exhale };

/// What ends a step.
enum class StepEnd : std::uint8_t {
    at_length = 0,
    at_key, ///< somebody goes on by hand; the length is what is likely
};

struct PracticePrompt {
    Cue cue = Cue::at_time;
    Seconds time{0.0};            ///< into the step, at the length that the author wrote
    std::vector<std::string> say; ///< with a breath's cue they take turns; else one
};

struct PracticeStep {
    std::string title;
    Seconds length{0.0}; ///< as written
    Guide guide = Guide::own;
    Pattern pattern{}; ///< when the breath is guided
    Eyes eyes = Eyes::open;
    bool writing = false;                ///< the person writes lines, which later prompts give back
    std::string narration;               ///< a sound file beside the practice; empty: none
    std::size_t narration_line = 0;      ///< of the practice's file
    std::vector<PracticePrompt> prompts; ///< timed ones in order of time, then the breath's
    StepEnd end = StepEnd::at_length;
    bool talk = false;             ///< people speak: measures are withheld
    std::vector<std::string> asks; ///< questionnaires, by name
};

struct Practice {
    std::string name; ///< of its file, without ".toml": what to type
    std::string title;
    std::string purpose;      ///< one line
    std::string origin;       ///< the idea it comes from
    std::string scene;        ///< the picture it asks for, of scene_names; empty: none
    int order = 1000;         ///< place in the list; the smaller, the earlier
    Seconds shortest{0.0};    ///< below it the prompts would hurry
    std::string words_before; ///< a question whose answers the prompts give back; empty: none
    std::vector<std::string> cautions;
    std::vector<std::string> questions; ///< afterwards
    std::vector<PracticeStep> steps;
    std::filesystem::path folder; ///< where it was read; narration files lie there

    Seconds length() const
    {
        Seconds sum{0.0};
        for (const PracticeStep& step : steps) sum += step.length;
        return sum;
    }
};

/// What a prompt writes where one of the person's own lines belongs.
constexpr std::string_view own_words_mark = "{words}";

/// Time to read a prompt without hurry: a breath to look up, and three words a second.
Seconds reading_time(std::string_view text);

} // namespace eupnea
