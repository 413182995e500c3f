// SPDX-License-Identifier: MIT
#include "scene_shaders.hpp"
#include "ui/scenes/scene_list.hpp"

namespace eupnea::ui {

Scene rings()
{
    return {.name = "rings",
            .title = "Rings",
            .moves = "The disc grows as you breathe in. Your own breath is its bright edge.",
            .shader = rings_shader,
            .sinking = 0.12f,
            .colours = {{{{{0.74f, 0.105f, 178.0f},
                           {0.975f, 0.030f, 172.0f},
                           {0.44f, 0.085f, 195.0f},
                           {0.42f, 0.075f, 198.0f},
                           {0.66f, 0.080f, 178.0f},
                           {0.235f, 0.035f, 215.0f},
                           {0.93f, 0.070f, 150.0f},
                           {0.40f, 0.030f, 205.0f}}},
                         {{{0.74f, 0.095f, 300.0f},
                           {0.975f, 0.030f, 75.0f},
                           {0.44f, 0.105f, 292.0f},
                           {0.42f, 0.095f, 300.0f},
                           {0.70f, 0.085f, 320.0f},
                           {0.27f, 0.055f, 310.0f},
                           {0.90f, 0.080f, 50.0f},
                           {0.44f, 0.040f, 305.0f}}},
                         {{{0.70f, 0.085f, 180.0f},
                           {0.32f, 0.060f, 190.0f},
                           {0.58f, 0.085f, 188.0f},
                           {0.80f, 0.055f, 180.0f},
                           {0.55f, 0.080f, 180.0f},
                           {0.955f, 0.018f, 150.0f},
                           {0.90f, 0.080f, 85.0f},
                           {0.80f, 0.025f, 90.0f}}}}}};
}

} // namespace eupnea::ui
