// SPDX-License-Identifier: MIT
// Which scene each person chose for which practice, in one small file of this computer.
#pragma once

#include <string>

namespace eupnea::app {

/// Its name; empty when there is none.
///
/// @param person    as the library knows them; "" for the one person of a library without names
/// @param practice  its name; "" for a session that the pacer alone leads
std::string remembered_scene(const std::string& person, const std::string& practice);

/// Where the file cannot be written, the choice holds until the window closes.
void remember_scene(const std::string& person, const std::string& practice,
                    const std::string& scene);

} // namespace eupnea::app
