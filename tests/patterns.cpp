// SPDX-License-Identifier: MIT
#include "pacing/patterns.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

TEST_CASE("patterns: every one that is offered is within the limits and can be typed by its name")
{
    std::set<std::string_view> names;
    for (const NamedPattern& entry : named_patterns()) {
        CAPTURE(entry.name);
        CHECK(within_limits(entry.pattern));
        CHECK(parse_pattern(entry.name) == entry.pattern);
        CHECK(named(entry.pattern) == &entry);
        CHECK_FALSE(entry.title.empty());
        CHECK_FALSE(entry.sentence.empty());
        CHECK_FALSE(entry.source.empty());
        CHECK(names.insert(entry.name).second);
    }
}

TEST_CASE("patterns: whoever is offered a hold is told what to mind; the first one has none")
{
    for (const NamedPattern& entry : named_patterns())
        if (entry.has_holds()) CHECK_FALSE(entry.caution.empty());
    CHECK_FALSE(named_patterns().front().has_holds());
}

TEST_CASE("patterns: 4-7-8 is at most four cycles, typed as a name or as seconds")
{
    for (const char* text : {"4-7-8", "4-7-8-0"}) {
        const NamedPattern* entry = named(*parse_pattern(text));
        REQUIRE(entry);
        CHECK(entry->max_cycles == 4u);
    }
}

TEST_CASE("patterns: the cyclic sigh has a second inhale and twelve breaths a minute")
{
    const Pattern sigh = *parse_pattern("Sigh");
    CHECK(sigh.top_up > 0s);
    CHECK(sigh.first_fill < 1.0);
    CHECK(breath_rate(sigh.cycle()).per_minute == Approx(12.0));
}

TEST_CASE("patterns: seconds are read as in-out, in-hold-out or in-hold-out-hold")
{
    CHECK(parse_pattern("4-6") == Pattern{.inhale = 4s, .exhale = 6s});
    CHECK(parse_pattern("3-1-5.5") == Pattern{.inhale = 3s, .hold_full = 1s, .exhale = 5.5s});
    CHECK(parse_pattern("4-1-6-2") ==
          Pattern{.inhale = 4s, .hold_full = 1s, .exhale = 6s, .hold_empty = 2s});
}

TEST_CASE("patterns: a rate and a ratio make a cycle without holds")
{
    const Pattern pattern = *pattern_at(5.5_per_min, "40:60");
    CHECK(pattern.cycle().count() == Approx(60 / 5.5));
    CHECK(pattern.inhale.count() == Approx(0.4 * 60 / 5.5));
    CHECK(pattern_at(6_per_min, "1:2")->exhale.count() == Approx(10 * 2 / 3.0));
    CHECK(pattern_at(6_per_min) == pattern_at(6_per_min, "40:60"));
}

namespace {

/// Every word of `words` is in the complaint about `text`.
bool refused(std::string_view text, std::initializer_list<std::string_view> words)
{
    const auto result = parse_pattern(text);
    if (result) return false;
    return std::ranges::all_of(words, [&](std::string_view word) {
        return result.error().sentence.find(word) != std::string::npos;
    });
}

} // namespace

TEST_CASE("patterns: what cannot be breathed is refused with a sentence that names the limit")
{
    CHECK(refused("0.5-0.5", {"1 s", "too fast", "2.5 s"}));
    CHECK(refused("20-21", {"41 s", "40 s"}));
    CHECK(refused("4-21-4", {"21 s", "20 s"}));
    CHECK(refused("0-6", {"inhale", "0.5 s"}));
    CHECK(refused("4-0-0-4", {"exhale", "0.5 s"}));
    for (const char* nonsense : {"", "-", "4", "4-", "4--6", "4-6-1-1-1", "4,5-6", "nan-5", "inf-5",
                                 "4-6 ", "bxo", "1e9-2"})
        CHECK(refused(nonsense, {"resonance", "4-0-6-0"}));
}

TEST_CASE("patterns: a rate or ratio that means nothing is refused")
{
    CHECK_FALSE(pattern_at(BreathRate{0.0}));
    CHECK_FALSE(pattern_at(BreathRate{-6.0}));
    CHECK_FALSE(pattern_at(BreathRate{1.0}));
    CHECK_FALSE(pattern_at(BreathRate{30.0}));
    for (const char* nonsense : {"", "40", "1:99", "0:60", "40:0", "40:60:1", "a:b", "-1:2"})
        CHECK_FALSE(pattern_at(6_per_min, nonsense));
}

TEST_CASE("patterns: four rounds of 4-7-8 are enough, box and one's own pattern have no limit")
{
    const Pattern holds = *parse_pattern("4-7-8");
    CHECK_FALSE(rounds_done(holds, 3));
    const auto done = rounds_done(holds, 4);
    REQUIRE(done);
    CHECK(done->next == named_patterns().front().pattern);
    CHECK_FALSE(rounds_done(*parse_pattern("box"), 1000));
    CHECK_FALSE(rounds_done(*parse_pattern("3-5"), 1000));
}
