// SPDX-License-Identifier: MIT
// A person's earlier assessments beside the new one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/event.hpp"

namespace eupnea {

struct EarlierPace {
    std::int64_t unix_ms; ///< when that session began
    std::string date;     ///< the same in the person's time zone: "2026-11-21"
    PaceFound found;
};

/// "On 2026-11-21 it was 5.6, between 5.4 and 5.8".
std::string sentence(const EarlierPace& earlier);

/// The same, and whether it is still so as far as the two intervals can tell.
std::string compared(const PaceFound& now, const EarlierPace& earlier);

/// Whether it is time to look again: two weeks after the last one. Of 66.7 % of people the pace had
/// changed at a second look (Capdevila et al., Scientific Reports 11, 2021).
bool worth_another_look(const EarlierPace& last, std::int64_t now_unix_ms);

constexpr std::string_view another_look =
    "That was a while ago, and a pace may shift: \"Find my pace\" looks again.";

} // namespace eupnea
