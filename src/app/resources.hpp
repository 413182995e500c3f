// SPDX-License-Identifier: MIT
// What the window finds at hand: the practices, the pages, and the notebook in the library.
#pragma once

#include "app/session_options.hpp"
#include "ui/resources.hpp"

namespace eupnea::app {

ui::Resources resources_of(const SessionOptions& options);

} // namespace eupnea::app
