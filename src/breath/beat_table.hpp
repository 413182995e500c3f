// SPDX-License-Identifier: MIT
// What the last minute's beats have in common: one or several modulations, beat by beat.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "base/units.hpp"
#include "breath/modulation.hpp"

namespace eupnea {

/// Series of values at the same beats, the newest first. What lies beyond four median deviations is
/// brought back to there; a series of which that is a third, or that does not vary, is left out.
struct BeatTable {
    static constexpr Seconds window{64.0};
    static constexpr std::size_t most_beats = 128; ///< of faster hearts the newest
    static constexpr std::size_t most_series = 5;
    using Series = std::array<float, most_beats>;

    std::array<double, most_beats> age{}; ///< s before now
    std::array<Series, most_series> series{};
    std::size_t beats = 0;
    std::size_t size = 0; ///< of the series

    /// Seconds from the oldest beat to the newest.
    double span() const { return beats > 0 ? age[beats - 1] - age[0] : 0.0; }
    /// Enough to say something about: 14 s, ten beats.
    bool enough() const;
};

/// Of the last 64 s without a hole of more than 5 s. A beat that one of them lacks is in none.
BeatTable table_of(std::span<const Modulation> modulations, Timestamp now);

} // namespace eupnea
