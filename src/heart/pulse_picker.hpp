// SPDX-License-Identifier: MIT
// Pulse wave -> beats, for one polarity.
#pragma once

#include "base/ring.hpp"
#include "heart/beat_picker.hpp"
#include "heart/beat_shape.hpp"
#include "heart/upstroke_finder.hpp"

namespace eupnea {

/// Upstrokes, each with its height and with how much its way there looks like the ones before, given
/// to a beat picker. The wave comes evenly, 100 times a second.
struct PulsePicker {
    static constexpr std::size_t longest_rise = 64;
    static constexpr std::size_t shape_length = 40; ///< 0.4 s until the crest
    static constexpr double share = 0.3; ///< pulses differ in height more than QRS complexes do

    UpstrokeFinder upstrokes{longest_rise};
    BeatShape shape{shape_length};
    Ring<double> wave{shape_length};
    BeatPicker picker{share};

    void operator()(Timestamp time, double value, bool disturbed)
    {
        if (const auto up = upstrokes(time, value))
            picker({up->half, up->height, likeness(up->height, disturbed), disturbed});
        do wave.push(value); // what came before the beginning is level
        while (!wave.full());
        picker.pass(time);
    }

    void restart()
    {
        upstrokes.restart();
        wave.clear();
        picker.restart();
    }

private:
    float likeness(double height, bool disturbed)
    {
        for (std::size_t i = 0; i < shape_length; ++i) shape.latest()[i] = wave[i] - wave[0];
        return shape.compare(height, picker.signal(), disturbed);
    }
};

} // namespace eupnea
