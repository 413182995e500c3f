// SPDX-License-Identifier: MIT
// Sound files: a voice to hear (WAV, FLAC, OGG), and a practice to take along.
#pragma once

#include <filesystem>
#include <memory>
#include <span>

#include "base/output_file.hpp"
#include "base/result.hpp"
#include "sound/sound_renderer.hpp"

struct sf_private_tag; // of libsndfile

namespace eupnea {

/// All channels mixed to one, at sound_rate.
Result<Voice> read_voice(const std::filesystem::path& path);

/// 16-bit mono at sound_rate, written a piece at a time; the name's ending chooses WAV, FLAC or OGG.
class SoundWriter {
public:
    static Result<SoundWriter> create(const std::filesystem::path& path);

    Result<void> write(std::span<const float> samples);
    Result<void> finish(); ///< until then there is no file

private:
    struct Close {
        void operator()(sf_private_tag* file) const;
    };
    SoundWriter(OutputFile file, std::filesystem::path path)
        : file_(std::move(file)), path_(std::move(path))
    {}

    OutputFile file_;
    std::filesystem::path path_;
    std::unique_ptr<sf_private_tag, Close> sound_;
};

} // namespace eupnea
