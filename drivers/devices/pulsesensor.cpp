// SPDX-License-Identifier: MIT
// PulseSensor Playground on an Arduino, in both of its ways of printing.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "drivers/devices/line_fields.hpp"
#include "drivers/drivers.hpp"
#include "drivers/input_columns.hpp"

namespace eupnea {

namespace {

constexpr double highest_count = 4095; ///< 12 bit on an ESP32; 1023 on an Uno

bool within(double value, double low, double high) { return value >= low && value <= high; }

/// PROCESSING_VISUALIZER, one letter and one number a line:
///
///     Snnnn   the signal, converter counts, every 20 ms as a rule
///     Bnnn    beats per minute, after a beat
///     Qnnnn   interval to the beat before, ms, after a beat
///
/// B and Q are recognised and not used: the host finds the beats in S itself, and judges them.
/// Source: PulseSensorSerialOutput.cpp.
Decoded decode_visualizer(std::span<const std::uint8_t> frame)
{
    const std::string_view line = without_blanks(as_text(frame));
    if (line.size() < 2 || line.size() > 6) return fail(DecodeError::length);
    const char letter = line.front();
    if (letter != 'S' && letter != 'B' && letter != 'Q') return fail(DecodeError::magic);

    const auto value = number(line.substr(1));
    if (!value) return fail(DecodeError::parse);
    if (!within(*value, 0, highest_count)) return fail(DecodeError::range);

    if (letter != 'S') return Reading{.clock = no_clock};
    return Reading{.values = {{Channel::ppg, *value}}};
}

std::string encode_visualizer(const Reading& reading)
{
    const auto signal = reading.values.of(Channel::ppg);
    return signal ? fmt::format("S{}\r\n", std::lround(*signal)) : "";
}

/// SERIAL_PLOTTER with one sensor: BPM,IBI,Signal in each line, the interval in ms; 0 and 600 until
/// the old beat finder has found beats.
Decoded decode_plotter(std::span<const std::uint8_t> frame)
{
    std::string_view rest = without_blanks(as_text(frame));
    if (rest.size() < 5 || rest.size() > 20) return fail(DecodeError::length);
    const auto bpm = number(without_blanks(next_field(rest, ",")));
    const auto ibi = number(without_blanks(next_field(rest, ",")));
    const auto signal = number(without_blanks(rest));
    if (!bpm || !ibi || !signal) return fail(DecodeError::parse);
    if (!within(*bpm, 0, 255) || !within(*ibi, 0, 3000) || !within(*signal, 0, highest_count))
        return fail(DecodeError::range);
    return Reading{.values = {{Channel::ppg, *signal}}};
}

constexpr double beat_share = 0.25; ///< of the lines, in which a beat may change its two numbers

/// Three numbers may be anybody's: here the first two change with the beats at most, and count nothing.
bool is_plotter(std::span<const Chunk> chunks)
{
    const auto columns = input_columns(number_lines, chunks);
    if (columns.size() != 3) return columns.empty(); // too few lines to decide
    return std::ranges::all_of(std::span{columns}.first(2), [](const InputColumn& column) {
        return use_of(column) != ColumnUse::counts && share_of_changes(column) <= beat_share;
    });
}

std::string encode_plotter(const Reading& reading)
{
    const auto signal = reading.values.of(Channel::ppg);
    return signal ? fmt::format("0,600,{}\r\n", std::lround(*signal)) : "";
}

} // namespace

constinit const Driver pulsesensor{
    .format = "pulsesensor",
    .name = "PulseSensor",
    .decode = decode_visualizer,
    .encode = encode_visualizer,
    .full_scale = 1023,
};

constinit const Driver pulsesensor_plotter{
    .format = "pulsesensor-plotter",
    .name = "PulseSensor (BPM,IBI,Signal)",
    .decode = decode_plotter,
    .encode = encode_plotter,
    .full_scale = 1023,
    .recognise = is_plotter,
};

} // namespace eupnea
