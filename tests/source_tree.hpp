// SPDX-License-Identifier: MIT
// Where the sources are, and the program that was built from them.
#pragma once

#include <filesystem>

namespace eupnea {

/// The folder of the top CMakeLists.txt.
std::filesystem::path source_folder();

/// The program `eupnea`; throws where the build has none.
std::filesystem::path eupnea_program();

} // namespace eupnea
