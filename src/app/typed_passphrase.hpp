// SPDX-License-Identifier: MIT
// A passphrase from the keyboard, which shows nothing of it.
#pragma once

#include <string_view>

#include "library/sealing/secret.hpp"

namespace eupnea::app {

/// Without echo on a terminal; a line of what comes through a pipe.
Passphrase typed_passphrase(std::string_view prompt);

/// Typed twice. Throws a Failure where the two differ or where there is none.
Passphrase new_passphrase(std::string_view what_for);

} // namespace eupnea::app
