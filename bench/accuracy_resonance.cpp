// SPDX-License-Identifier: MIT
// Finding the pace of simulated people whose resonance is known.
#include <cstdio>
#include <fmt/format.h>

#include "accuracy.hpp"
#include "app/simulated_assessment.hpp"

namespace {

using namespace eupnea;

constexpr double none = 0.0; ///< a person without a clear resonance

simulator::Scenario person(double truth_per_min, std::uint64_t seed)
{
    simulator::Scenario scenario;
    scenario.seed = seed;
    scenario.ppg_rate = {0.0};
    if (truth_per_min == none)
        scenario.damping = 2.0;
    else
        scenario.resonance = Hertz{truth_per_min / 60.0};
    return scenario;
}

bool right(const Resonance& found, double truth_per_min)
{
    if (truth_per_min == none) return found.outcome == PaceOutcome::flat;
    return found.rate && std::abs(found.rate->per_minute - truth_per_min) <= 0.25;
}

void print_answer(const Resonance& found)
{
    if (found.rate)
        fmt::print(" {:.2f} ({:.1f}-{:.1f})", found.rate->per_minute, found.low.per_minute,
                   found.high.per_minute);
    else
        fmt::print(" {:>14s}", found.outcome == PaceOutcome::flat ? "flat" : "not enough");
}

struct Mode {
    AssessmentMode mode;
    const char* name;
};
constexpr Mode modes[] = {{AssessmentMode::stepped, "stepped"},
                          {AssessmentMode::sliding, "sliding"},
                          {AssessmentMode::full, "full"}};

bool interval_holds(const Resonance& found, double truth_per_min)
{
    return found.rate && found.low.per_minute <= truth_per_min &&
           truth_per_min <= found.high.per_minute;
}

void print_people(const Mode& mode, double truth_per_min, std::uint64_t first)
{
    int hits = 0, held = 0;
    fmt::print("  {:>5s}:", truth_per_min == none ? "none" : fmt::format("{:.1f}", truth_per_min));
    for (std::uint64_t seed = first; seed < first + 10; ++seed) {
        const Resonance found = app::assess_simulated(person(truth_per_min, seed), mode.mode);
        print_answer(found);
        if (right(found, truth_per_min)) ++hits;
        if (interval_holds(found, truth_per_min)) ++held;
    }
    fmt::print("   {} of 10", hits);
    if (truth_per_min != none) fmt::print(", in the interval {}", held);
    fmt::print("\n");
    std::fflush(stdout);
}

/// resonance [FIRST_SEED [MODE]]
int print_all(const std::vector<std::string>& options)
{
    const std::uint64_t first = options.empty() ? 1 : std::stoull(options[0]);
    for (const Mode& mode : modes) {
        if (options.size() > 1 && options[1] != mode.name) continue;
        fmt::print("{}: found by the seeds {} to {}, right within 0.25 a minute\n", mode.name,
                   first, first + 9);
        for (const double truth : {4.8, 5.5, 6.2, none}) print_people(mode, truth, first);
    }
    return 0;
}

const bool added = bench::add_table({"resonance", print_all});

} // namespace
