// SPDX-License-Identifier: MIT
// How fine a scene is drawn, by measuring how long it takes.
#pragma once

#include "base/units.hpp"

namespace eupnea::ui {

/// Whole, half, then a quarter of the window's pixels in each direction; where even that takes too long,
/// none. It only becomes coarser, so that the picture does not go back and forth; a window of another
/// size begins anew.
class SceneResolution {
public:
    /// How long drawing one frame took.
    void measured(Seconds time);

    int divisor() const { return divisor_; } ///< 1, 2 or 4
    bool too_slow() const { return too_slow_; }
    Seconds usual() const { return usual_; } ///< of the last frames

    static constexpr Seconds budget{0.010}; ///< a frame, of 16.7 ms
    static constexpr Seconds coarse_budget{
        0.030}; ///< at a quarter: 20 frames a second and the rest

private:
    int divisor_ = 1;
    bool too_slow_ = false;
    int frames_ = 0;
    int slow_frames_ = 0; ///< in a row, at the coarsest
    Seconds usual_{0.0};
};

} // namespace eupnea::ui
