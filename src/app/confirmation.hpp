// SPDX-License-Identifier: MIT
// A question before something that cannot be taken back.
#pragma once

#include <string_view>

namespace eupnea::app {

/// Prints the question and waits for a line; true for y or yes alone.
bool confirmed(std::string_view question);

} // namespace eupnea::app
