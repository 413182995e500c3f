// SPDX-License-Identifier: MIT
// How often memory was asked for: for the promise that nothing allocates in the steady state.
#pragma once

#include <cstddef>

/// Calls of operator new since the program began, by every thread.
std::size_t allocations_so_far();
