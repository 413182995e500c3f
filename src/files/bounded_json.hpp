// SPDX-License-Identifier: MIT
// JSON from a file that somebody else wrote: bounded in size and depth before it is parsed.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/result.hpp"

namespace eupnea {

/// How much of a file is believed.
struct JsonLimits {
    std::uintmax_t bytes = 1 << 20;
    std::size_t depth = 64; ///< of objects and lists in each other
};

/// A regular file of at most so many bytes as text; the message says what there is instead.
Result<std::string> text_of_file(const std::filesystem::path& path, std::uintmax_t most_bytes);

/// Brackets are not nested deeper than that, strings left aside.
bool is_nested_at_most(std::string_view text, std::size_t depth);

Result<nlohmann::json> json_in(std::string_view text, const JsonLimits& limits = {});
Result<nlohmann::json> json_of_file(const std::filesystem::path& path,
                                    const JsonLimits& limits = {});

} // namespace eupnea
