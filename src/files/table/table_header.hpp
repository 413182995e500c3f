// SPDX-License-Identifier: MIT
// The names of a table's columns, from the lines above its rows.
#pragma once

#include <span>
#include <string>

#include "files/table/table_layout.hpp"

namespace eupnea {

/// Fills `names` and `preamble` of a layout whose rows are known. Of several lines of words the one
/// that means most names the columns; a line of units below it is added to the names in brackets.
void read_header(std::span<const std::string> head, TableLayout& layout);

/// No cell holds a number or a moment, and some cell holds a word.
bool is_header(std::span<const std::string_view> cells);

} // namespace eupnea
