// SPDX-License-Identifier: MIT
// How deep a TOML text nests, before a parser that calls itself for each level reads it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace eupnea {

/// The first line (from 1) with more than 16 arrays and inline tables open, or with a key or table's name of more
/// than 16 parts. A practice needs four of either.
std::optional<std::size_t> line_nested_too_deep(std::string_view toml);

} // namespace eupnea
