// SPDX-License-Identifier: MIT
// Finds rows that give the same heartbeat again.
#pragma once

#include <cmath>
#include <optional>
#include <vector>

namespace eupnea {

/// For files whose intervals add up to more time than passed: a row whose stamp and interval have
/// been there already, or whose interval is the last one and could not have passed since, is a
/// repetition.
class RepeatedBeats {
public:
    bool operator()(double stamp_s, double ms)
    {
        if (stamp_s_ != stamp_s) at_stamp_.clear();
        stamp_s_ = stamp_s;
        for (const double seen : at_stamp_)
            if (seen == ms) return true;
        const bool too_soon = accepted_s_ && last_ms_ == ms && stamp_s - *accepted_s_ < 1e-3 * ms;
        if (too_soon && stamp_s > *accepted_s_) return true;
        if (at_stamp_.size() < most_at_stamp) at_stamp_.push_back(ms);
        last_ms_ = ms;
        accepted_s_ = stamp_s;
        return false;
    }

private:
    static constexpr std::size_t most_at_stamp = 16; ///< beats that one stamp can have

    std::optional<double> stamp_s_;
    std::vector<double> at_stamp_; ///< intervals of the rows with the newest stamp
    std::optional<double> accepted_s_;
    double last_ms_ = 0.0;
};

/// For straps that change the sign of the interval with every beat: the same sign and size again is
/// the same beat.
class SignedBeats {
public:
    bool operator()(double signed_ms)
    {
        const bool again = last_ == signed_ms;
        last_ = signed_ms;
        return again;
    }

private:
    std::optional<double> last_;
};

} // namespace eupnea
