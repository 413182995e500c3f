// SPDX-License-Identifier: MIT
// One cell of a table as text: a number, a moment, or neither.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace eupnea {

/// Without white space and quotes around it.
std::string_view trimmed(std::string_view text);
std::string lower_case(std::string_view text);

/// The whole cell as a finite number. A decimal comma is one, "nan" and "inf" are none.
std::optional<double> number_in(std::string_view cell);

/// The cell as a calendar date with a time of day, or a time of day alone, in seconds (since 1970,
/// or since midnight). Day first where the year is not first, unless the second number is over 12.
std::optional<double> moment_in(std::string_view cell);

} // namespace eupnea
