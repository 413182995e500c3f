// SPDX-License-Identifier: MIT
#include "scene_shaders.hpp"
#include "ui/scenes/scene_list.hpp"

namespace eupnea::ui {

Scene tide()
{
    return {.name = "tide",
            .title = "Tide",
            .moves = "Water climbs the sand as you breathe in. Your own breath is the foam.",
            .shader = tide_shader,
            .sinking = 0.24f,
            .colours = {{{{{0.70f, 0.075f, 205.0f},
                           {0.965f, 0.020f, 190.0f},
                           {0.36f, 0.030f, 260.0f},
                           {0.235f, 0.030f, 258.0f},
                           {0.42f, 0.070f, 215.0f},
                           {0.20f, 0.050f, 240.0f},
                           {0.80f, 0.050f, 235.0f},
                           {0.48f, 0.050f, 245.0f}}},
                         {{{0.78f, 0.070f, 195.0f},
                           {0.975f, 0.025f, 80.0f},
                           {0.60f, 0.065f, 52.0f},
                           {0.40f, 0.055f, 38.0f},
                           {0.56f, 0.075f, 205.0f},
                           {0.32f, 0.075f, 265.0f},
                           {0.82f, 0.130f, 62.0f},
                           {0.66f, 0.085f, 350.0f}}},
                         {{{0.62f, 0.090f, 215.0f},
                           {0.995f, 0.005f, 100.0f},
                           {0.885f, 0.045f, 82.0f},
                           {0.735f, 0.050f, 76.0f},
                           {0.80f, 0.085f, 192.0f},
                           {0.60f, 0.100f, 222.0f},
                           {0.96f, 0.050f, 95.0f},
                           {0.90f, 0.030f, 215.0f}}}}}};
}

} // namespace eupnea::ui
