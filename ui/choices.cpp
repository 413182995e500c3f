// SPDX-License-Identifier: MIT
#include "ui/choices.hpp"

#include <algorithm>

#include "pacing/patterns.hpp"

namespace eupnea::ui {

namespace {

constexpr Choice slow_down{
    .title = "Slow down",
    .sentence = "Begins at your own rate, then lengthens the exhale little by little.",
    .caution = "",
    .pattern = {.inhale = Seconds{4}, .exhale = Seconds{6}},
    .max_cycles = std::nullopt,
    .slow_down = true,
};

constexpr std::string_view own_title = "Your own";
constexpr std::string_view own_sentence = "The pattern you asked for.";

Choice from(const NamedPattern& named)
{
    return {named.title, named.sentence, named.caution, named.pattern, named.max_cycles, false};
}

} // namespace

BeginSession Choice::begin(int minutes) const
{
    Seconds length = std::chrono::minutes{minutes};
    if (max_cycles) length = std::min(length, static_cast<double>(*max_cycles) * pattern.cycle());
    return {pattern, length, slow_down};
}

std::vector<Choice> choices(const std::optional<Pattern>& own)
{
    std::vector<Choice> list;
    if (own && !named(*own))
        list.push_back({own_title, own_sentence, "", *own, std::nullopt, false});
    for (const NamedPattern& named : named_patterns()) list.push_back(from(named));
    list.push_back(slow_down);
    return list;
}

std::size_t index_of(const std::vector<Choice>& choices, const std::optional<Pattern>& own)
{
    if (!own) return 0;
    const auto found = std::ranges::find(choices, *own, &Choice::pattern);
    return found == choices.end() ? 0 : static_cast<std::size_t>(found - choices.begin());
}

} // namespace eupnea::ui
