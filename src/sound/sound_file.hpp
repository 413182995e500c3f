// SPDX-License-Identifier: MIT
// Sound files: a voice to hear (WAV, FLAC, OGG), and a practice to take along.
#pragma once

#include <filesystem>
#include <span>

#include "base/result.hpp"
#include "sound/sound_renderer.hpp"

namespace eupnea {

/// All channels mixed to one, at sound_rate.
Result<Voice> read_voice(const std::filesystem::path& path);

/// 16-bit mono at sound_rate; the name's ending chooses WAV, FLAC or OGG.
Result<void> write_sound(const std::filesystem::path& path, std::span<const float> samples);

} // namespace eupnea
