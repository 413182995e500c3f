// SPDX-License-Identifier: MIT
// What became of a device's frames, counted, and reported from time to time.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "drivers/driver.hpp"
#include "drivers/source.hpp"

namespace eupnea {

/// What became of a device's frames.
struct FrameStatistics {
    std::uint64_t accepted = 0;
    std::uint64_t accepted_bytes = 0;
    std::array<std::uint64_t, decode_error_count> refused{}; ///< by DecodeError
    std::uint64_t repeated = 0;                              ///< delivered again, and refused
    std::uint64_t too_fast =
        0; ///< understood, and beyond what time allows: no sample comes of them
};

FrameStatistics operator+(FrameStatistics a, const FrameStatistics& b);

/// Emits FramesCounted: when the first is refused, every ten seconds while more are, and once a minute
/// afterwards, so that the share of refused frames stays right. Nothing while none is refused.
class FrameReport {
public:
    /// @param total  since the port was chosen; never less than before
    void operator()(const FrameStatistics& total, Timestamp now, const Emit& emit);

private:
    FrameStatistics reported_{};
    std::optional<Timestamp> reported_at_;
};

} // namespace eupnea
