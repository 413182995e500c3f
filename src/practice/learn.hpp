// SPDX-License-Identifier: MIT
// Short pages to read, each with its sources: Markdown files that come with the program.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace eupnea {

struct LearnPage {
    std::string name;  ///< of its file, without the number and ".md"
    std::string title; ///< its first heading
    std::string text;  ///< the rest
};

/// The page in one file; without words where it cannot be read.
LearnPage read_page(const std::filesystem::path& file);

/// In the order of the files' names ("03-resonance.md"); empty when the folder is not there.
std::vector<LearnPage> read_pages(const std::filesystem::path& folder);

} // namespace eupnea
