// SPDX-License-Identifier: MIT
// The guide: which breath is asked for at any moment, past or to come.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/event.hpp"

namespace eupnea {

/// A pure function of time, built from the session's PacerChange events. A change of pattern keeps
/// the phase and the share of it that is over, so that the asked lung volume never jumps.
class Pacer {
public:
    struct Moment {
        BreathPhase phase;
        double progress;   ///< 0 to 1 within the phase
        double turn;       ///< 0 to 1 within the cycle
        double volume;     ///< asked lung volume: 0 empty, 1 full
        Seconds left;      ///< of this phase
        std::size_t cycle; ///< whole cycles since the pacer last started
        Pattern pattern;
    };

    /// Changes come in order of time.
    void apply(const PacerChange& change);

    /// Nothing before the first start and while stopped.
    std::optional<Moment> at(Timestamp time) const;

    /// How long it has guided until then, pauses left out.
    Seconds guided(Timestamp until) const;

    bool running() const { return !stretches_.empty() && stretches_.back().running; }
    const std::optional<Pattern>& pattern() const { return pattern_; }

private:
    struct Stretch {
        Timestamp from;
        Pattern pattern;
        bool running;
        Seconds offset;    ///< into the cycle at `from`
        std::size_t cycle; ///< cycles completed before `from`
    };
    static Moment moment_in(const Stretch& stretch, Timestamp time);

    std::vector<Stretch> stretches_;
    std::optional<Pattern> pattern_;
};

} // namespace eupnea
