// SPDX-License-Identifier: MIT
#include "app/shared_folder.hpp"

#include <fmt/format.h>

#include <array>

#include "app/failure.hpp"

namespace eupnea::app {

namespace {

constexpr int source_tree_depth = 4; // build/debug/tests/eupnea_tests

} // namespace

std::filesystem::path shared_folder(const std::filesystem::path& program, std::string_view what)
{
    std::filesystem::path place = program.parent_path();
    for (int level = 0; level < source_tree_depth && !place.empty(); ++level) {
        std::error_code ignored;
        const auto installed = place / "share" / "eupnea" / what;
        if (std::filesystem::is_directory(installed, ignored)) return installed;
        const bool source_tree = std::filesystem::exists(place / "CMakeLists.txt", ignored);
        if (source_tree && std::filesystem::is_directory(place / what, ignored))
            return place / what;
        place = place.parent_path();
    }
    return {};
}

std::filesystem::path shared_folder(std::string_view what)
{
    std::error_code ignored;
    return shared_folder(std::filesystem::read_symlink("/proc/self/exe", ignored), what);
}

PracticeCatalog all_practices()
{
    const std::array folders{shared_folder("practices"), own_practices_folder()};
    return read_practices(folders);
}

Practice practice_named(std::string_view name)
{
    const PracticeCatalog catalog = all_practices();
    if (const Practice* practice = catalog.find(name)) return *practice;
    for (const UserMessage& message : catalog.messages)
        if (message.sentence.starts_with(fmt::format("{}.toml", name)))
            throw Failure(message.sentence);
    std::string names;
    for (const Practice& practice : catalog.practices)
        names += (names.empty() ? "" : ", ") + practice.name;
    throw Failure(fmt::format("No practice is called \"{}\"; there are {}.", name, names));
}

} // namespace eupnea::app
