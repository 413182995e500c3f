// SPDX-License-Identifier: MIT
#include "ui/practice_numbers.hpp"

#include <array>

#include "ui/numbers.hpp"
#include "ui/practice_time.hpp"
#include "ui/words.hpp"

namespace eupnea::ui {

void draw_practice_numbers(const Frame& frame, const Rect& area)
{
    const Palette& colour = frame.canvas.colour();
    const State state = frame.session.state().value_or(State{});
    const auto& pattern = frame.session.pacer().pattern();
    const Reason heart = state.heart.good() ? Reason::few_beats : state.heart.reason;
    const Reason breath = state.breath.good() ? Reason::few_breaths : state.breath.reason;
    const auto sensor_rate = frame.session.sensor_heart_rate(frame.now);
    const bool own = !state.heart_rate_bpm && sensor_rate;
    const Line breath_words = breath_rate_words(state);
    const std::array numbers{
        Number{own ? "the sensor's own rate" : "heart rate", "beats/min",
               own ? sensor_rate : state.heart_rate_bpm, 0, heart, colour.heart},
        Number{breath_words.view(), "breaths/min", state.breath_rate_per_min, 1, breath,
               colour.breath_text},
        Number{"heart rate swing", "beats/min", state.hr_swing_bpm, 1, heart, colour.heart},
        Number{"guide", "breaths/min",
               pattern ? std::optional{static_cast<float>(rate_of(*pattern))} : std::nullopt, 1,
               Reason::none, colour.quiet}};
    const bool guided = pattern && !goes_own_way(frame);
    draw_numbers(frame.canvas, area, std::span{numbers}.first(guided ? 4 : 3));
}

} // namespace eupnea::ui
