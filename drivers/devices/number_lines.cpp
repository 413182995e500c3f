// SPDX-License-Identifier: MIT
// Numbers alone on a line, as most first sketches print: nothing states what they measure.
#include <fmt/format.h>

#include <cmath>

#include "drivers/devices/line_fields.hpp"
#include "drivers/drivers.hpp"

namespace eupnea {

namespace {

constexpr std::size_t longest = 128;

/// A line is one to eight numbers between commas, semicolons, blanks or tabs: the converter's counts
/// at each input (PhysioKit: v1,v2,v3,v4), or a time or a count among them; or "!": leads off
/// (SparkFun's AD8232 sketch).
Decoded decode(Bytes frame)
{
    std::string_view rest = without_blanks(as_text(frame));
    if (rest.empty() || rest.size() > longest) return fail(DecodeError::length);
    if (rest == "!") return Reading{.values = {{Channel::contact, 0}}};

    Reading reading;
    while (!rest.empty()) {
        const std::string_view field = next_field(rest, ",;\t ");
        if (field.empty()) continue;
        const auto value = number(field);
        if (!value || reading.inputs.size() == most_inputs) return fail(DecodeError::parse);
        reading.inputs.push_back(*value);
    }
    return reading;
}

std::string encode(const Reading& reading)
{
    if (reading.values.of(Channel::contact) == 0.0) return "!\n";
    std::string line;
    for (std::size_t i = 0; i < reading.inputs.size(); ++i)
        line += fmt::format("{}{}", i > 0 ? "," : "", std::lround(reading.inputs[i]));
    return line.empty() ? line : line + "\n";
}

} // namespace

constinit const Driver number_lines{
    .format = "numbers",
    .name = "numbers on a line",
    .decode = decode,
    .encode = encode,
    .wiring = Wiring{Channel::ppg},
};

constinit const Driver ad8232{
    .format = "ad8232",
    .name = "AD8232, one number a line",
    .port = {.baud_rate = 9'600},
    .decode = decode,
    .encode = encode,
    .full_scale = 1023,
    .wiring = Wiring{Channel::ecg},
};

} // namespace eupnea
