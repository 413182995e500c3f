// SPDX-License-Identifier: MIT
// Sample rates in words.
#include <algorithm>
#include <array>

#include "files/table/cell.hpp"
#include "files/table/sidecar_metadata.hpp"

namespace eupnea {

namespace {

// clang-format off
/// Parts of the words for "sampling" in English, German, French, Spanish, Italian, Portuguese, Dutch,
/// Polish, Russian, Chinese, Japanese and Korean.
constexpr std::array sampling_words{
    "sampl", "abtast", "messrate", "messfreq", "chantillon", "muestr", "campion", "amostra", "bemonster",
    "bkowani", "дискретизац", "采样", "採樣", "取樣", "サンプル", "サンプリング", "샘플", "samprate",
};
constexpr std::array hertz_words{"hz", "hertz", "герц", "Гц", "Герц", "гц", "赫兹", "赫茲", "ヘルツ", "헤르츠", "hercio", "hertzio", "herc"};
constexpr std::array other_frequencies{
    "filter", "notch", "band", "pass", "cut", "mains", "heart", "breath", "resp", "corner", "hpf", "lpf", "filtr",
};
// clang-format on

template <class List>
bool has_any(std::string_view text, const List& parts)
{
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
        return text.find(part) != std::string_view::npos;
    });
}

struct Quantity {
    double value;
    std::string unit; ///< what follows the number
    std::size_t from; ///< where the number begins
};

/// The first number at or after `from`, and the word behind it.
std::optional<Quantity> quantity_in(std::string_view text, std::size_t from = 0)
{
    from = text.find_first_of("0123456789", from);
    if (from == std::string_view::npos) return std::nullopt;
    auto end = std::min(text.find_first_not_of("0123456789.,eE+", from), text.size());
    while (end > from && !number_in(text.substr(from, end - from))) --end;
    const auto value = end > from ? number_in(text.substr(from, end - from)) : std::nullopt;
    if (!value) return std::nullopt;
    auto unit = text.substr(end);
    unit.remove_prefix(std::min(unit.find_first_not_of(" \t"), unit.size()));
    unit = unit.substr(0, unit.find_first_of(" \t,;)]\"'"));
    return Quantity{*value, std::string{unit}, from};
}

std::optional<SampleRate> rate_of(const Quantity& quantity)
{
    const auto& [value, unit, from] = quantity;
    if (value <= 0.0) return std::nullopt;
    if (unit.starts_with("khz")) return SampleRate{1000.0 * value};
    if (has_any(unit, hertz_words) || unit.starts_with("sps") || unit.starts_with("samples/") ||
        unit == "s/s" || unit == "1/s")
        return SampleRate{value};
    if (unit.starts_with("ms")) return SampleRate{1000.0 / value};
    if (unit == "s" || unit.starts_with("sec")) return SampleRate{1.0 / value};
    if (unit.starts_with("us") || unit.starts_with("\xC2\xB5s")) return SampleRate{1e6 / value};
    return std::nullopt;
}

/// All rates of a text like "50_hz", "250 Hz", as they stand.
std::vector<double> hertz_in(std::string_view lower)
{
    std::vector<double> rates;
    for (auto unit = lower.find("hz"); unit != std::string_view::npos;
         unit = lower.find("hz", unit + 2)) {
        const auto last =
            unit == 0 ? std::string_view::npos : lower.find_last_not_of(" _-", unit - 1);
        if (last == std::string_view::npos) continue;
        const auto before = lower.find_last_not_of("0123456789.", last);
        const auto from = before == std::string_view::npos ? 0 : before + 1;
        auto digits = lower.substr(from, last + 1 - from);
        const auto point = digits.find('.');
        auto rate = number_in(digits);
        const bool of_the_name = point != std::string_view::npos && (!rate || *rate < 20.0);
        if (of_the_name) rate = number_in(digits.substr(point + 1));
        if (rate && *rate > 0.0) rates.push_back(*rate);
    }
    return rates;
}

} // namespace

std::optional<SampleRate> rate_in(std::string_view name)
{
    const std::string lower = lower_case(name);
    auto rates = hertz_in(lower);
    if (rates.empty())
        for (const std::string_view key : {"fs", "sr"}) {
            const auto at = lower.find(key);
            const bool alone = at != std::string::npos &&
                               (at == 0 || lower[at - 1] == '_' || lower[at - 1] == '-');
            const auto quantity = alone ? quantity_in(lower, at + 2) : std::nullopt;
            if (quantity && quantity->from <= at + 3 && quantity->value >= 1.0)
                rates.push_back(quantity->value);
        }
    if (rates.empty() ||
        std::any_of(rates.begin(), rates.end(), [&](double r) { return r != rates[0]; }))
        return std::nullopt;
    return SampleRate{rates.front()};
}

std::optional<SampleRate> rate_in_line(std::string_view line)
{
    const std::string lower = lower_case(line);
    if (has_any(lower, other_frequencies)) return std::nullopt;
    const auto mark = lower.find_first_of(":=,;\t");
    const std::string key{trimmed(std::string_view{lower}.substr(0, mark))};
    const auto value = quantity_in(lower, mark == std::string::npos ? 0 : mark);
    if (!value) return std::nullopt;
    const bool of_samples =
        has_any(key, sampling_words) || key == "fs" || key == "frequency" || key == "rate";
    const bool step =
        key.find("interval") != std::string::npos || key.find("period") != std::string::npos;
    if (step && (of_samples || key == "interval")) return rate_of(*value);
    if (lower.find("sec/sample") != std::string::npos) return rate_of(*value);
    const bool counted = value->unit.starts_with("samples/") || value->unit.starts_with("sps");
    if (counted) return rate_of(*value);
    if (!of_samples || mark == std::string::npos) return std::nullopt;
    const bool only_a_number = value->unit.empty();
    const bool number_of_them = key.find("number") != std::string::npos ||
                                key.find("count") != std::string::npos || key == "samples" ||
                                key.find("index") != std::string::npos;
    if (number_of_them) return std::nullopt;
    if (only_a_number && value->value > 0.0) return SampleRate{value->value};
    return has_any(value->unit, hertz_words) ? rate_of(*value) : std::nullopt;
}

std::optional<SampleRate> hertz_in_line(std::string_view line)
{
    const std::string lower = lower_case(line);
    const auto mark = lower.find_first_of(":=,;\t");
    if (mark == std::string::npos || has_any(lower, other_frequencies)) return std::nullopt;
    const auto value = quantity_in(lower, mark);
    if (!value || !has_any(value->unit, hertz_words)) return std::nullopt;
    return rate_of(*value);
}

} // namespace eupnea
