// SPDX-License-Identifier: MIT
// The beats of a recording without those of a signal that says nothing about the heart.
#pragma once

#include <vector>

#include "base/event.hpp"

namespace eupnea {

/// Given what a pipeline found. The beats that were detected in a second too poor for a heart rate leave a
/// hole: the next beat has no interval. Intervals that somebody else has measured all count.
class BeatsInGoodSignal {
public:
    /// Takes Beat and State; everything else it ignores.
    void on(const Event& found);

    const std::vector<Beat>& beats() const { return beats_; }

private:
    std::vector<Beat> beats_;
    std::size_t good_signal_ = 0; ///< of them; the second of the others is not over
    bool hole_ = false;           ///< before the next one
};

} // namespace eupnea
