// SPDX-License-Identifier: MIT
// Where a session begins on the machine's clock: the one place that turns now into a Timestamp.
#pragma once

#include <chrono>

#include "base/units.hpp"

namespace eupnea {

/// A value; its copies share the same beginning. now() is called where bytes arrive, nowhere else.
class SessionEpoch {
public:
    SessionEpoch() : start_(std::chrono::steady_clock::now()) {}

    Timestamp now() const { return at(std::chrono::steady_clock::now() - start_); }

    /// The machine's time of a session's time, for timers.
    std::chrono::steady_clock::time_point machine_time(Timestamp time) const
    {
        return start_ + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                            time.time_since_epoch());
    }

private:
    std::chrono::steady_clock::time_point start_;
};

} // namespace eupnea
