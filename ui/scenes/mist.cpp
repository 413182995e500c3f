// SPDX-License-Identifier: MIT
#include "scene_shaders.hpp"
#include "ui/scenes/scene_list.hpp"

namespace eupnea::ui {

Scene mist()
{
    return {.name = "mist",
            .title = "Mist",
            .moves = "Mist fills the valley as you breathe in. Your own breath is the thread of "
                     "light on it.",
            .shader = mist_shader,
            .sinking = 0.26f,
            .colours = {{{{{0.66f, 0.045f, 235.0f},
                           {0.975f, 0.035f, 95.0f},
                           {0.17f, 0.040f, 262.0f},
                           {0.36f, 0.050f, 248.0f},
                           {0.33f, 0.045f, 250.0f},
                           {0.13f, 0.030f, 255.0f},
                           {0.92f, 0.030f, 95.0f},
                           {0.46f, 0.040f, 245.0f}}},
                         {{{0.82f, 0.060f, 35.0f},
                           {0.985f, 0.040f, 95.0f},
                           {0.44f, 0.080f, 285.0f},
                           {0.78f, 0.095f, 45.0f},
                           {0.56f, 0.070f, 330.0f},
                           {0.24f, 0.060f, 290.0f},
                           {0.91f, 0.100f, 75.0f},
                           {0.68f, 0.065f, 10.0f}}},
                         {{{0.97f, 0.012f, 220.0f},
                           {0.52f, 0.110f, 245.0f},
                           {0.78f, 0.065f, 238.0f},
                           {0.93f, 0.030f, 85.0f},
                           {0.76f, 0.045f, 235.0f},
                           {0.46f, 0.050f, 215.0f},
                           {0.985f, 0.040f, 95.0f},
                           {0.91f, 0.020f, 225.0f}}}}}};
}

} // namespace eupnea::ui
