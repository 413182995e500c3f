// SPDX-License-Identifier: MIT
// Takes jumps that no breath can make out of a belt's signal.
#pragma once

#include "base/ring.hpp"
#include "base/units.hpp"

namespace eupnea {

/// A belt that slips, a cough or a bump moves the signal faster than the breaths here do. While it moves
/// that fast the output stands still, and afterwards goes on from there: a step is taken out, a
/// cough that comes back leaves nothing. Where every breath is a jump, as in a capnogram, only a
/// greater one is a slip. Three in ten seconds are no accident but a new wearer or
/// a new way of breathing: then it lets everything through for ten seconds. Adds no delay.
class SlipGuard {
public:
    explicit SlipGuard(SampleRate rate);

    /// @param value      low-passed belt
    /// @param amplitude  typical half-breath, 0 when unknown: then nothing is a slip
    /// @param half       its typical length
    double operator()(Timestamp time, double value, double amplitude, Seconds half);
    /// A half-breath is over.
    void turned();
    void restart();

    bool slipping() const { return slipping_; }

private:
    double usual_jump() const;

    Ring<double> recent_; ///< the last quarter second
    Ring<double> jumps_;  ///< the largest of each of the last half-breaths
    double largest_jump_ = 0.0;
    double offset_ = 0.0;
    double held_ = 0.0;
    Timestamp since_{};
    Timestamp lenient_until_{};
    int slips_ = 0; ///< since the guard last rested
    bool slipping_ = false;
};

} // namespace eupnea
