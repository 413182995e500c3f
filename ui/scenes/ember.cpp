// SPDX-License-Identifier: MIT
#include "scene_shaders.hpp"
#include "ui/scenes/scene_list.hpp"

namespace eupnea::ui {

Scene ember()
{
    return {.name = "ember",
            .title = "Ember",
            .moves = "A warm light grows as you breathe in; it is seen through eyelids, too. Your "
                     "own breath is its "
                     "halo.",
            .shader = ember_shader,
            .sinking = 0.12f,
            .colours = {{{{{0.66f, 0.150f, 52.0f},
                           {0.965f, 0.035f, 95.0f},
                           {0.20f, 0.045f, 35.0f},
                           {0.46f, 0.140f, 36.0f},
                           {0.72f, 0.150f, 58.0f},
                           {0.93f, 0.085f, 85.0f},
                           {0.36f, 0.090f, 42.0f},
                           {0.48f, 0.060f, 60.0f}}},
                         {{{0.72f, 0.140f, 42.0f},
                           {0.975f, 0.030f, 100.0f},
                           {0.32f, 0.080f, 350.0f},
                           {0.56f, 0.150f, 25.0f},
                           {0.78f, 0.130f, 52.0f},
                           {0.95f, 0.070f, 85.0f},
                           {0.44f, 0.110f, 20.0f},
                           {0.56f, 0.080f, 30.0f}}},
                         {{{0.80f, 0.120f, 68.0f},
                           {0.42f, 0.090f, 48.0f},
                           {0.76f, 0.110f, 55.0f},
                           {0.82f, 0.120f, 66.0f},
                           {0.91f, 0.095f, 82.0f},
                           {0.98f, 0.040f, 92.0f},
                           {0.93f, 0.060f, 78.0f},
                           {0.72f, 0.080f, 65.0f}}}}}};
}

} // namespace eupnea::ui
