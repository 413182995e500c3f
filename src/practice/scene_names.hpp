// SPDX-License-Identifier: MIT
// The pictures that a practice may ask for, by name.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace eupnea {

inline constexpr std::array<std::string_view, 6> scene_names{"rings", "tide",  "barley",
                                                             "mist",  "ember", "bar"};

constexpr bool is_scene_name(std::string_view name)
{
    return std::ranges::find(scene_names, name) != scene_names.end();
}

} // namespace eupnea
