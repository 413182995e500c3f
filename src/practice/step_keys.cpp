// SPDX-License-Identifier: MIT
#include "practice/step_keys.hpp"

#include "pacing/patterns.hpp"

namespace eupnea {

void read_breathing(TomlReader& reader, const toml::table& table, PracticeStep& step)
{
    const toml::node* node = reader.need(
        table, "breathing", "\"free\", \"slow down\" or a pattern such as \"resonance\"");
    const auto word = node ? node->value<std::string>() : std::nullopt;
    if (!node || word == "free") return;
    if (!word) return reader.expected(*node, "breathing", "\"free\", \"slow down\" or a pattern");
    step.guide = word == "slow down" ? Guide::slow_down : Guide::pattern;
    const auto pattern = parse_pattern(word == "slow down" ? "resonance" : *word);
    if (pattern)
        step.pattern = *pattern;
    else
        reader.complain(*node, pattern.error().sentence);
}

void read_eyes(TomlReader& reader, const toml::table& table, PracticeStep& step)
{
    const toml::node* node = table.get("eyes");
    if (!node) return;
    const std::string word = node->value<std::string>().value_or("");
    if (word == "closed")
        step.eyes = Eyes::closed;
    else if (word == "elsewhere")
        step.eyes = Eyes::elsewhere;
    else if (word != "open")
        reader.expected(*node, "eyes", "\"open\", \"closed\" or \"elsewhere\"");
}

} // namespace eupnea
