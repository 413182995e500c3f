// SPDX-License-Identifier: MIT
#include "practice/practice_checks.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace eupnea {

namespace {

constexpr std::size_t longest_prompt = 159; // what a Text holds

/// The prompt with this time and these words, where the author wrote it.
const toml::node& written(const toml::table& step, std::string_view words)
{
    if (const toml::array* prompts = step["prompt"].as_array())
        for (const toml::node& prompt : *prompts)
            if (const auto say = prompt.as_table()->at_path("say").value<std::string>();
                say && *say == words)
                return *prompt.as_table()->get("say");
    return step;
}

void check_prompt(TomlReader& reader, const toml::table& table, const PracticeStep& step,
                  const PracticePrompt& prompt)
{
    for (const std::string& words : prompt.say)
        if (words.size() > longest_prompt)
            reader.complain(written(table, words),
                            fmt::format("this prompt has {} characters; at most {} fit on the "
                                        "screen, so make it two.",
                                        words.size(), longest_prompt));
    if (prompt.say.empty()) return;
    const toml::node& place = written(table, prompt.say.front());
    if (prompt.cue == Cue::at_time && prompt.time >= step.length)
        reader.complain(place, fmt::format("this prompt comes after the end of its step, which "
                                           "takes {:g} s.",
                                           step.length.count()));
    if (prompt.cue != Cue::at_time && step.guide == Guide::own)
        reader.complain(place, "a prompt with each breath needs a guided breath; in free "
                               "breathing, give it a time.");
}

void check_hurry(TomlReader& reader, const toml::table& table, const PracticeStep& step,
                 double scale)
{
    for (std::size_t i = 0; i < step.prompts.size(); ++i) {
        const PracticePrompt& prompt = step.prompts[i];
        if (prompt.cue != Cue::at_time || prompt.say.empty()) continue;
        const bool last = i + 1 == step.prompts.size() || step.prompts[i + 1].cue != Cue::at_time;
        const Seconds until = last ? step.length : step.prompts[i + 1].time;
        const Seconds there_is = (until - prompt.time) * scale;
        const Seconds it_takes = reading_time(prompt.say.front());
        if (there_is < it_takes)
            reader.complain(written(table, prompt.say.front()),
                            fmt::format("at the shortest length this prompt has {:.1f} s and takes "
                                        "{:.1f} s to read; move it, or raise \"shortest\".",
                                        there_is.count(), it_takes.count()));
    }
}

} // namespace

void check_step(TomlReader& reader, const toml::table& table, const PracticeStep& step)
{
    if (step.length <= Seconds{0.0}) return; // complained about already
    for (const PracticePrompt& prompt : step.prompts) check_prompt(reader, table, step, prompt);
}

void check_practice(TomlReader& reader, const toml::table& table, const Practice& practice)
{
    if (practice.steps.empty())
        return reader.complain(table, "a practice needs at least one [[step]].");
    if (practice.length() <= Seconds{0.0}) return;
    if (practice.shortest > practice.length())
        return reader.expected(*table.get("shortest"), "shortest",
                               fmt::format("at most {:g}, the minutes that the steps take together",
                                           practice.length().count() / 60.0));
    const toml::array* steps = table["step"].as_array();
    for (std::size_t i = 0; i < practice.steps.size(); ++i)
        check_hurry(reader, *steps->get(i)->as_table(), practice.steps[i],
                    practice.shortest / practice.length());
}

} // namespace eupnea
