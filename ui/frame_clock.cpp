// SPDX-License-Identifier: MIT
#include "ui/frame_clock.hpp"

#include <algorithm>
#include <cmath>

namespace eupnea::ui {

namespace {

constexpr Seconds speed_memory = 1s;  ///< of the estimate of a replay's speed
constexpr Seconds jump = 2s;          ///< farther off than this is a seek, not a delay
constexpr Seconds correction = 500ms; ///< in which a smaller difference is made good

} // namespace

Timestamp FrameClock::operator()(const Session& session, Seconds since_launch)
{
    const Seconds elapsed = std::max(Seconds{0.0}, since_launch - last_launch_);
    last_launch_ = since_launch;
    const bool replayed = session.link() && session.link()->origin == Origin::replayed;
    if (replayed) return follow(session.now(), elapsed);

    const Seconds began = session.start() ? session.start()->since_launch : 0s;
    return shown_ = at(since_launch - began);
}

Timestamp FrameClock::follow(Timestamp newest, Seconds elapsed)
{
    const Seconds advanced = newest - last_newest_;
    last_newest_ = newest;
    if (std::abs((newest - shown_).count()) > jump.count() * std::max(1.0, speed_))
        return shown_ = newest;
    if (elapsed <= 0s) return shown_;

    const double weight = 1.0 - std::exp(-(elapsed / speed_memory));
    speed_ += weight * (advanced / elapsed - speed_);
    shown_ += elapsed * speed_ + (newest - shown_) * (1.0 - std::exp(-(elapsed / correction)));
    return shown_;
}

} // namespace eupnea::ui
