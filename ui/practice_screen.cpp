// SPDX-License-Identifier: MIT
#include "ui/screens.hpp"

namespace eupnea::ui {

void draw_practice_screen(Frame& frame)
{
    frame.canvas.text({40.0f, 40.0f}, frame.canvas.font().large, frame.canvas.colour().text,
                      "practice");
}

} // namespace eupnea::ui
