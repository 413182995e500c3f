// SPDX-License-Identifier: MIT
// Which version of the program this is.
#pragma once

#include <string_view>

namespace eupnea::app {

/// "0.2.0", as CMakeLists.txt has it.
std::string_view version();

} // namespace eupnea::app
