// SPDX-License-Identifier: MIT
// Dates and times of day in a cell.
#include <array>
#include <chrono>
#include <cmath>

#include "files/table/cell.hpp"

namespace eupnea {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct Digits {
    int value = 0;
    std::size_t width = 0;
};

/// Digits off the front of the text; more than nine are none.
std::optional<Digits> take_digits(std::string_view& text)
{
    Digits digits;
    while (!text.empty() && is_digit(text.front())) {
        if (++digits.width > 9) return std::nullopt;
        digits.value = 10 * digits.value + (text.front() - '0');
        text.remove_prefix(1);
    }
    return digits.width > 0 ? std::optional{digits} : std::nullopt;
}

std::string_view take_letters(std::string_view& text)
{
    std::size_t n = 0;
    while (n < text.size() && is_letter(text[n])) ++n;
    const auto word = text.substr(0, n);
    text.remove_prefix(n);
    return word;
}

/// 1 to 12, by the first three letters in English, and where they differ in German, Spanish, French.
int month_named(std::string_view word)
{
    if (word.size() < 3) return 0;
    constexpr std::string_view names[] = {"janfebmaraprmayjunjulaugsepoctnovdec",
                                          "enefevmrzabrmaijuijuiagosetoktnovdez",
                                          "jnvfebavravrmayjunjulaousepoutnovdic"};
    const std::string start = lower_case(word.substr(0, 3));
    for (const std::string_view list : names)
        for (std::size_t i = 0; i < list.size(); i += 3)
            if (list.substr(i, 3) == start) return static_cast<int>(i / 3) + 1;
    return 0;
}

/// Up to three numbers of a date, in the order that they are written in.
struct DateParts {
    std::array<Digits, 3> part{};
    std::size_t count = 0;
    std::optional<std::size_t> month_word; ///< the part that was a name
};

std::optional<DateParts> date_parts(std::string_view text)
{
    DateParts parts;
    while (!text.empty()) {
        if (is_digit(text.front())) {
            const auto digits = take_digits(text);
            if (!digits || parts.count == 3) return std::nullopt;
            parts.part[parts.count++] = *digits;
        } else if (is_letter(text.front())) {
            const auto word = take_letters(text);
            const int month = month_named(word);
            if (month > 0 && !parts.month_word && parts.count < 3) {
                parts.month_word = parts.count;
                parts.part[parts.count++] = {month, 0};
            } else if (lower_case(word) != "t" && word.size() < 2) {
                return std::nullopt; // a word of more letters is a day of the week
            }
        } else if (std::string_view{"-/._, "}.find(text.front()) != std::string_view::npos) {
            text.remove_prefix(1);
        } else {
            return std::nullopt;
        }
    }
    return parts;
}

std::optional<double> days_in_seconds(int year, int month, int day)
{
    if (year < 100) year += 2000;
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    return 86'400.0 * static_cast<double>(std::chrono::sys_days{date}.time_since_epoch().count());
}

std::optional<DateOrder> proven_order(const DateParts& parts)
{
    if (parts.count != 3 || parts.month_word || parts.part[0].width == 4) return std::nullopt;
    if (parts.part[0].value > 12) return DateOrder::day_first;
    if (parts.part[1].value > 12) return DateOrder::month_first;
    return std::nullopt;
}

std::optional<double> date_seconds(const DateParts& parts, DateOrder order)
{
    const auto& p = parts.part;
    if (parts.count == 1 && p[0].width == 8)
        return days_in_seconds(p[0].value / 10'000, p[0].value / 100 % 100, p[0].value % 100);
    if (parts.count != 3) return std::nullopt;
    if (p[0].width == 4) return days_in_seconds(p[0].value, p[1].value, p[2].value);
    if (parts.month_word)
        return *parts.month_word == 0 ? days_in_seconds(p[2].value, p[0].value, p[1].value)
                                      : days_in_seconds(p[2].value, p[1].value, p[0].value);
    return proven_order(parts).value_or(order) == DateOrder::month_first
               ? days_in_seconds(p[2].value, p[0].value, p[1].value)
               : days_in_seconds(p[2].value, p[1].value, p[0].value);
}

struct Clock {
    double seconds;        ///< since midnight
    std::string_view rest; ///< after it
};

/// From the hour on: "08:00:00.838 PM +0100".
std::optional<Clock> clock_in(std::string_view text)
{
    const auto first = take_digits(text);
    if (!first || text.empty() || text.front() != ':') return std::nullopt;
    text.remove_prefix(1);
    const auto second = take_digits(text);
    if (!second || second->value > 59) return std::nullopt;
    std::optional<Digits> third;
    if (text.starts_with(':')) {
        text.remove_prefix(1);
        third = take_digits(text);
        if (!third || third->value > 60) return std::nullopt;
    }
    std::optional<double> fraction;
    const bool pointed = text.starts_with('.') || text.starts_with(',') || text.starts_with(':');
    if (pointed && text.size() > 1 && is_digit(text[1])) {
        text.remove_prefix(1);
        const auto digits = take_digits(text);
        if (!digits) return std::nullopt;
        fraction = digits->value / std::pow(10.0, static_cast<double>(digits->width));
    }
    const bool minutes_first = !third && fraction;
    const double seconds =
        minutes_first ? 60.0 * first->value + second->value
                      : 3600.0 * first->value + 60.0 * second->value + (third ? third->value : 0);
    return Clock{seconds + fraction.value_or(0.0), text};
}

/// Seconds that a zone is ahead of UTC: "Z", "+01:00", "-0500".
std::optional<double> zone_seconds(std::string_view text)
{
    if (text.empty() || text == "Z" || text == "z" || lower_case(text) == "utc") return 0.0;
    if (text.front() != '+' && text.front() != '-') return std::nullopt;
    const double sign = text.front() == '-' ? -1.0 : 1.0;
    text.remove_prefix(1);
    const auto hours = take_digits(text);
    if (!hours) return std::nullopt;
    if (hours->width > 2)
        return sign * (3600.0 * (hours->value / 100) + 60.0 * (hours->value % 100));
    if (text.starts_with(':')) text.remove_prefix(1);
    const auto minutes = take_digits(text);
    return sign * (3600.0 * hours->value + 60.0 * (minutes ? minutes->value : 0));
}

struct Split {
    std::string_view date;
    std::string_view clock;
};

/// The clock begins with the digits before the first colon.
std::optional<Split> split_moment(std::string_view text)
{
    auto colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0 || text.size() > 48) return std::nullopt;
    if (!is_digit(text[colon - 1])) return std::nullopt;
    auto from = colon;
    while (from > 0 && is_digit(text[from - 1])) --from;
    return Split{text.substr(0, from), text.substr(from)};
}

bool afternoon(std::string_view& rest, double& seconds)
{
    rest = trimmed(rest);
    const std::string start = lower_case(rest.substr(0, 2));
    if (start != "am" && start != "pm") return false;
    rest = trimmed(rest.substr(2));
    const bool twelve = seconds >= 12 * 3600.0;
    if (start == "pm" && !twelve) seconds += 12 * 3600.0;
    if (start == "am" && twelve) seconds -= 12 * 3600.0;
    return true;
}

} // namespace

std::optional<double> moment_in(std::string_view cell, DateOrder order)
{
    constexpr double longest_elapsed_s = 1000 * 3600.0;
    const std::string_view text = trimmed(cell);
    const auto split = split_moment(text);
    if (!split) return std::nullopt;
    auto clock = clock_in(split->clock);
    if (!clock) return std::nullopt;
    const bool halves = afternoon(clock->rest, clock->seconds);
    const bool dated = !split->date.empty();
    if (clock->seconds >= (dated || halves ? 86'401.0 : longest_elapsed_s)) return std::nullopt;
    const auto zone = zone_seconds(clock->rest);
    if (!dated) return clock->rest.empty() ? std::optional{clock->seconds} : std::nullopt;
    const auto parts = date_parts(split->date);
    if (!parts) return std::nullopt;
    const auto day = date_seconds(*parts, order);
    if (!day) return std::nullopt;
    return *day + clock->seconds - zone.value_or(0.0);
}

std::optional<DateOrder> date_order_of(std::string_view cell)
{
    const auto split = split_moment(trimmed(cell));
    const auto parts = split ? date_parts(split->date) : std::nullopt;
    return parts ? proven_order(*parts) : std::nullopt;
}

bool is_time_of_day(std::string_view cell)
{
    const auto split = split_moment(trimmed(cell));
    return split && split->date.empty() && moment_in(cell);
}

} // namespace eupnea
