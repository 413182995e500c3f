// SPDX-License-Identifier: MIT
// Whether two frames are alike, so that one that has not changed need not be painted.
#pragma once

#include <cstdint>

struct ImDrawData;

namespace eupnea::ui {

/// Of everything that a frame draws. Method: FNV-1a over words of eight bytes.
std::uint64_t fingerprint(const ImDrawData& data);

} // namespace eupnea::ui
