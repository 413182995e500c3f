// SPDX-License-Identifier: MIT
// Which sample rates a file may state.
#pragma once

#include <fmt/format.h>

#include "base/result.hpp"
#include "base/units.hpp"

namespace eupnea {

constexpr SampleRate slowest_rate{1.0};
constexpr SampleRate fastest_rate{100'000.0};

constexpr bool is_possible(SampleRate rate) { return rate >= slowest_rate && rate <= fastest_rate; }

/// `what`: the file, or a part of it.
inline UserMessage impossible_rate(std::string_view what, SampleRate rate)
{
    return {
        fmt::format("{}: {:g} samples a second cannot be (1 to 100 000 can). Give the rate with "
                    "--rate HZ, or the column of the time with --time COLUMN.",
                    what, rate.per_second)};
}

} // namespace eupnea
