// SPDX-License-Identifier: MIT
#include "files/column_names.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "files/cell.hpp"

namespace eupnea {

namespace {

using Words = std::vector<std::string>;

struct Rule {
    std::string_view word; ///< a whole word of the name; with a star, its beginning
    Meaning meaning;
    int rank;
};

// clang-format off
constexpr std::array rules{
    Rule{"time*",       Meaning::time, 0},  Rule{"elapsed*",   Meaning::time, 0},
    Rule{"tiempo",      Meaning::time, 0},  Rule{"zeit",       Meaning::time, 0},
    Rule{"temps",       Meaning::time, 0},  Rule{"seconds",    Meaning::time, 0},
    Rule{"t",           Meaning::time, 1},  Rule{"datetime",   Meaning::time, 1},
    Rule{"date",        Meaning::time, 3},  Rule{"since",      Meaning::time, 2},
    Rule{"ecg*",        Meaning::ecg, 0},   Rule{"ekg*",       Meaning::ecg, 0},
    Rule{"mlii*",       Meaning::ecg, 1},   Rule{"ii",         Meaning::ecg, 1},
    Rule{"lead*",       Meaning::ecg, 2},   Rule{"v5*",        Meaning::ecg, 3},
    Rule{"i",           Meaning::ecg, 3},   Rule{"v",          Meaning::ecg, 4},
    Rule{"v1",          Meaning::ecg, 4},   Rule{"v2",         Meaning::ecg, 4},
    Rule{"v4",          Meaning::ecg, 4},   Rule{"v6",         Meaning::ecg, 4},
    Rule{"iii",         Meaning::ecg, 4},   Rule{"avf",        Meaning::ecg, 5},
    Rule{"avl",         Meaning::ecg, 5},   Rule{"avr",        Meaning::ecg, 5},
    Rule{"ppg*",        Meaning::ppg, 0},   Rule{"pleth*",     Meaning::ppg, 0},
    Rule{"bvp*",        Meaning::ppg, 0},  Rule{"cardiac*",   Meaning::ppg, 1},
       Rule{"pulse*",     Meaning::ppg, 1},
    Rule{"ir",          Meaning::ppg, 2},   Rule{"infrared",   Meaning::ppg, 2},
    Rule{"green",       Meaning::ppg, 3},   Rule{"red",        Meaning::ppg, 4},
    Rule{"resp*",       Meaning::belt, 0},  Rule{"rsp*",       Meaning::belt, 0},
    Rule{"belt*",       Meaning::belt, 0},  Rule{"breath*",    Meaning::belt, 0},
    Rule{"pzt",         Meaning::belt, 1},  Rule{"rip",        Meaning::belt, 1},
    Rule{"thor*",       Meaning::belt, 1},  Rule{"abd*",       Meaning::belt, 2},
    Rule{"chest",       Meaning::belt, 2},  Rule{"thermistor", Meaning::belt, 3},
    Rule{"volum*",      Meaning::belt, 3},  Rule{"airflow",    Meaning::belt, 4},
    Rule{"flow*",       Meaning::belt, 4},  Rule{"flujo",      Meaning::belt, 4},
    Rule{"nasal",       Meaning::belt, 4},
    Rule{"rr*",         Meaning::rr, 0},    Rule{"ibi*",       Meaning::rr, 0},
    Rule{"nn",          Meaning::rr, 1},    Rule{"nni",        Meaning::rr, 1},
    Rule{"ppi*",        Meaning::rr, 0},    Rule{"pp",         Meaning::rr, 1},
    Rule{"interbeat*",  Meaning::rr, 0},    Rule{"intervals",  Meaning::rr, 2},
    Rule{"nseq",        Meaning::counter, 0}, Rule{"seq*",     Meaning::counter, 0},
    Rule{"index",       Meaning::counter, 0}, Rule{"counter",  Meaning::counter, 0},
    Rule{"rpeak*",      Meaning::beat_position, 0},
    Rule{"sample",      Meaning::beat_position, 1},
};
// A name with one of these words tells of a number made from the signal, not of the signal.
constexpr std::array derived_words{
    "rate", "mean", "sd",   "count",   "error", "quality", "cumulative", "bpm",   "peak",
    "flag", "valid", "type", "percent", "score", "label",   "std",        "onset", "peaks",
};
// clang-format on

Words words_of(std::string_view text)
{
    Words words;
    bool inside = false;
    for (const char c : lower_case(text)) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (letter && !inside) words.emplace_back();
        if (letter) words.back() += c;
        inside = letter;
    }
    return words;
}

std::optional<double> unit_named(std::string_view word)
{
    if (word == "s" || word == "sec" || word == "secs" || word == "seconds") return 1.0;
    if (word == "ms" || word == "msec" || word == "millis" || word == "milliseconds") return 1e-3;
    if (word == "us" || word == "\xC2\xB5s" || word == "micros" || word == "microseconds")
        return 1e-6;
    if (word == "ns" || word == "nanoseconds") return 1e-9;
    return std::nullopt;
}

/// From brackets at the end of the name, else from its last word.
std::optional<double> unit_of(std::string_view name, const Words& words)
{
    const auto open = name.find_last_of("[(");
    if (open != std::string_view::npos) {
        const auto inside = name.substr(open + 1, name.find_first_of("])", open) - open - 1);
        if (const auto unit = unit_named(lower_case(trimmed(inside)))) return unit;
    }
    return words.empty() ? std::nullopt : unit_named(words.back());
}

bool matches(std::string_view rule, std::string_view word)
{
    return rule.ends_with('*') ? word.starts_with(rule.substr(0, rule.size() - 1)) : word == rule;
}

bool is_derived(const Words& words)
{
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return std::find(derived_words.begin(), derived_words.end(), word) != derived_words.end();
    });
}

} // namespace

ColumnMeaning meaning_of(std::string_view column_name)
{
    const Words words = words_of(column_name);
    ColumnMeaning found;
    found.unit_s = unit_of(column_name, words);
    for (const Rule& rule : rules) {
        const bool says = std::any_of(words.begin(), words.end(), [&](const std::string& word) {
            return matches(rule.word, word);
        });
        if (!says || (rule.meaning != Meaning::time && is_derived(words))) continue;
        found.meaning = rule.meaning;
        found.rank = rule.rank;
        return found;
    }
    if (words.size() == 1 && unit_named(words[0])) found.meaning = Meaning::time;
    if (words == Words{"r", "r"} || words == Words{"r", "r", "ms"}) found.meaning = Meaning::rr;
    return found;
}

std::optional<Channel> channel_of(Meaning meaning)
{
    switch (meaning) {
    case Meaning::ecg:
        return Channel::ecg;
    case Meaning::ppg:
        return Channel::ppg;
    case Meaning::belt:
        return Channel::belt;
    case Meaning::rr:
    case Meaning::beat_position:
        return Channel::rr;
    case Meaning::unknown:
    case Meaning::time:
    case Meaning::counter:
        break;
    }
    return std::nullopt;
}

std::optional<Channel> channel_named(std::string_view name)
{
    for (const Channel channel : {Channel::ecg, Channel::ppg, Channel::belt, Channel::rr})
        if (lower_case(name) == eupnea::name(channel)) return channel;
    return std::nullopt;
}

} // namespace eupnea
