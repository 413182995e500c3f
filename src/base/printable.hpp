// SPDX-License-Identifier: MIT
// Text from outside, made safe to show on a terminal and to write into documents.
#pragma once

#include <string>
#include <string_view>

namespace eupnea {

/// The text as UTF-8 without anything that moves a cursor, rings or turns the writing round: control
/// characters (line ends too), marks of direction and bytes that are no UTF-8 become U+FFFD.
std::string printable(std::string_view text);

/// The same, line by line.
std::string printable_lines(std::string_view text);

} // namespace eupnea
