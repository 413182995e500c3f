// SPDX-License-Identifier: MIT
#include "together/surrogate_test.hpp"

#include <cassert>
#include <random>

namespace eupnea {

namespace {

constexpr std::uint64_t seed = 20;

bool within_reach(std::size_t first, std::size_t second)
{
    return first != second && first <= second + together_reach && second <= first + together_reach;
}

std::vector<std::vector<std::size_t>> partners(std::span<const std::size_t> windows)
{
    std::vector<std::vector<std::size_t>> all;
    for (const std::size_t own : windows) {
        all.emplace_back();
        for (const std::size_t other : windows)
            if (within_reach(own, other)) all.back().push_back(other);
        assert(!all.back().empty());
    }
    return all;
}

/// The mean of all, then the mean of each group.
std::vector<double> means(const std::vector<double>& values, std::size_t group)
{
    std::vector<double> sums(1 + values.size() / group, 0.0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        sums[0] += values[i] / static_cast<double>(values.size());
        sums[1 + i / group] += values[i] / static_cast<double>(group);
    }
    return sums;
}

} // namespace

std::vector<SurrogateTest> surrogate_tests(const WindowPairs& pairs,
                                           std::span<const std::size_t> windows, std::size_t group)
{
    assert(windows.size() % group == 0);
    std::vector<double> values(windows.size());
    for (std::size_t i = 0; i < windows.size(); ++i) values[i] = pairs(windows[i], windows[i]);
    const std::vector<double> real = means(values, group);

    const auto others = partners(windows);
    std::vector<std::size_t> no_less(real.size(), 0);
    std::vector<double> chance(real.size(), 0.0);
    std::mt19937_64 random{seed};
    for (std::size_t surrogate = 0; surrogate < surrogate_count; ++surrogate) {
        for (std::size_t i = 0; i < windows.size(); ++i)
            values[i] = pairs(windows[i], others[i][random() % others[i].size()]);
        const std::vector<double> shuffled = means(values, group);
        for (std::size_t k = 0; k < real.size(); ++k) {
            no_less[k] += shuffled[k] >= real[k];
            chance[k] += shuffled[k] / static_cast<double>(surrogate_count);
        }
    }
    std::vector<SurrogateTest> tests;
    for (std::size_t k = 0; k < real.size(); ++k)
        tests.push_back(
            {real[k], chance[k], static_cast<double>(1 + no_less[k]) / (1.0 + surrogate_count)});
    return tests;
}

} // namespace eupnea
