// SPDX-License-Identifier: MIT
// Whether two frames are alike, so that one that has not changed need not be painted.
#pragma once

#include <cstdint>

#include "ui/scenes/scene_motion.hpp"

struct ImDrawData;

namespace eupnea::ui {

/// Of everything that a frame draws. Method: FNV-1a over words of eight bytes.
///
/// @param scene  of the picture that no list shows
std::uint64_t fingerprint(const ImDrawData& data, const SceneState& scene);

} // namespace eupnea::ui
