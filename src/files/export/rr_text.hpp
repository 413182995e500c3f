// SPDX-License-Identifier: MIT
// Intervals as text that Kubios and most programs of the field read.
#pragma once

#include <ostream>

#include "base/event.hpp"

namespace eupnea {

/// A line for each interval as it was measured: the beat's time and the interval, both in seconds, a tab
/// between them, no heading. The times keep the holes, in which the intervals alone would not add up.
class RrText {
public:
    explicit RrText(std::ostream& out) : out_(&out) {}

    /// Takes Beat.
    void on(const Event& event);

private:
    std::ostream* out_;
};

} // namespace eupnea
