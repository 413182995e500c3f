// SPDX-License-Identifier: MIT
// How the simulated person breathes: freely, or with the pacer as well as people can.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "base/ring.hpp"
#include "drivers/simulator/random.hpp"
#include "drivers/simulator/scenario.hpp"
#include "pacing/pacer.hpp"

namespace eupnea::simulator {

/// A breath as it really was, from inhale onset to the next.
struct TrueBreath {
    Timestamp inhale;
    Timestamp exhale; ///< onset; a hold belongs to the inhale before it
    Timestamp end;
    double litres;
};

/// Each breath is decided at its beginning, from what the pacer showed `foresight` before; a pacer
/// change that arrives by then is answered the same way however it was delivered.
class Lungs {
public:
    static constexpr Seconds foresight{0.3};

    explicit Lungs(const Scenario& scenario);

    void on(const PacerChange& change) { pacer_.apply(change); }

    struct Air {
        double fill;   ///< as the body senses it: 0 empty, 1 full at a comfortable depth
        double litres; ///< above the empty lung
    };
    /// Times may go back by a few breaths, not more.
    Air at(Timestamp time);

    /// Every breath that is over.
    std::span<const TrueBreath> breaths() const { return breaths_; }

private:
    struct Part {
        BreathPhase phase;
        Seconds length;
        double to; ///< share of the depth at the end of this part
    };
    using Parts = std::array<Part, 7>;
    struct Planned {
        Timestamp from{};
        Timestamp until{};
        Parts parts{};
        double fill = 0.0;   ///< when full
        double litres = 0.0; ///< when full

        Timestamp onset_of(BreathPhase phase) const;
        double share_at(Timestamp time) const;
    };

    Planned plan(Timestamp from);
    Parts held(Timestamp from) const;
    Parts talking();
    Parts free(Seconds length) const;
    std::optional<Parts> paced(Timestamp from);
    Parts with(Pacer::Moment moment, Seconds late);
    Seconds own_length();
    double depth();
    Seconds jitter();
    void breathe_on();

    Scenario scenario_;
    Random random_;
    Pacer pacer_;
    double length_wander_ = 0.0;
    Ring<Planned> planned_{6};
    std::vector<TrueBreath> breaths_;
};

} // namespace eupnea::simulator
