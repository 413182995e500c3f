// SPDX-License-Identifier: MIT
#include "base/wiring.hpp"

#include <algorithm>

namespace eupnea {

namespace {

struct Plug {
    std::string_view word;
    std::optional<Channel> channel;
};

constexpr Plug plugs[] = {
    {"-", std::nullopt},     {"ecg", Channel::ecg},   {"ppg", Channel::ppg},
    {"pulse", Channel::ppg}, {"belt", Channel::belt}, {"breath", Channel::belt},
};

bool is_on_another(const Wiring& wiring, Channel channel, std::size_t input)
{
    for (std::size_t i = 0; i < most_inputs; ++i)
        if (i != input && wiring[i] == channel) return true;
    return false;
}

UserMessage not_understood(std::string_view text)
{
    return {"What is on the inputs is said as in -,ecg,belt: input 1 first, each of ecg, ppg and "
            "belt once at most. Not understood: " +
            std::string{text} + "."};
}

} // namespace

Result<Wiring> parse_wiring(std::string_view text)
{
    Wiring wiring{};
    std::string_view rest = text;
    bool any = false;
    for (std::size_t input = 0; !rest.empty(); ++input) {
        const std::string_view word = rest.substr(0, rest.find(','));
        const auto plug = std::ranges::find(plugs, word, &Plug::word);
        if (input == most_inputs || plug == std::end(plugs)) return fail(not_understood(text));
        if (plug->channel && is_on_another(wiring, *plug->channel, input))
            return fail(not_understood(text));
        wiring[input] = plug->channel;
        any |= plug->channel.has_value();
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    }
    if (!any) return fail(not_understood(text));
    return wiring;
}

std::string text_of(const Wiring& wiring)
{
    std::string text;
    std::size_t last = most_inputs;
    while (last > 0 && !wiring[last - 1]) --last;
    for (std::size_t i = 0; i < last; ++i) {
        if (i > 0) text += ',';
        text += wiring[i] ? name(*wiring[i]) : "-";
    }
    return text;
}

Wiring with_next_sensor(Wiring wiring, std::size_t input)
{
    static constexpr std::optional<Channel> turn[] = {std::nullopt, Channel::ecg, Channel::ppg,
                                                      Channel::belt};
    const auto now = std::ranges::find(turn, wiring[input]) - std::begin(turn);
    for (std::size_t step = 1; step <= std::size(turn); ++step) {
        const auto next = turn[(static_cast<std::size_t>(now) + step) % std::size(turn)];
        if (next && is_on_another(wiring, *next, input)) continue;
        wiring[input] = next;
        return wiring;
    }
    return wiring;
}

} // namespace eupnea
