// SPDX-License-Identifier: MIT
#include "app/file_at_home.hpp"

#include <fmt/format.h>

#include "base/own_folders.hpp"

namespace eupnea::app {

std::filesystem::path new_file_at_home(const std::string& name, const std::string& ending)
{
    const std::filesystem::path folder = home_folder();
    std::filesystem::path file = folder / (name + ending);
    for (int number = 2; std::filesystem::exists(file); ++number)
        file = folder / fmt::format("{}-{}{}", name, number, ending);
    return file;
}

} // namespace eupnea::app
