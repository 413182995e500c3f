// SPDX-License-Identifier: MIT
// How often two simulated people are said to move together.
#include <fmt/format.h>

#include "accuracy.hpp"
#include "bench/support/simulated_pairs.hpp"

namespace {

using namespace eupnea;
using namespace eupnea::bench;

struct Row {
    const char* name;
    PairKind kind;
    double lag_s = 0.0;
};
constexpr Row rows[]{
    {"unrelated, 9 to 18 a minute", PairKind::unrelated},
    {"unrelated, 5 to 7 a minute", PairKind::unrelated_slow},
    {"unrelated, both settle", PairKind::both_settle},
    {"one guide", PairKind::guided},
    {"one guide for the first half, then unrelated", PairKind::half_guided},
    {"one guide that no session knows of", PairKind::guide_untold},
    {"talk", PairKind::talk},
    {"second follows by 0.5 s", PairKind::follower, 0.5},
    {"second follows by 1 s", PairKind::follower, 1.0},
    {"second follows by 2 s", PairKind::follower, 2.0},
    {"second follows by 3 s", PairKind::follower, 3.0},
    {"mutual", PairKind::mutual},
};

constexpr int pairs_a_row = 200;

struct Counts {
    int said = 0, heart = 0, breath = 0, either = 0, first = 0, second = 0, neither = 0;
    double minutes = 0.0;

    void add(const Togetherness& found)
    {
        const auto above = [](const TogetherMeasure& m) { return m.whole.above_chance; };
        const auto is_said = [](const TogetherMeasure& m) {
            return m.whole.reason == TogetherReason::none;
        };
        said += is_said(found.heart) || is_said(found.breath);
        heart += above(found.heart);
        breath += above(found.breath);
        either += above(found.heart) || above(found.breath);
        if (found.heart.counted() > 0)
            minutes += static_cast<double>(found.heart.above_chance()) /
                       static_cast<double>(found.heart.counted());
        if (!found.second_is_behind) return;
        const double behind = found.second_is_behind->count();
        first += behind >= 0.5, second += behind <= -0.5, neither += std::abs(behind) < 0.5;
    }
};

void print_rows(double length_s)
{
    fmt::print("\n{:.0f} minutes, {} pairs a row{:31s} said   hearts breaths either  minutes   "
               "earlier: 1st 2nd neither\n",
               length_s / 60.0, pairs_a_row, "");
    for (const Row& row : rows) {
        Counts counts;
        for (int seed = 1; seed <= pairs_a_row; ++seed) {
            const auto [first, second] =
                simulated_pair({.kind = row.kind, .length_s = length_s, .lag_s = row.lag_s},
                               static_cast<std::uint64_t>(seed));
            counts.add(togetherness(first, second));
        }
        const auto percent = [](double n) { return 100.0 * n / pairs_a_row; };
        fmt::print("{:46s} {:7.1f} {:7.1f} {:7.1f} {:7.1f} {:7.1f} {:12.1f} {:5.1f} {:5.1f}\n",
                   row.name, percent(counts.said), percent(counts.heart), percent(counts.breath),
                   percent(counts.either), percent(counts.minutes), percent(counts.first),
                   percent(counts.second), percent(counts.neither));
    }
}

int print_all(const std::vector<std::string>&)
{
    fmt::print(
        "Simulated pairs (bench/support/simulated_pairs.hpp): percent of which anything is "
        "said,\nand which are said to move together more than by chance; minutes: of hearts, "
        "above chance.\n");
    for (const double length_s : {360.0, 180.0, 1200.0}) print_rows(length_s);
    return 0;
}

const bool added = bench::add_table({"together", print_all});

} // namespace
