// SPDX-License-Identifier: MIT
#include "app/version.hpp"

namespace eupnea::app {

std::string_view version() { return EUPNEA_VERSION; }

} // namespace eupnea::app
