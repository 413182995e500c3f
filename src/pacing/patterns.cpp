// SPDX-License-Identifier: MIT
#include "pacing/patterns.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <string>
#include <vector>

namespace eupnea {

namespace {

constexpr Seconds shortest_part{0.5};
constexpr Seconds shortest_cycle{2.5};
constexpr Seconds longest_cycle{40.0};
constexpr Seconds longest_hold{20.0};

constexpr std::string_view mind_the_holds = "Hold only as long as it stays easy; leave holds "
                                            "out in pregnancy, or ask your doctor first.";

const std::array<NamedPattern, 6> catalogue{{
    {.name = "resonance",
     .title = "Resonance",
     .sentence = "In for 4, out for 6: a long, easy exhale at six breaths a minute.",
     .caution = "",
     .source = "Lehrer et al. 2013; Van Diest et al. 2014 on the longer exhale",
     .pattern = {.inhale = Seconds{4}, .exhale = Seconds{6}},
     .max_cycles = {}},
    {.name = "coherent",
     .title = "Coherent",
     .sentence = "In for 5, out for 5: an even wave at six breaths a minute.",
     .caution = "",
     .source = "Lehrer & Gevirtz 2014",
     .pattern = {.inhale = Seconds{5}, .exhale = Seconds{5}},
     .max_cycles = {}},
    {.name = "slow",
     .title = "Slow and even",
     .sentence = "In for 6, out for 6: five breaths a minute, for those who like it slower.",
     .caution = "Breathe lightly; if it feels like too little air, choose a faster pattern.",
     .source = "COHERENCE pacemaker",
     .pattern = {.inhale = Seconds{6}, .exhale = Seconds{6}},
     .max_cycles = {}},
    {.name = "box",
     .title = "Box",
     .sentence = "In for 4, hold for 4, out for 4, hold for 4.",
     .caution = mind_the_holds,
     .source = "Balban et al. 2023",
     .pattern = {.inhale = Seconds{4},
                 .hold_full = Seconds{4},
                 .exhale = Seconds{4},
                 .hold_empty = Seconds{4}},
     .max_cycles = {}},
    {.name = "4-7-8",
     .title = "4-7-8",
     .sentence = "In for 4, hold for 7, out for 8, sitting or lying down.",
     .caution = "At first four breaths at most. Stop if you feel light-headed; leave holds out in "
                "pregnancy, or ask your doctor first.",
     .source = "Weil",
     .pattern = {.inhale = Seconds{4}, .hold_full = Seconds{7}, .exhale = Seconds{8}},
     .max_cycles = 4},
    {.name = "sigh",
     .title = "Cyclic sigh",
     .sentence = "In through the nose, a second small breath on top, then a long sigh out.",
     .caution = "Five minutes are enough. Breathe normally if you feel light-headed.",
     .source = "Balban et al. 2023",
     .pattern = {.inhale = Seconds{1},
                 .exhale = Seconds{3},
                 .top_up_rest = Seconds{0.5},
                 .top_up = Seconds{0.5},
                 .first_fill = 0.75},
     .max_cycles = 60},
}};

std::string names()
{
    std::string list;
    for (const NamedPattern& entry : catalogue)
        list += (list.empty() ? "" : ", ") + std::string{entry.name};
    return list;
}

bool same_word(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

/// Numbers between separators; nothing when any part is not a plain number.
std::optional<std::vector<double>> numbers(std::string_view text, char separator)
{
    std::vector<double> found;
    const char* next = text.data();
    const char* const end = text.data() + text.size();
    while (true) {
        double number = 0.0;
        const auto [after, error] = std::from_chars(next, end, number, std::chars_format::fixed);
        if (error != std::errc{} || !std::isfinite(number) || number < 0.0) return std::nullopt;
        found.push_back(number);
        if (after == end) return found;
        if (*after != separator) return std::nullopt;
        next = after + 1;
    }
}

} // namespace

std::span<const NamedPattern> named_patterns() { return catalogue; }

const NamedPattern* named(const Pattern& pattern)
{
    const auto entry = std::ranges::find(catalogue, pattern, &NamedPattern::pattern);
    return entry == catalogue.end() ? nullptr : &*entry;
}

std::optional<RoundsDone> rounds_done(const Pattern& pattern, std::size_t rounds)
{
    const NamedPattern* done = named(pattern);
    if (!done || !done->max_cycles || rounds < *done->max_cycles) return std::nullopt;
    const NamedPattern& gentle = catalogue.front();
    return RoundsDone{gentle.pattern,
                      fmt::format("{} rounds of {} are enough for now; the guide goes on with {}.",
                                  *done->max_cycles, done->title, gentle.title)};
}

Result<Pattern> within_limits(const Pattern& pattern)
{
    const Seconds cycle = pattern.cycle();
    const Seconds hold = std::max(pattern.hold_full, pattern.hold_empty);
    if (pattern.inhale < shortest_part || pattern.exhale < shortest_part)
        return fail(
            UserMessage{fmt::format("A breath needs time for the inhale and the exhale; give "
                                    "each at least {:.3g} s.",
                                    shortest_part.count())});
    if (cycle < shortest_cycle)
        return fail(
            UserMessage{fmt::format("A breath of {:.3g} s is too fast to calm anyone; give it "
                                    "at least {:.3g} s.",
                                    cycle.count(), shortest_cycle.count())});
    if (hold > longest_hold)
        return fail(
            UserMessage{fmt::format("A hold of {:.3g} s is too long; hold for at most {:.3g} s.",
                                    hold.count(), longest_hold.count())});
    if (cycle > longest_cycle)
        return fail(
            UserMessage{fmt::format("A breath of {:.3g} s is too long; give it at most {:.3g} s.",
                                    cycle.count(), longest_cycle.count())});
    return pattern;
}

Result<Pattern> parse_pattern(std::string_view text)
{
    for (const NamedPattern& entry : catalogue)
        if (same_word(entry.name, text)) return entry.pattern;

    const auto parts = numbers(text, '-');
    if (!parts || parts->size() < 2 || parts->size() > 4)
        return fail(
            UserMessage{fmt::format("No pattern is called \"{}\"; choose one of {}, or give "
                                    "the seconds as in-hold-out-hold, such as 4-0-6-0.",
                                    text, names())});
    const auto& p = *parts;
    if (p.size() == 2) return within_limits({.inhale = Seconds{p[0]}, .exhale = Seconds{p[1]}});
    return within_limits({.inhale = Seconds{p[0]},
                          .hold_full = Seconds{p[1]},
                          .exhale = Seconds{p[2]},
                          .hold_empty = Seconds{p.size() == 4 ? p[3] : 0.0}});
}

Result<Pattern> pattern_at(BreathRate rate, std::string_view ratio)
{
    if (!std::isfinite(rate.per_minute) || rate.per_minute <= 0.0)
        return fail(UserMessage{"Give the rate in breaths a minute, such as 5.5."});
    const auto parts = numbers(ratio, ':');
    if (!parts || parts->size() != 2 || (*parts)[0] <= 0.0 || (*parts)[1] <= 0.0)
        return fail(
            UserMessage{fmt::format("\"{}\" is no ratio; give inhale to exhale as 40:60.", ratio)});
    const double inhale_share = (*parts)[0] / ((*parts)[0] + (*parts)[1]);
    const Seconds cycle = period(rate);
    return within_limits({.inhale = cycle * inhale_share, .exhale = cycle * (1 - inhale_share)});
}

} // namespace eupnea
