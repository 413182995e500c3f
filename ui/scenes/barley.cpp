// SPDX-License-Identifier: MIT
#include "scene_shaders.hpp"
#include "ui/scenes/scene_list.hpp"

namespace eupnea::ui {

Scene barley()
{
    return {.name = "barley",
            .title = "Barley",
            .moves = "Wind goes over the field from left to right as you breathe in. Your own "
                     "breath is the light in "
                     "the ears.",
            .shader = barley_shader,
            .sinking = 0.24f,
            .colours = {{{{{0.62f, 0.065f, 205.0f},
                           {0.965f, 0.045f, 100.0f},
                           {0.16f, 0.035f, 265.0f},
                           {0.32f, 0.045f, 240.0f},
                           {0.13f, 0.025f, 245.0f},
                           {0.34f, 0.040f, 215.0f},
                           {0.90f, 0.030f, 95.0f},
                           {0.22f, 0.035f, 250.0f}}},
                         {{{0.80f, 0.125f, 72.0f},
                           {0.985f, 0.035f, 100.0f},
                           {0.46f, 0.085f, 300.0f},
                           {0.80f, 0.105f, 55.0f},
                           {0.25f, 0.045f, 25.0f},
                           {0.52f, 0.080f, 55.0f},
                           {0.93f, 0.105f, 82.0f},
                           {0.42f, 0.065f, 320.0f}}},
                         {{{0.86f, 0.150f, 86.0f},
                           {0.995f, 0.008f, 100.0f},
                           {0.74f, 0.085f, 240.0f},
                           {0.94f, 0.035f, 90.0f},
                           {0.56f, 0.105f, 124.0f},
                           {0.80f, 0.115f, 112.0f},
                           {0.985f, 0.050f, 95.0f},
                           {0.72f, 0.060f, 175.0f}}}}}};
}

} // namespace eupnea::ui
