// SPDX-License-Identifier: MIT
#include "practice/practice_catalog.hpp"

#include <algorithm>
#include <tuple>

#include "base/own_folders.hpp"
#include "practice/practice_file.hpp"
#include "practice/toml_folder.hpp"

namespace eupnea {

const Practice* PracticeCatalog::find(std::string_view name) const
{
    const auto found = std::ranges::find(practices, name, &Practice::name);
    return found == practices.end() ? nullptr : &*found;
}

PracticeCatalog read_practices(std::span<const std::filesystem::path> folders)
{
    PracticeCatalog catalog;
    read_toml_folders(folders, read_practice, catalog.practices, catalog.messages);
    std::ranges::sort(catalog.practices, {}, [](const Practice& practice) {
        return std::tie(practice.order, practice.title);
    });
    return catalog;
}

std::filesystem::path own_practices_folder() { return config_folder() / "practices"; }

} // namespace eupnea
