// SPDX-License-Identifier: MIT
// Lines for the Arduino serial plotter: label:value, where the label tells what it measures.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string>

#include "drivers/devices/line_fields.hpp"
#include "drivers/drivers.hpp"

namespace eupnea {

namespace {

struct Label {
    std::string_view word;
    Channel channel;
};

// clang-format off
constexpr Label labels[] = {
    {"ecg",     Channel::ecg},     {"ekg",         Channel::ecg},
    {"ppg",     Channel::ppg},     {"pulse",       Channel::ppg},
    {"signal",  Channel::ppg},     {"ir",          Channel::ppg},
    {"belt",    Channel::belt},    {"breath",      Channel::belt},
    {"resp",    Channel::belt},    {"respiration", Channel::belt},
    {"rr",      Channel::rr},      {"ibi",         Channel::rr},
    {"contact", Channel::contact}, {"battery",     Channel::battery},
};
// clang-format on

const Label* label_of(std::string_view text)
{
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == b;
    };
    const auto found = std::ranges::find_if(
        labels, [&](const Label& label) { return std::ranges::equal(text, label.word, same); });
    return found == std::end(labels) ? nullptr : found;
}

bool is_waveform(const Value& value) { return value.channel <= Channel::belt; }

/// label:value parts between spaces, tabs or commas. Labels that mean nothing here are passed over.
/// An interval beside a waveform is repeated in every line, so it is left out: the beats are found
/// in the waveform. Source: ArduinoSerialPlotterProtocol.md.
Decoded decode(std::span<const std::uint8_t> frame)
{
    std::string_view rest = as_text(frame);
    if (rest.size() < 3) return fail(DecodeError::length);

    Reading reading;
    while (!rest.empty()) {
        std::string_view part = next_field(rest, " \t,");
        if (part.empty()) continue;
        const std::string_view word = next_field(part, ":");
        if (part.empty()) return fail(DecodeError::magic);
        const auto value = number(part);
        if (!value) return fail(DecodeError::parse);
        const Label* label = label_of(word);
        if (label && reading.values.size() < channel_count)
            reading.values.push_back({label->channel, *value});
    }
    if (reading.values.empty()) return fail(DecodeError::parse);
    if (std::ranges::any_of(reading.values, is_waveform)) reading.values.erase(Channel::rr);
    return reading;
}

std::string encode(const Reading& reading)
{
    std::string line;
    for (const Value& value : reading.values) {
        if (!line.empty()) line += ',';
        line += fmt::format("{}:{}", name(value.channel), std::lround(value.value));
    }
    return line.empty() ? line : line + "\n";
}

} // namespace

constinit const Driver labelled_lines{
    .format = "labels",
    .name = "label:value lines",
    .decode = decode,
    .encode = encode,
};

} // namespace eupnea
