// SPDX-License-Identifier: MIT
// Deriving a key from a passphrase takes a second on purpose; the tests have no second.
#pragma once

#include "library/sealing/passphrase_key.hpp"

inline constexpr eupnea::PassphraseCost cheap{.passes = 1, .memory_bytes = 8192};
