// SPDX-License-Identifier: MIT
// Which scene is shown: the person's own choice first, then the practice's.
#pragma once

#include "ui/frame.hpp"
#include "ui/scenes/scene.hpp"

namespace eupnea::ui {

/// For the practice under way, or for a session that the pacer alone leads. Where motion is to be reduced,
/// the bar.
const Scene& chosen_scene(Frame& frame);

/// Remembers another one for that practice, from now on.
void choose_scene(Frame& frame, const Scene& scene);

/// The one after it in the list.
const Scene& scene_after(const Scene& scene);

} // namespace eupnea::ui
