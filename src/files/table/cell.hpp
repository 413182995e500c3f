// SPDX-License-Identifier: MIT
// One cell of a table as text: a number, a moment, or neither.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace eupnea {

/// Without white space and quotes around it.
std::string_view trimmed(std::string_view text);

/// Without white space and quotes around it; doubled quotes inside are single ones.
std::string unquoted(std::string_view cell);

/// ASCII letters only.
std::string lower_case(std::string_view text);

/// The whole cell as a finite number. A decimal comma is one, and so are a Unicode minus, spaces
/// that do not break, and a unit of time after the number ("838 ms"); "nan" and "inf" are none.
std::optional<double> number_in(std::string_view cell);

/// Empty, or a word that programs write where they have no value: nan, na, n/a, null, none, -.
bool is_missing(std::string_view cell);

/// Which of 03/04/2026 is the month.
enum class DateOrder : std::uint8_t { day_first = 0, month_first };

/// The cell as a calendar date with a time of day, in seconds since 1970 (less its offset from UTC,
/// where one is given), or as a time of day alone, in seconds since midnight. Understands ISO 8601,
/// 17/01/2026, 17.01.26, 17-Jan-2026, Jan 17 2026, am and pm. `order` matters only where neither the
/// year comes first nor one of the numbers is over 12.
std::optional<double> moment_in(std::string_view cell, DateOrder order = DateOrder::day_first);

/// What the cell's own date proves about the order; none when both are possible.
std::optional<DateOrder> date_order_of(std::string_view cell);

/// A time of day without a date: it goes back at midnight.
bool is_time_of_day(std::string_view cell);

} // namespace eupnea
