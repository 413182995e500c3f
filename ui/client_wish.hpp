// SPDX-License-Identifier: MIT
// What a client can ask for with a key, a click or a pedal.
#pragma once

namespace eupnea::ui {

struct ClientWish {
    bool stop = false;   ///< everything rests
    bool ground = false; ///< G
};

} // namespace eupnea::ui
