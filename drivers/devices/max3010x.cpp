// SPDX-License-Identifier: MIT
// MAX30102 and MAX30105 pulse boards, as SparkFun's examples print them.
#include <fmt/format.h>

#include <cmath>

#include "drivers/devices/line_fields.hpp"
#include "drivers/drivers.hpp"

namespace eupnea {

namespace {

constexpr double highest_count = 262'143; ///< 18 bit
constexpr std::string_view no_finger = "No finger?";

/// Data layout, text: word=number parts between commas. I: infrared, R: red, both converter counts.
///
///     IR=I, BPM=b, Avg BPM=a[ No finger?]                          Example5_HeartRate
///     red=R, ir=I, HR=h, HRvalid=v, SPO2=s, SPO2Valid=w            Example8_SPO2
///
/// The infrared light is read; the board's own rates are not used: the host finds the beats.
/// Source: SparkFun_MAX3010x_Sensor_Library, examples.
Decoded decode(Bytes frame)
{
    std::string_view rest = without_blanks(as_text(frame));
    if (rest.size() < 4 || rest.size() > 120) return fail(DecodeError::length);
    if (!rest.starts_with("IR=") && !rest.starts_with("red=")) return fail(DecodeError::magic);

    const bool finger = !rest.ends_with(no_finger);
    if (!finger) rest.remove_suffix(no_finger.size());
    std::optional<double> infrared;
    while (!rest.empty()) {
        std::string_view part = without_blanks(next_field(rest, ","));
        const std::string_view word = next_field(part, "=");
        const auto value = number(without_blanks(part));
        if (!value) return fail(DecodeError::parse);
        if (word == "IR" || word == "ir") infrared = value;
    }
    if (!infrared) return fail(DecodeError::parse);
    if (*infrared < 0 || *infrared > highest_count) return fail(DecodeError::range);
    return Reading{.values = {{Channel::ppg, *infrared}, {Channel::contact, finger ? 1.0 : 0.0}}};
}

std::string encode(const Reading& reading)
{
    const auto infrared = reading.values.of(Channel::ppg);
    if (!infrared) return {};
    return fmt::format("IR={}, BPM=0.00, Avg BPM=0{}\r\n", std::lround(*infrared),
                       reading.values.of(Channel::contact) == 0.0 ? " No finger?" : "");
}

} // namespace

constinit const Driver max3010x{
    .format = "max3010x",
    .name = "MAX3010x pulse board",
    .decode = decode,
    .encode = encode,
    .full_scale = highest_count,
};

} // namespace eupnea
