// SPDX-License-Identifier: MIT
// Every scene, one function each, in its own file.
#pragma once

#include "ui/scenes/scene.hpp"

namespace eupnea::ui {

Scene rings();
Scene tide();
Scene barley();
Scene mist();
Scene ember();
Scene bar();

} // namespace eupnea::ui
