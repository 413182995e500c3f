// SPDX-License-Identifier: MIT
// Every practice there is to choose from: those that came with the program, and the person's own.
#pragma once

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "practice/practice.hpp"

namespace eupnea {

struct PracticeCatalog {
    std::vector<Practice> practices;   ///< by their order, then by title
    std::vector<UserMessage> messages; ///< about files that could not be used

    /// Null when there is none of this name.
    const Practice* find(std::string_view name) const;
};

/// Reads every .toml file of these folders; a later folder wins by name, and one that is not there is
/// empty. A wrong file leaves the others as they are.
PracticeCatalog read_practices(std::span<const std::filesystem::path> folders);

/// $XDG_CONFIG_HOME/eupnea/practices, or ~/.config/eupnea/practices.
std::filesystem::path own_practices_folder();

} // namespace eupnea
