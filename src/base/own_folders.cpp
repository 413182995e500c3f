// SPDX-License-Identifier: MIT
#include "base/own_folders.hpp"

#include <cstdlib>

namespace eupnea {

namespace {

/// An environment variable that is set to nothing counts as none.
std::filesystem::path folder_in(const char* variable, const std::filesystem::path& otherwise)
{
    const char* value = std::getenv(variable);
    return value && *value ? std::filesystem::path{value} : otherwise;
}

} // namespace

std::filesystem::path home_folder() { return folder_in("HOME", "."); }

std::filesystem::path config_folder()
{
    return folder_in("XDG_CONFIG_HOME", home_folder() / ".config") / "eupnea";
}

std::filesystem::path data_folder()
{
    return folder_in("XDG_DATA_HOME", home_folder() / ".local/share") / "eupnea";
}

} // namespace eupnea
