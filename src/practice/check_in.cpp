// SPDX-License-Identifier: MIT
#include "practice/check_in.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ranges>

namespace eupnea {

namespace {

constexpr std::array<CheckInQuestion, 10> questions{{
    {CheckQuestion::tension, "Tension, from 0 (none) to 10", true, true, true},
    {CheckQuestion::comfort, "How comfortable was it, from 0 to 10?", true, false, true},
    {CheckQuestion::body, "How does the body feel?", false, true, true},
    {CheckQuestion::sensations, "S: which sensations are there?", false, true, true},
    {CheckQuestion::thoughts, "T: which thoughts?", false, true, true},
    {CheckQuestion::emotions, "E: which emotions?", false, true, true},
    {CheckQuestion::actions, "A: what do you feel like doing?", false, true, true},
    {CheckQuestion::mentalizing, "M: whose mind comes to mind, and what may it hold?", false, true,
     true},
    {CheckQuestion::intention, "Is there an intention for these minutes?", false, true, false},
    {CheckQuestion::line, "A line for the journal", false, false, true},
}};

constexpr Seconds edge{60.0};          ///< of a session
constexpr double clearly_slower = 1.0; ///< breaths/min

constexpr std::array<std::string_view, 13> number_words{"no",   "one",    "two",   "three", "four",
                                                        "five", "six",    "seven", "eight", "nine",
                                                        "ten",  "eleven", "twelve"};

/// To the half minute while there are few of them.
std::string minutes_words(Seconds stayed)
{
    const auto halves = std::lround(stayed.count() / 30.0);
    if (halves == 0) return "a moment";
    if (halves == 1) return "half a minute";
    if (halves == 2) return "a minute";
    if (halves == 3) return "a minute and a half";
    const auto minutes =
        static_cast<std::size_t>(halves < 10 ? halves / 2 : std::lround(stayed.count() / 60.0));
    const bool and_a_half = halves < 10 && halves % 2 == 1;
    const std::string words = minutes < number_words.size() ? std::string{number_words[minutes]}
                                                            : std::to_string(minutes);
    return words + (and_a_half ? " and a half minutes" : " minutes");
}

std::string_view whose_breath(Origin origin)
{
    switch (origin) {
    case Origin::simulated:
        return "the simulated person's breath";
    case Origin::replayed:
    case Origin::imported:
        return "the recorded breath";
    case Origin::live:
        break;
    }
    return "your breath";
}

} // namespace

std::span<const CheckInQuestion> check_in_questions() { return questions; }

std::optional<BreathRateEnds> breath_rate_ends(std::span<const State> states)
{
    const auto has_rate = [](const State& state) { return state.breath_rate_per_min.has_value(); };
    const auto first = std::ranges::find_if(states, has_rate);
    if (first == states.end()) return std::nullopt;
    const auto last = std::ranges::find_if(states | std::views::reverse, has_rate);
    return BreathRateEnds{first->time, *first->breath_rate_per_min, last->time,
                          *last->breath_rate_per_min};
}

SessionFacts facts_of(std::span<const State> states, Seconds stayed)
{
    SessionFacts facts{stayed, {}, {}};
    if (stayed < 2 * edge) return facts;
    const auto past = std::ranges::upper_bound(states, at(stayed), {}, &State::time);
    states = states.first(static_cast<std::size_t>(past - states.begin()));
    const auto ends = breath_rate_ends(states);
    if (!ends || ends->from > at(edge) || ends->until < at(stayed - edge)) return facts;
    facts.first_breath_rate = ends->first;
    facts.last_breath_rate = ends->last;
    return facts;
}

std::string kind_sentence(const SessionFacts& facts, Origin origin)
{
    std::string sentence = fmt::format("You stayed {}", minutes_words(facts.stayed));
    const auto& [stayed, first, last] = facts;
    if (first && last && *first - *last >= clearly_slower)
        sentence += fmt::format(", and {} slowed from {:.0f} to {:.0f}", whose_breath(origin),
                                *first, *last);
    return sentence + ".";
}

} // namespace eupnea
