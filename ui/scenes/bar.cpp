// SPDX-License-Identifier: MIT
#include "ui/scenes/scene_list.hpp"

namespace eupnea::ui {

/// Drawn without a shader, by ui/pacer_view.
Scene bar()
{
    return {.name = "bar",
            .title = "Bar",
            .moves = "A bar fills as you breathe in; nothing else moves. Your own breath is the "
                     "line across it.",
            .shader = {},
            .sinking = 0.12f,
            .colours = rings().colours};
}

} // namespace eupnea::ui
