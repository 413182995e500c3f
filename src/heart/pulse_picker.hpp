// SPDX-License-Identifier: MIT
// Pulse wave -> beats, for one polarity.
#pragma once

#include "base/ring.hpp"
#include "heart/beat_picker.hpp"
#include "heart/beat_shape.hpp"
#include "heart/upstroke_finder.hpp"

namespace eupnea {

/// Upstrokes, each with its height and with how much its way there looks like the ones before, given
/// to a beat picker.
struct PulsePicker {
    static constexpr SampleRate rate{100.0};
    static constexpr std::size_t longest_rise = 64;
    static constexpr std::size_t longest_crest = 25; ///< 0.25 s after the steepest of the rise
    static constexpr std::size_t shape_length = 40;  ///< 0.4 s until the crest
    static constexpr double share = 0.3; ///< pulses differ in height more than QRS complexes do
    static constexpr double least = 0.1; ///< of a beat's height: below it is none, of any shape

    /// @param sign  1 where the pulses point upwards, -1 where down
    explicit PulsePicker(double sign) : upstrokes(sign, longest_crest) {}

    UpstrokeFinder upstrokes;
    BeatShape shape{shape_length};
    BeatPicker picker{share};

    /// @param wave  the last `longest_rise` samples, the newest at `time`
    void operator()(Timestamp time, const Ring<double>& wave, bool disturbed)
    {
        if (const auto up = upstrokes(wave))
            picker({time - up->half * period(rate), up->height,
                    template_correlation(wave, up->height, disturbed), disturbed});
        picker.pass(time);
    }

    void restart()
    {
        upstrokes.restart();
        picker.restart();
    }

private:
    float template_correlation(const Ring<double>& wave, double height, bool disturbed)
    {
        if (height < least * picker.signal()) return 0.0f;
        const std::size_t from = wave.size() - 1 - shape_length;
        for (std::size_t i = 0; i < shape_length; ++i) shape.latest()[i] = wave[from + i];
        return shape.compare(height, picker.signal(), disturbed);
    }
};

} // namespace eupnea
