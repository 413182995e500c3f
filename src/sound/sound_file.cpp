// SPDX-License-Identifier: MIT
#include "sound/sound_file.hpp"

#include <fmt/format.h>
#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <vector>

namespace eupnea {

namespace {

struct CloseSound {
    void operator()(SNDFILE* file) const { sf_close(file); }
};
using SoundFile = std::unique_ptr<SNDFILE, CloseSound>;

/// The encoder of OGG keeps what it is given at once on its stack.
constexpr std::size_t frames_at_once = 4096;

/// As far as it can be read, whatever length the file claims to have.
Voice mixed_to_one(SNDFILE* file, std::size_t channels)
{
    Voice voice;
    std::vector<float> values(frames_at_once * channels);
    for (;;) {
        const auto read = sf_readf_float(file, values.data(), frames_at_once);
        if (read <= 0) return voice;
        for (std::size_t i = 0; i < static_cast<std::size_t>(read) * channels; i += channels) {
            const auto frame = std::span{values}.subspan(i, channels);
            voice.push_back(std::accumulate(frame.begin(), frame.end(), 0.0f) /
                            static_cast<float>(channels));
        }
    }
}

/// Straight lines between samples: good enough for a speaking voice.
Voice at_sound_rate(const Voice& voice, double rate)
{
    if (rate == sound_rate.per_second || voice.size() < 2) return voice;
    const double step = rate / sound_rate.per_second;
    const double length = static_cast<double>(voice.size() - 1);
    Voice resampled;
    for (double place = 0.0; place < length; place += step) {
        const auto sample = static_cast<std::size_t>(place);
        const auto share = static_cast<float>(place - std::floor(place));
        resampled.push_back(std::lerp(voice[sample], voice[sample + 1], share));
    }
    return resampled;
}

int format_for(const std::filesystem::path& path)
{
    const std::string ending = path.extension().string();
    if (ending == ".flac") return SF_FORMAT_FLAC | SF_FORMAT_PCM_16;
    if (ending == ".ogg") return SF_FORMAT_OGG | SF_FORMAT_VORBIS;
    return SF_FORMAT_WAV | SF_FORMAT_PCM_16;
}

UserMessage not_written(const std::filesystem::path& path, SNDFILE* file)
{
    return {
        fmt::format("The sound cannot be written to {} ({}).", path.string(), sf_strerror(file))};
}

} // namespace

Result<Voice> read_voice(const std::filesystem::path& path)
{
    std::error_code unknown;
    if (!std::filesystem::exists(path, unknown))
        return fail(UserMessage{fmt::format("The voice {} is not there.", path.string())});
    SF_INFO about{};
    const SoundFile file{sf_open(path.c_str(), SFM_READ, &about)};
    if (!file)
        return fail(UserMessage{fmt::format("The voice {} cannot be read; WAV, FLAC or OGG is "
                                            "expected.",
                                            path.string())});
    Voice voice = mixed_to_one(file.get(), static_cast<std::size_t>(about.channels));
    if (voice.empty())
        return fail(UserMessage{fmt::format("The voice {} has no sound in it.", path.string())});
    return at_sound_rate(voice, about.samplerate);
}

void SoundWriter::Close::operator()(sf_private_tag* file) const { sf_close(file); }

Result<SoundWriter> SoundWriter::create(const std::filesystem::path& path)
{
    auto file = OutputFile::open(path);
    if (!file) return fail(file.error());
    SF_INFO about{};
    about.samplerate = static_cast<int>(sound_rate.per_second);
    about.channels = 1;
    about.format = format_for(path);
    SoundWriter writer{std::move(*file), path};
    writer.sound_.reset(sf_open(writer.file_.written_at().c_str(), SFM_WRITE, &about));
    if (!writer.sound_) return fail(not_written(path, nullptr));
    return writer;
}

Result<void> SoundWriter::write(std::span<const float> samples)
{
    while (!samples.empty()) {
        const auto piece = samples.first(std::min(samples.size(), frames_at_once));
        if (sf_writef_float(sound_.get(), piece.data(), std::ssize(piece)) != std::ssize(piece))
            return fail(not_written(path_, sound_.get()));
        samples = samples.subspan(piece.size());
    }
    return {};
}

Result<void> SoundWriter::finish()
{
    if (sf_close(sound_.release()) != SF_ERR_NO_ERROR) return fail(not_written(path_, nullptr));
    return file_.finish();
}

} // namespace eupnea
