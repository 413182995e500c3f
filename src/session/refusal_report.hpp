// SPDX-License-Identifier: MIT
// Reports from time to time what a detector has refused.
#pragma once

#include <optional>

#include "base/event.hpp"
#include "signal/input_guard.hpp"

namespace eupnea {

/// At most one SamplesRefused every ten seconds, and none while nothing more is refused.
class RefusalReport {
public:
    /// The channel begins anew, and its detector with it.
    void restart() { reported_ = {}; }

    std::optional<SamplesRefused> operator()(Channel channel, const InputGuard& guard,
                                             Timestamp now);

private:
    std::array<std::uint64_t, rejection_count> reported_{};
    std::optional<Timestamp> reported_at_;
};

} // namespace eupnea
