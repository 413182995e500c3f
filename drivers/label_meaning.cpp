// SPDX-License-Identifier: MIT
#include "drivers/label_meaning.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace eupnea {

namespace {

struct LabelWord {
    std::string_view text;
    LabelMeaning meaning;
};

constexpr LabelMeaning derived{LabelKind::derived};
constexpr LabelMeaning counting{LabelKind::counting};
constexpr LabelMeaning named(Channel channel, std::uint8_t rank = 0)
{
    return {LabelKind::channel, channel, rank};
}

// In the order in which one outweighs another.
// clang-format off
constexpr LabelWord words[] = {
    {"avg", derived},         {"average", derived},     {"mean", derived},
    {"interval", named(Channel::rr)},

    {"bpm", derived},         {"hr", derived},          {"rate", derived},      {"heartrate", derived},
    {"pulserate", derived},   {"spo2", derived},        {"o2", derived},        {"oxygen", derived},
    {"valid", derived},
    {"hrvalid", derived},     {"hrvalue", derived},     {"spo2valid", derived}, {"min", derived},
    {"max", derived},         {"threshold", derived},   {"thresh", derived},    {"quality", derived},
    {"temp", derived},        {"temperature", derived}, {"humidity", derived},  {"stress", derived},
    {"hrv", derived},         {"rmssd", derived},       {"sdnn", derived},      {"steps", derived},
    {"beat", derived},        {"beats", derived},       {"heartbeat", derived}, {"hz", derived},
    {"gsr", derived},         {"eda", derived},         {"emg", derived},       {"ax", derived},
    {"ay", derived},          {"az", derived},          {"gx", derived},        {"gy", derived},
    {"gz", derived},          {"acc", derived},         {"accel", derived},     {"gyro", derived},
    {"delta", derived},       {"finger", derived},      {"state", derived},     {"status", derived},

    {"time", counting},       {"timestamp", counting},  {"ts", counting},       {"millis", counting},
    {"ms", counting},         {"micros", counting},     {"us", counting},       {"seconds", counting},
    {"sec", counting},        {"t", counting},          {"elapsed", counting},  {"n", counting},
    {"no", counting},         {"idx", counting},      {"index", counting},
    {"count", counting},      {"counter", counting},    {"cnt", counting},      {"seq", counting},
    {"frame", counting},      {"packet", counting},     {"number", counting},

    {"rr", named(Channel::rr)},       {"ibi", named(Channel::rr)}, {"rri", named(Channel::rr)},

    {"ecg", named(Channel::ecg)},     {"ekg", named(Channel::ecg)},
    {"ppg", named(Channel::ppg)},     {"pulse", named(Channel::ppg)},
    {"pleth", named(Channel::ppg)},   {"bvp", named(Channel::ppg)},
    {"ir", named(Channel::ppg)},      {"infrared", named(Channel::ppg)},
    {"green", named(Channel::ppg, 1)},{"red", named(Channel::ppg, 2)},
    {"belt", named(Channel::belt)},   {"breath", named(Channel::belt)},
    {"resp", named(Channel::belt)},   {"breathing", named(Channel::belt)},
    {"airflow", named(Channel::belt)},{"respiration", named(Channel::belt)},
    {"contact", named(Channel::contact)}, {"battery", named(Channel::battery)},
};
// clang-format on

bool is_letter_or_digit(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }
bool is_capital(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }
char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

/// The next word, and takes it off the front: "irValue" gives "ir". Empty at the end.
std::string_view next_word(std::string_view& rest)
{
    while (!rest.empty() && !is_letter_or_digit(rest.front())) rest.remove_prefix(1);
    std::size_t end = 0;
    while (end < rest.size() && is_letter_or_digit(rest[end]) &&
           !(end > 0 && is_capital(rest[end]) && !is_capital(rest[end - 1])))
        ++end;
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(end);
    return word;
}

bool equal(std::string_view text, std::string_view word)
{
    return std::ranges::equal(text, word, {}, lower);
}

const LabelWord* known(std::string_view text)
{
    const auto found =
        std::ranges::find_if(words, [&](const LabelWord& word) { return equal(text, word.text); });
    if (found != std::end(words)) return found;
    const auto last = text.find_last_not_of("0123456789");
    return last + 1 < text.size() ? known(text.substr(0, last + 1)) : nullptr; // "ECG1"
}

} // namespace

LabelMeaning label_meaning(std::string_view label)
{
    const LabelWord* heaviest = known(label);
    for (std::string_view rest = label; !rest.empty();) {
        const LabelWord* word = known(next_word(rest));
        if (word && (!heaviest || word < heaviest)) heaviest = word;
    }
    return heaviest ? heaviest->meaning : LabelMeaning{};
}

} // namespace eupnea
