// SPDX-License-Identifier: MIT
#include "practice/practice_catalog.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>

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

void put(PracticeCatalog& shelf, Practice practice)
{
    std::erase_if(shelf.practices,
                  [&](const Practice& known) { return known.name == practice.name; });
    shelf.practices.push_back(std::move(practice));
}

} // namespace

const Practice* PracticeCatalog::find(std::string_view name) const
{
    const auto found = std::ranges::find(practices, name, &Practice::name);
    return found == practices.end() ? nullptr : &*found;
}

PracticeCatalog read_practices(std::span<const std::filesystem::path> folders)
{
    PracticeCatalog shelf;
    for (const auto& folder : folders) {
        for (const auto& file : toml_files_in(folder)) {
            auto practice = read_practice(file);
            if (practice)
                put(shelf, std::move(*practice));
            else
                std::ranges::move(practice.error(), std::back_inserter(shelf.complaints));
        }
    }
    std::ranges::sort(shelf.practices, {}, [](const Practice& practice) {
        return std::tie(practice.order, practice.title);
    });
    return shelf;
}

std::filesystem::path own_practices_folder()
{
    const char* config_home = std::getenv("XDG_CONFIG_HOME");
    const char* home = std::getenv("HOME");
    const std::filesystem::path base = config_home && *config_home
                                           ? std::filesystem::path{config_home}
                                           : std::filesystem::path{home ? home : "."} / ".config";
    return base / "eupnea" / "practices";
}

} // namespace eupnea
