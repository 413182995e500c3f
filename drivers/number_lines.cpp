// SPDX-License-Identifier: MIT
// One number a line, as most first sketches print: nothing tells what it measures.
#include <fmt/format.h>

#include <cmath>

#include "drivers/drivers.hpp"
#include "drivers/line_fields.hpp"

namespace eupnea {

namespace {

constexpr double most_counts = 1 << 24; ///< a 24-bit converter

/// A line is one number, converter counts, or "!": leads off (SparkFun's AD8232 sketch).
template <Channel channel>
Decoded decode(std::span<const std::uint8_t> frame)
{
    const std::string_view line = without_blanks(as_text(frame));
    if (line.empty() || line.size() > 16) return fail(DecodeError::length);
    if (line == "!") return Reading{.values = {{Channel::contact, 0}}};

    const auto value = number(line);
    if (!value) return fail(DecodeError::parse);
    if (*value < -most_counts || *value > most_counts) return fail(DecodeError::range);
    return Reading{.values = {{channel, *value}}};
}

template <Channel channel>
std::string encode(const Reading& reading)
{
    if (reading.values.of(Channel::contact) == 0.0) return "!\n";
    const auto value = reading.values.of(channel);
    return value ? fmt::format("{}\n", std::lround(*value)) : "";
}

} // namespace

constinit const Driver ppg_lines{
    .format = "ppg-lines",
    .name = "pulse sensor, one number a line",
    .decode = decode<Channel::ppg>,
    .encode = encode<Channel::ppg>,
};

constinit const Driver ecg_lines{
    .format = "ecg-lines",
    .name = "ECG, one number a line",
    .decode = decode<Channel::ecg>,
    .encode = encode<Channel::ecg>,
};

constinit const Driver belt_lines{
    .format = "belt-lines",
    .name = "breathing belt, one number a line",
    .decode = decode<Channel::belt>,
    .encode = encode<Channel::belt>,
};

} // namespace eupnea
