// SPDX-License-Identifier: MIT
// Whether a pulse wave carries the rhythm of steps beside, or instead of, the heart's.
#pragma once

#include <cstddef>
#include <vector>

#include "base/ring.hpp"
#include "signal/running_ranks.hpp"
#include "signal/spectrum.hpp"

namespace eupnea {

/// Looks at the spectrum of the last 12.8 s once a second. Steps come at 1.8 to 3.2 a second and keep
/// their time better than a heart does. There is a second rhythm when
///
/// - the rate that is found lies where steps do, and something else beats beside it that is none of its
///   overtones: a weak pulse under a strong movement;
/// - a sharp line lies where steps do, strong beside the rate that is found and none of its overtones;
/// - the rate that is found is half of a much stronger line that lies where steps do: one arm's swing;
/// - rate and height of the pulses have leapt together: it stays until the spectrum holds nothing older.
///
/// Before the first 12.8 s are over nothing is known of a rate that lies where steps do. A heart's
/// overtones are as wide as its rate has varied over the last sixteen beats.
class SecondRhythm {
public:
    static constexpr SampleRate rate{10.0};

    SecondRhythm();

    /// A beat that is found: the time since the one before, its height in any unit, and its quality.
    void on(Seconds interval, double height, float quality);
    /// At 10 samples a second.
    void operator()(double wave);
    void restart();

    bool present() const { return present_; }

private:
    bool look();
    bool leapt() const;

    static constexpr std::size_t length = 128;
    Ring<double> wave_;
    std::vector<double> stretch_;
    Periodogram periodogram_;
    RunningRanks<Seconds> intervals_{16};
    struct Pulse {
        double interval_s, height;
    };
    Ring<Pulse> pulses_{12};
    int doubtful_looks_ = 0; ///< still to come, each a second
    std::size_t since_look_ = 0;
    bool present_ = false;
};

} // namespace eupnea
