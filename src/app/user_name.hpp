// SPDX-License-Identifier: MIT
// Who uses the program, for what is kept with a name.
#pragma once

#include <cstdlib>
#include <string>

namespace eupnea::app {

/// As the system knows them; empty when it does not say.
inline std::string user_name()
{
    const char* name = std::getenv("USER");
    return name ? name : "";
}

} // namespace eupnea::app
