// SPDX-License-Identifier: MIT
// Tests that cannot run on this machine, and how ctest learns of it.
#pragma once

namespace eupnea {

/// Exit status of the test program when nothing failed and something was skipped (SKIP_RETURN_CODE).
inline constexpr int skipped_status = 77;

inline int skipped_tests = 0;

} // namespace eupnea
