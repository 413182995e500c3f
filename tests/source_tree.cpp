// SPDX-License-Identifier: MIT
// The only file that is compiled with the paths, so that all others are the same in every folder.
#include "source_tree.hpp"

namespace eupnea {

std::filesystem::path source_folder() { return EUPNEA_SOURCE_DIR; }

std::filesystem::path eupnea_program() { return EUPNEA_PROGRAM; }

} // namespace eupnea
