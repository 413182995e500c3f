// SPDX-License-Identifier: MIT
#include "ui/practice_picture.hpp"

#include <cmath>

#include "ui/pacer_view.hpp"
#include "ui/practice_time.hpp"
#include "ui/words.hpp"

namespace eupnea::ui {

namespace {

float share_left(const Frame& frame)
{
    if (is_quiet(frame))
        return static_cast<float>(frame.session.quiet_left(frame.now) /
                                  frame.session.quiet()->length);
    const Seconds planned = time_planned(frame);
    if (planned <= 0s) return 0.0f;
    return static_cast<float>(std::clamp(time_left(frame) / planned, 0.0, 1.0));
}

struct OwnVolume {
    float volume = 0.0f;
};

/// The drawn volume follows the measured one, so that 25 points a second move like 60.
std::optional<float> own_volume(Frame& frame)
{
    if (!breath_is_measured(frame.session, frame.now)) return std::nullopt;
    constexpr Seconds follow = 50ms;
    const auto share = static_cast<float>(1.0 - std::exp(-(frame.elapsed / follow)));
    float& volume = frame.view.state<OwnVolume>().volume;
    volume += share * (frame.session.breath_wave().back().volume - volume);
    return volume;
}

} // namespace

void draw_practice_picture(Frame& frame, const Rect& area)
{
    const auto moment = frame.session.pacer().at(frame.now);
    draw_pacer(frame.canvas, area,
               {.asked = moment ? static_cast<float>(moment->volume) : 0.0f,
                .own = own_volume(frame),
                .left = share_left(frame),
                .guided = moment.has_value()});
}

} // namespace eupnea::ui
