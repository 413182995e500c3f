// SPDX-License-Identifier: MIT
// What ends a command: one clear sentence for the person.
#pragma once

#include <stdexcept>

namespace eupnea::app {

/// main prints it and exits with 1.
struct Failure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

} // namespace eupnea::app
