// SPDX-License-Identifier: MIT
// Where a person's own files are: settings, practices of their own, the library.
#pragma once

#include <filesystem>

namespace eupnea {

/// $HOME, or the working directory where there is none.
std::filesystem::path home_folder();

/// $XDG_CONFIG_HOME/eupnea, or ~/.config/eupnea.
std::filesystem::path config_folder();

/// $XDG_DATA_HOME/eupnea, or ~/.local/share/eupnea.
std::filesystem::path data_folder();

} // namespace eupnea
