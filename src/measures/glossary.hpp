// SPDX-License-Identifier: MIT
// What each number means, in plain words, and what it does not.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace eupnea {

struct Term {
    std::string_view key;   ///< as in files and on the command line
    std::string_view name;  ///< as on screen
    std::string_view unit;  ///< empty: a word or a share
    std::string_view means; ///< one sentence in plain words
    std::string_view is_not;
    std::string_view source;
};

/// Every gauge and index that any screen, file or command shows.
std::span<const Term> glossary();

/// By key or name, in any case; spaces, hyphens and underscores are one.
std::optional<Term> find_term(std::string_view wanted);

} // namespace eupnea
