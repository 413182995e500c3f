// SPDX-License-Identifier: MIT
// A guide that begins at the person's own breath and lengthens it by small steps.
#pragma once

#include <optional>

#include "base/event.hpp"
#include "breath/breath_rate.hpp"

namespace eupnea {

/// Follows the breath and leads it to the comfortable rate, never below. Each step adds 5 %
/// to the cycle, to the exhale first until it is twice the inhale. A step comes after four guided
/// breaths, and only while the person keeps up; a person who stays behind is met half way.
/// Without a belt, a heart that follows the guide keeps up with it, whatever rate the heart shows.
/// Source of the idea: device-guided breathing (RESPeRATE): start at the own rate, lengthen the exhale.
class SlowDown {
public:
    /// @param comfortable  breaths/min that the guide never goes below; held to 4 to 20
    explicit SlowDown(BreathRate comfortable = {6.0});

    /// To be asked once a second with the breathing rate as it is known then. Gives the first
    /// pattern once there is a rate, later each step, and nothing in between.
    std::optional<PacerChange> operator()(Timestamp now, const BreathRateEstimate& own,
                                          Following heart = Following::not_known);

    /// The rate now asked for; nothing before the first pattern.
    std::optional<BreathRate> guided() const;
    bool arrived() const { return guiding_ && pattern_.cycle() >= longest_; }

private:
    PacerChange ask(Timestamp now, Seconds cycle);

    Seconds longest_;
    Pattern pattern_;
    Timestamp since_{}; ///< the last step
    int steps_behind_ = 0;
    bool guiding_ = false;
};

} // namespace eupnea
