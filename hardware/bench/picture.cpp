// SPDX-License-Identifier: MIT
#include "hardware/bench/picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace eupnea::hardware {

namespace {

constexpr double width = 900.0;
constexpr double height = 150.0; ///< of one trace
constexpr double margin = 16.0;

struct Trace {
    Channel channel;
    const char* title;
    const char* colour;
};
// clang-format off
constexpr Trace traces[] = {
    {Channel::ppg,  "pulse sensor, A0 (counts)",   "#b9722c"},
    {Channel::belt, "breathing belt, A1 (counts)", "#2f7f74"},
    {Channel::ecg,  "ECG, A2 (counts)",            "#8a4a24"},
};
// clang-format on

std::string trace_of(const Trace& trace, std::span<const Sample> of_channel, double top)
{
    const auto [low, high] = std::ranges::minmax(of_channel, {}, &Sample::value);
    const Seconds span = of_channel.back().time - of_channel.front().time;
    const double swing = std::max(1.0, high.value - low.value);
    std::string text =
        fmt::format("<text x='{}' y='{}'>{}, {:.0f} to {:.0f}, {:.0f} s</text>\n", margin, top + 20,
                    trace.title, low.value, high.value, span.count());
    text +=
        fmt::format("<polyline fill='none' stroke='{}' stroke-width='1.5' points='", trace.colour);
    for (const Sample& sample : of_channel)
        text += fmt::format("{:.1f},{:.1f} ",
                            margin + (width - 2 * margin) *
                                         ((sample.time - of_channel.front().time) / span),
                            top + height - (height - 40) * (sample.value - low.value) / swing);
    return text + "'/>\n";
}

} // namespace

std::string picture_of(std::span<const Sample> samples)
{
    std::string body;
    double top = 0.0;
    for (const Trace& trace : traces) {
        std::vector<Sample> of_channel;
        std::ranges::copy_if(samples, std::back_inserter(of_channel),
                             [&](const Sample& sample) { return sample.channel == trace.channel; });
        if (of_channel.size() < 2) continue;
        body += trace_of(trace, of_channel, top);
        top += height + margin;
    }
    return fmt::format("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {0} {1}' "
                       "font-family='sans-serif' font-size='14' fill='#333'>\n"
                       "<rect width='{0}' height='{1}' fill='#faf7f0'/>\n{2}</svg>\n",
                       width, top, body);
}

} // namespace eupnea::hardware
