// SPDX-License-Identifier: MIT
// A picture that the breath moves: its name, its shader and its colours. A new one is a .cpp and a .frag
// in this folder, and a line in scene_list.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "ui/kit/oklch.hpp"

namespace eupnea::ui {

/// What a shader draws with. The first two are the guide and the person's own breath in every scene;
/// each shader names the rest.
inline constexpr std::size_t scene_colour_count = 8;
using SceneColours = std::array<Oklch, scene_colour_count>;

struct Scene {
    std::string_view name;   ///< in a practice's file
    std::string_view title;  ///< on the screen
    std::string_view moves;  ///< a sentence: what in it is the guide, what the own breath
    std::string_view shader; ///< GLSL; empty: drawn without one
    float sinking;           ///< share of its height in which it goes over into the ground below
    std::array<SceneColours, 3> colours; ///< of each Daylight

    const SceneColours& under(Daylight light) const
    {
        return colours[static_cast<std::size_t>(light)];
    }
};

/// In the order in which they are offered; the first needs no shader to be understood.
std::span<const Scene> scenes();

/// By its name; null where there is none.
const Scene* scene_named(std::string_view name);

} // namespace eupnea::ui
