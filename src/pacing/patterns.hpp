// SPDX-License-Identifier: MIT
// The breathing patterns to choose from, and how a person writes their own.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/pattern.hpp"
#include "base/result.hpp"

namespace eupnea {

struct NamedPattern {
    std::string_view name;  ///< what to type
    std::string_view title; ///< what to read
    std::string_view sentence;
    std::string_view caution; ///< empty when there is nothing to mind
    std::string_view source;
    Pattern pattern;
    std::optional<std::size_t> max_cycles; ///< in one practice, at first

    bool has_holds() const { return pattern.has_holds(); }
};

/// In the order in which they are offered; the first one is the gentlest to begin with.
std::span<const NamedPattern> named_patterns();

/// The catalogue's entry for this very pattern, also when it was typed as numbers; else null.
const NamedPattern* named(const Pattern& pattern);

/// A pattern with long holds has had its rounds.
struct RoundsDone {
    Pattern next;         ///< what the guide goes on with
    std::string sentence; ///< for the person
};

/// Nothing for a pattern without a limit, and before it.
///
/// @param rounds  whole breaths with this pattern so far
std::optional<RoundsDone> rounds_done(const Pattern& pattern, std::size_t rounds);

/// A name of the catalogue, or seconds: "4-6" (in, out), "4-7-8" (in, hold, out) or "4-0-6-0" (in,
/// hold, out, hold).
Result<Pattern> parse_pattern(std::string_view text);

/// No holds; `ratio` is inhale to exhale, "40:60" or "1:2".
Result<Pattern> pattern_at(BreathRate rate, std::string_view ratio = "40:60");

/// The pattern itself when it is safe to offer: inhale and exhale take at least 0.5 s each, a
/// cycle 2.5 to 40 s, a hold at most 20 s.
Result<Pattern> within_limits(const Pattern& pattern);

} // namespace eupnea
