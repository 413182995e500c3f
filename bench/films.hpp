// SPDX-License-Identifier: MIT
// The scenes in motion: sheets of their moments, and how long they take.
#pragma once

#include <filesystem>
#include <string_view>

#include "ui/window.hpp"

namespace eupnea {

/// A sheet of each scene by night, at dusk and by day: four breaths with a change of pace, a pause and a
/// lost sensor, row after row. Those whose name has `part` in it; gives the program's exit status.
int make_films(ui::Window& window, const std::filesystem::path& folder, std::string_view part);

/// Frames a second, and the drawing of the scene itself, of each one.
int print_times(ui::Window& window);

} // namespace eupnea
