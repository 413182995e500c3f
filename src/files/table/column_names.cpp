// SPDX-License-Identifier: MIT
#include "files/table/column_names.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "files/table/cell.hpp"

namespace eupnea {

namespace {

using Words = std::vector<std::string>;

struct Rule {
    std::string_view word; ///< a whole word of the name; with a star, its beginning or end
    Meaning meaning;
    int rank;
};

// clang-format off
constexpr std::array rules{
    Rule{"rr*",         Meaning::rr, 0},    Rule{"ibi*",       Meaning::rr, 0},
    Rule{"nn",          Meaning::rr, 1},    Rule{"nni*",       Meaning::rr, 1},
    Rule{"ppi*",        Meaning::rr, 0},    Rule{"pp",         Meaning::rr, 1},
    Rule{"bbi*",        Meaning::rr, 0},    Rule{"interbeat*", Meaning::rr, 0},
    Rule{"btob*",       Meaning::rr, 0},    Rule{"b2b*",       Meaning::rr, 0},
    Rule{"rtor*",       Meaning::rr, 0},    Rule{"nnint*",     Meaning::rr, 0},
    Rule{"time*",       Meaning::time, 0},  Rule{"elapsed*",   Meaning::time, 0},
    Rule{"tiempo",      Meaning::time, 0},  Rule{"zeit*",      Meaning::time, 0},
    Rule{"uhrzeit",     Meaning::time, 0},  Rule{"temps",      Meaning::time, 0},
    Rule{"tempo",       Meaning::time, 0},  Rule{"tijd",       Meaning::time, 0},
    Rule{"czas",        Meaning::time, 0},  Rule{"hora",       Meaning::time, 0},
    Rule{"seconds",     Meaning::time, 0},  Rule{"secs",       Meaning::time, 0},
    Rule{"milliseconds", Meaning::time, 0}, Rule{"millis",     Meaning::time, 0},
    Rule{"epoch",       Meaning::time, 1},  Rule{"unix*",      Meaning::time, 1},
    Rule{"t",           Meaning::time, 1},  Rule{"datetime",   Meaning::time, 1},
    Rule{"date",        Meaning::time, 3},  Rule{"since",      Meaning::time, 2},
    Rule{"datum",       Meaning::time, 3},  Rule{"fecha",      Meaning::time, 3},
    Rule{"ecg*",        Meaning::ecg, 0},   Rule{"ekg*",       Meaning::ecg, 0},
    Rule{"*ecg",        Meaning::ecg, 0},   Rule{"*ekg",       Meaning::ecg, 0},
    Rule{"*ppg",        Meaning::ppg, 0},   Rule{"clock",      Meaning::time, 1},
    Rule{"mlii*",       Meaning::ecg, 1},   Rule{"ii",         Meaning::ecg, 1},
    Rule{"lead*",       Meaning::ecg, 2},   Rule{"v5*",        Meaning::ecg, 3},
    Rule{"i",           Meaning::ecg, 3},   Rule{"v",          Meaning::ecg, 4},
    Rule{"v1",          Meaning::ecg, 4},   Rule{"v2",         Meaning::ecg, 4},
    Rule{"v3",          Meaning::ecg, 4},
    Rule{"v4",          Meaning::ecg, 4},   Rule{"v6",         Meaning::ecg, 4},
    Rule{"iii",         Meaning::ecg, 4},   Rule{"avf",        Meaning::ecg, 5},
    Rule{"avl",         Meaning::ecg, 5},   Rule{"avr",        Meaning::ecg, 5},
    Rule{"ppg*",        Meaning::ppg, 0},   Rule{"pleth*",     Meaning::ppg, 0},
    Rule{"bvp*",        Meaning::ppg, 0},   Rule{"cardiac*",   Meaning::ppg, 1},
    Rule{"photopleth*", Meaning::ppg, 0},   Rule{"puls*",      Meaning::ppg, 1},
    Rule{"ir",          Meaning::ppg, 2},   Rule{"infrared",   Meaning::ppg, 2},
    Rule{"green",       Meaning::ppg, 3},   Rule{"red",        Meaning::ppg, 4},
    Rule{"resp*",       Meaning::belt, 0},  Rule{"rsp*",       Meaning::belt, 0},
    Rule{"belt*",       Meaning::belt, 0},  Rule{"breath*",    Meaning::belt, 0},
    Rule{"atem*",       Meaning::belt, 0},  Rule{"atmung*",    Meaning::belt, 0},
    Rule{"pzt*",        Meaning::belt, 1},  Rule{"rip*",       Meaning::belt, 1},
    Rule{"thor*",       Meaning::belt, 1},  Rule{"abd*",       Meaning::belt, 2},
    Rule{"chest",       Meaning::belt, 2},  Rule{"thermistor", Meaning::belt, 3},
    Rule{"volum*",      Meaning::belt, 3},  Rule{"airflow",    Meaning::belt, 4},
    Rule{"flow*",       Meaning::belt, 4},  Rule{"flujo",      Meaning::belt, 4},
    Rule{"nasal",       Meaning::belt, 4},  Rule{"effort",     Meaning::belt, 2},
    Rule{"bioz",        Meaning::belt, 5},
    Rule{"intervals",   Meaning::rr, 2},    Rule{"interval",   Meaning::rr, 2},
    Rule{"nseq",        Meaning::counter, 0}, Rule{"seq*",     Meaning::counter, 0},
    Rule{"index",       Meaning::counter, 0}, Rule{"counter",  Meaning::counter, 0},
    Rule{"rpeak*",      Meaning::beat_position, 0},
    Rule{"sample",      Meaning::beat_position, 1},
};
// A name with one of these words tells of a number made from the signal, not of the signal.
constexpr std::array derived_words{
    "rate", "mean", "sd",   "count",   "error", "quality", "cumulative", "bpm",   "peak",
    "flag", "valid", "type", "percent", "score", "label",   "std",        "onset", "peaks",
    "rpm", "brpm", "freq", "frequency", "rmssd", "sdnn", "hrv", "alarm", "status", "min",
};
// The same as a part of a longer word: "ECGAmplitude", "PPGtoHR".
constexpr std::array derived_parts{
    "amplitude", "noise", "confidence", "quality", "tohr", "heartrate", "resprate", "breathrate",
    "pulserate", "frequenz",
};
// Names in other scripts, as they stand in exports of phones.
struct ForeignName {
    std::string_view part;
    Meaning meaning;
};
constexpr std::array foreign_names{
    ForeignName{"ЭКГ", Meaning::ecg},    ForeignName{"экг", Meaning::ecg},
    ForeignName{"心电", Meaning::ecg},   ForeignName{"心電", Meaning::ecg},
    ForeignName{"심전도", Meaning::ecg}, ForeignName{"ΗΚΓ", Meaning::ecg},
    ForeignName{"Время", Meaning::time}, ForeignName{"время", Meaning::time},
    ForeignName{"时间", Meaning::time},  ForeignName{"時間", Meaning::time},
    ForeignName{"時刻", Meaning::time},  ForeignName{"시간", Meaning::time},
};
constexpr std::array unit_words{
    "s", "sec", "secs", "second", "seconds", "ms", "msec", "millis", "milliseconds", "us", "µs", "ns",
    "mv", "uv", "µv", "μv", "\xb5v", "v", "nv", "volt", "volts", "bpm", "%", "hz", "g", "a.u.", "a.u", "au", "nu", "n.u.",
    "arb", "adc", "counts", "raw", "°c", "degc", "c", "ohm", "kohm", "ohms", "1/min", "/min",
    "brpm", "rpm", "mmhg", "l/s", "l", "ml", "no_units", "no units", "unitless", "n/a", "m/(s^2)", "m/s^2",
    "deg/s", "kpa", "pa", "nw",
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
    if (word == "\xCE\xBCs" || word == "usec") return 1e-6;
    if (word == "ns" || word == "nanoseconds" || word == "nsec") return 1e-9;
    if (word == "min" || word == "minutes") return 60.0;
    if (word.starts_with("s/")) { // Hexoskin counts in 256ths of a second
        const auto parts = number_in(word.substr(2));
        if (parts && *parts >= 1.0 && *parts <= 1e6) return 1.0 / *parts;
    }
    return std::nullopt;
}

/// From any brackets in the name, else from its last word.
std::optional<double> unit_of(std::string_view name, const Words& words)
{
    for (auto open = name.find_first_of("[("); open != std::string_view::npos;
         open = name.find_first_of("[(", open + 1)) {
        const auto inside = name.substr(open + 1, name.find_first_of("])", open) - open - 1);
        if (const auto unit = unit_named(lower_case(trimmed(inside)))) return unit;
    }
    return words.empty() ? std::nullopt : unit_named(words.back());
}

bool matches(std::string_view rule, std::string_view word)
{
    if (rule.starts_with('*')) return word.ends_with(rule.substr(1));
    return rule.ends_with('*') ? word.starts_with(rule.substr(0, rule.size() - 1)) : word == rule;
}

template <class List>
bool contains(const List& list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_derived(const Words& words)
{
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return contains(derived_words, word) ||
               std::any_of(derived_parts.begin(), derived_parts.end(), [&](std::string_view part) {
                   return word.find(part) != std::string::npos;
               });
    });
}

/// "Pulse interval", "R-R-Intervall", "beat-to-beat", "heartbeat (ms)": a time between beats, though
/// the words alone mean other things.
bool names_intervals(const Words& words)
{
    const auto begins = [&](std::initializer_list<std::string_view> starts) {
        return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
            return std::any_of(starts.begin(), starts.end(),
                               [&](std::string_view start) { return word.starts_with(start); });
        });
    };
    const auto letters_twice = [&](std::string_view letter) {
        return std::count(words.begin(), words.end(), letter) == 2;
    };
    if (begins({"breath", "resp", "sampl", "atem"})) return false;
    const bool compound = std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return word == "pulselength" || word == "beatlength" || word == "beatinterval" ||
               word == "heartbeatinterval" || word == "pulseinterval";
    });
    if (compound) return true;
    const bool interval = begins({"interv", "abst", "period", "distan"});
    const bool beats =
        begins({"beat", "heartbeat", "herzschlag", "pulse", "heart", "puls", "latido"});
    if (interval && beats) return true;
    if (letters_twice("r") || letters_twice("n") || letters_twice("p")) return true;
    return letters_twice("beat") && contains(words, "to");
}

std::optional<Meaning> foreign_meaning(std::string_view name)
{
    for (const auto& [part, meaning] : foreign_names)
        if (name.find(part) != std::string_view::npos) return meaning;
    return std::nullopt;
}

} // namespace

bool is_unit(std::string_view text)
{
    const std::string bare = lower_case(trimmed(text));
    const auto from = bare.find_first_not_of("[( ");
    if (from == std::string::npos) return false;
    const auto until = bare.find_last_not_of("]) ");
    const bool bracketed = until + 1 < bare.size() || from > 0;
    const std::string_view unit = std::string_view{bare}.substr(from, until - from + 1);
    if (contains(unit_words, unit)) return bracketed || unit != "v";
    return unit_named(unit).has_value();
}

ColumnMeaning meaning_of(std::string_view column_name)
{
    const Words words = words_of(column_name);
    ColumnMeaning found;
    found.unit_s = unit_of(column_name, words);
    if (const auto foreign = foreign_meaning(column_name)) {
        found.meaning = *foreign;
        return found;
    }
    if (names_intervals(words)) {
        found.meaning = is_derived(words) ? Meaning::derived : Meaning::rr;
        return found;
    }
    for (const Rule& rule : rules) {
        const bool says = std::any_of(words.begin(), words.end(), [&](const std::string& word) {
            return matches(rule.word, word);
        });
        if (!says) continue;
        if (rule.meaning != Meaning::time && is_derived(words)) {
            found.meaning = Meaning::derived;
            continue;
        }
        found.meaning = rule.meaning;
        found.rank = rule.rank;
        return found;
    }
    if (words.size() == 1 && unit_named(words[0])) found.meaning = Meaning::time;
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
    case Meaning::derived:
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
