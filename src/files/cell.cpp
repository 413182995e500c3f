// SPDX-License-Identifier: MIT
#include "files/cell.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

namespace eupnea {

namespace {

constexpr std::string_view blanks = " \t\r\n\v\f\"'";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<double> plain_number(std::string_view text)
{
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

/// Groups of digits with the character that follows each: "30-06-23/14:08" -> 30 -, 06 -, 23 / ...
struct DigitGroups {
    std::array<int, 8> value{};
    std::array<std::size_t, 8> digits{};
    std::array<char, 8> after{};
    std::size_t count = 0;
};

std::optional<DigitGroups> digit_groups(std::string_view text)
{
    DigitGroups groups;
    while (!text.empty() && groups.count < groups.value.size()) {
        int value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        const auto digits = static_cast<std::size_t>(end - text.data());
        if (error != std::errc{} || !is_digit(text.front()) || digits > 9) return std::nullopt;
        text.remove_prefix(digits);
        const char after = text.empty() ? '\0' : text.front();
        if (!text.empty()) text.remove_prefix(1);
        groups.value[groups.count] = value;
        groups.digits[groups.count] = digits;
        groups.after[groups.count++] = after;
        const bool done = after == 'Z' || after == '+';
        if (done) break;
    }
    return groups;
}

std::optional<double> day_seconds(const DigitGroups& g)
{
    int year = g.value[0], month = g.value[1], day = g.value[2];
    if (g.digits[0] != 4) {
        std::swap(year, day);
        if (month > 12) std::swap(month, day);
        if (year < 100) year += 2000;
    }
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    const auto days = std::chrono::sys_days{date}.time_since_epoch().count();
    return 86'400.0 * static_cast<double>(days);
}

std::optional<double> clock_seconds(const DigitGroups& g, std::size_t first)
{
    if (g.count < first + 2 || g.after[first] != ':') return std::nullopt;
    const bool has_seconds = g.after[first + 1] == ':' && g.count > first + 2;
    const int seconds = has_seconds ? g.value[first + 2] : 0;
    if (g.value[first] > 23 || g.value[first + 1] > 59 || seconds > 60) return std::nullopt;
    double time = 3600.0 * g.value[first] + 60.0 * g.value[first + 1] + seconds;
    const std::size_t fraction = first + 3;
    const char point = g.after[first + 2];
    if (has_seconds && g.count > fraction && (point == '.' || point == ','))
        time += g.value[fraction] / std::pow(10.0, static_cast<double>(g.digits[fraction]));
    return time;
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    const auto from = text.find_first_not_of(blanks);
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

std::string lower_case(std::string_view text)
{
    std::string lower{text};
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

std::optional<double> number_in(std::string_view cell)
{
    const std::string_view text = trimmed(cell);
    if (const auto value = plain_number(text)) return value;
    const auto comma = text.find(',');
    if (comma == std::string_view::npos || text.find('.') != std::string_view::npos)
        return std::nullopt;
    std::string pointed{text};
    pointed[comma] = '.';
    return plain_number(pointed);
}

std::optional<double> moment_in(std::string_view cell)
{
    const std::string_view text = trimmed(cell);
    if (text.empty() || !is_digit(text.front())) return std::nullopt;
    const auto groups = digit_groups(text);
    if (!groups || groups->count < 2) return std::nullopt;
    if (groups->after[0] == ':') return clock_seconds(*groups, 0);
    if (groups->count < 5) return std::nullopt;
    const auto day = day_seconds(*groups);
    const auto clock = clock_seconds(*groups, 3);
    if (!day || !clock) return std::nullopt;
    return *day + *clock;
}

} // namespace eupnea
