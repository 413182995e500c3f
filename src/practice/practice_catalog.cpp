// SPDX-License-Identifier: MIT
#include "practice/practice_catalog.hpp"

#include <algorithm>
#include <tuple>

#include "base/own_folders.hpp"
#include "practice/practice_file.hpp"

namespace eupnea {

namespace {

std::vector<std::filesystem::path> toml_files_in(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator{folder, missing})
        if (entry.path().extension() == ".toml") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

void put(PracticeCatalog& catalog, Practice practice)
{
    std::erase_if(catalog.practices,
                  [&](const Practice& known) { return known.name == practice.name; });
    catalog.practices.push_back(std::move(practice));
}

} // namespace

const Practice* PracticeCatalog::find(std::string_view name) const
{
    const auto found = std::ranges::find(practices, name, &Practice::name);
    return found == practices.end() ? nullptr : &*found;
}

PracticeCatalog read_practices(std::span<const std::filesystem::path> folders)
{
    PracticeCatalog catalog;
    for (const auto& folder : folders) {
        for (const auto& file : toml_files_in(folder)) {
            auto practice = read_practice(file);
            if (practice)
                put(catalog, std::move(*practice));
            else
                std::ranges::move(practice.error(), std::back_inserter(catalog.messages));
        }
    }
    std::ranges::sort(catalog.practices, {}, [](const Practice& practice) {
        return std::tie(practice.order, practice.title);
    });
    return catalog;
}

std::filesystem::path own_practices_folder() { return config_folder() / "practices"; }

} // namespace eupnea
