// SPDX-License-Identifier: MIT
// Every TOML file of some folders, read into a list; a later folder wins by name.
#pragma once

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <span>
#include <vector>

#include "base/result.hpp"

namespace eupnea {

/// In the order of their names; empty when the folder is not there.
inline std::vector<std::filesystem::path> toml_files_in(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator{folder, missing})
        if (entry.path().extension() == ".toml") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

/// A wrong file becomes messages and leaves the others as they are.
///
/// @param read  from a path to a Result of a Kind, which has a name, or of messages
template <class Kind, class Read>
void read_toml_folders(std::span<const std::filesystem::path> folders, Read&& read,
                       std::vector<Kind>& kept, std::vector<UserMessage>& messages)
{
    for (const auto& folder : folders) {
        for (const auto& file : toml_files_in(folder)) {
            auto one = read(file);
            if (!one) {
                std::ranges::move(one.error(), std::back_inserter(messages));
                continue;
            }
            std::erase_if(kept, [&](const Kind& known) { return known.name == one->name; });
            kept.push_back(std::move(*one));
        }
    }
}

} // namespace eupnea
