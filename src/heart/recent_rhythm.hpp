// SPDX-License-Identifier: MIT
// Whether the last few intervals are the rhythm of a heart, or of noise.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "base/quality.hpp"
#include "base/units.hpp"

namespace eupnea {

/// The last intervals, oldest first, each with how much its beat looks like the ones before.
///
/// Noise gives peaks that look alike, or come evenly, but hardly both: the less alike the beats are,
/// the more even they must come. A heart in deep slow breathing changes by up to a quarter from beat
/// to beat, and by a factor of two within eight.
class RecentRhythm {
public:
    static constexpr std::size_t most = 8;
    static constexpr std::size_t fewest = 3; ///< intervals for a heart rate
    static constexpr float least_quality = 0.5f;

    /// An interval that belongs to the rhythm. One that was not measured but made, as the halves of
    /// an ectopic pair, tells nothing about evenness.
    void add(Milliseconds interval, float quality, bool measured);
    /// One that does not.
    void leave_out(float quality);

    /// Why there is no heart rate; none when there is one.
    Reason doubt() const;
    /// As even and as alike as only a heart's beats are: three of these are enough.
    bool beyond_doubt() const;
    /// Whether none of the beats looks strange: no disturbance is among them.
    bool all_familiar() const;

    Milliseconds mean() const; ///< of at least one
    float level() const;       ///< share of the intervals that there could be

private:
    void note(float quality);
    std::size_t all() const { return count_ + others_; }
    double alike() const;
    double unevenness() const;
    double spread() const;

    std::array<Milliseconds, most> intervals_{};
    std::array<double, most> steps_{}; ///< between the measured ones, as shares of the shorter
    std::size_t count_ = 0;
    std::size_t stepped_ = 0;
    std::size_t others_ = 0;
    std::size_t doubtful_ = 0; ///< of the others: by their looks
    double quality_ = 0.0;     ///< sum over all of them
    float least_alike_ = 1.0f;
    std::optional<Milliseconds> last_measured_{};
};

} // namespace eupnea
