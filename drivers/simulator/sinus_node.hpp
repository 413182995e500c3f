// SPDX-License-Identifier: MIT
// When the simulated heart beats, and how breathing makes it swing.
#pragma once

#include <span>
#include <vector>

#include "base/event.hpp"
#include "drivers/simulator/lungs.hpp"

namespace eupnea::simulator {

/// A heartbeat as it really was. Of class `missed`: real, but no sensor shows it; `extra`: shown,
/// but none.
struct TrueBeat {
    Timestamp time; ///< of the R peak
    BeatClass beat_class;
    Seconds interval; ///< from the beat before
    Seconds transit;  ///< until the pulse's half-amplitude upstroke at the finger
};

/// Integral pulse frequency modulation (Mateo & Laguna 2000): a beat whenever the integral of the
/// rate reaches a whole number. The rate swings with lung volume V along two paths:
///
///     baroreflex   x'' + 2 z w0 x' + w0^2 x = w0 V'(t)     slow, resonates at w0
///     vagal        y' = (V - y) / 0.3 s                    fast
///
/// so that the swing is widest and in phase with the breath at w0; the heart leads below and lags
/// above (Vaschillo et al. 2002). Mayer waves are the same resonator stirred by noise.
class SinusNode {
public:
    explicit SinusNode(const Scenario& scenario);

    void advance_to(Timestamp time, Lungs& lungs);

    /// Every beat so far, in order of time.
    std::span<const TrueBeat> beats() const { return beats_; }

private:
    struct Resonator {
        double position = 0.0;
        double speed = 0.0;
        double operator()(double push, double omega, double damping, double dt);
    };

    double rate_bpm(double fill);
    void beat(Timestamp time, BeatClass beat_class);
    void sinus_beat(Timestamp time);

    Scenario scenario_;
    Random random_;
    Timestamp now_{};
    Resonator baroreflex_;
    Resonator mayer_;
    Wander slow_;
    double fill_ = 0.0;      ///< one step ago
    double vagal_ = 0.0;     ///< lung volume as the fast path has it
    double mean_fill_ = 0.4; ///< over a few breaths
    double phase_;           ///< share of the way to the next sinus beat
    double early_at_ = 2.0;  ///< phase at which an early beat comes; 2: none
    BeatClass early_{};
    bool blocked_ = false; ///< the next sinus beat falls into the pause after an ectopic one
    Timestamp last_beat_{};
    std::vector<TrueBeat> beats_;
};

} // namespace eupnea::simulator
