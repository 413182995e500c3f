// SPDX-License-Identifier: MIT
#include "ui/navigation.hpp"

namespace eupnea::ui {

void answer_escape(Frame& frame)
{
    if (frame.keys.pressed(Key::escape)) frame.view.open(ScreenId::begin);
}

} // namespace eupnea::ui
