// SPDX-License-Identifier: MIT
// The flower of a session in the library.
#pragma once

#include <cstdint>
#include <filesystem>

#include "base/result.hpp"
#include "session/session_flower.hpp"

namespace eupnea {

/// From its beats and breaths alone: no sample is read.
Result<Flower> kept_flower(const std::filesystem::path& library, std::int64_t number);

} // namespace eupnea
