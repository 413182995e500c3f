// SPDX-License-Identifier: MIT
#include "ui/screens.hpp"

namespace eupnea::ui {

void draw_after_screen(Frame& frame)
{
    frame.canvas.text({40.0f, 40.0f}, frame.canvas.font().large, frame.canvas.colour().text,
                      "after");
}

} // namespace eupnea::ui
