// SPDX-License-Identifier: MIT
#include "ui/practice_numbers.hpp"

#include "ui/numbers.hpp"
#include "ui/practice_time.hpp"
#include "ui/words.hpp"

namespace eupnea::ui {

void draw_practice_numbers(const Frame& frame, const Rect& left, const Rect& right)
{
    const Palette& colour = frame.canvas.colour();
    const State state = frame.session.state().value_or(State{});
    const auto& pattern = frame.session.pacer().pattern();
    const float width = left.width();
    const float apart = 0.25f * left.height();
    const auto centre = [&](const Rect& side, float at) {
        return side.centre() + Point{0.0f, at * apart};
    };
    const Reason heart = state.heart.good() ? Reason::few_beats : state.heart.reason;
    const Reason breath = state.breath.good() ? Reason::few_breaths : state.breath.reason;
    const auto sensor_rate = frame.session.sensor_heart_rate(frame.now);
    const bool own = !state.heart_rate_bpm && sensor_rate;
    draw_number(frame.canvas, centre(left, -1.0f), width,
                {own ? "the sensor's own rate" : "heart rate", "beats/min",
                 own ? sensor_rate : state.heart_rate_bpm, 0, heart, colour.heart});
    draw_number(frame.canvas, centre(left, 1.0f), width,
                {"heart rate swing", "beats/min", state.hr_swing_bpm, 1, heart, colour.heart});
    draw_number(frame.canvas, centre(right, -1.0f), width,
                {breath_rate_words(state).view(), "breaths/min", state.breath_rate_per_min, 1,
                 breath, colour.breath_text});
    if (!pattern || goes_own_way(frame)) return;
    draw_number(frame.canvas, centre(right, 1.0f), width,
                {"guide", "breaths/min", static_cast<float>(rate_of(*pattern)), 1, Reason::none,
                 colour.quiet});
}

} // namespace eupnea::ui
