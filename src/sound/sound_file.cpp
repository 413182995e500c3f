// SPDX-License-Identifier: MIT
#include "sound/sound_file.hpp"

#include <fmt/format.h>
#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace eupnea {

namespace {

struct CloseSound {
    void operator()(SNDFILE* file) const { sf_close(file); }
};
using SoundFile = std::unique_ptr<SNDFILE, CloseSound>;

Voice mixed_to_one(std::span<const float> frames, std::size_t channels)
{
    Voice voice(frames.size() / channels, 0.0f);
    for (std::size_t i = 0; i < frames.size(); ++i)
        voice[i / channels] += frames[i] / static_cast<float>(channels);
    return voice;
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

} // namespace

Result<Voice> read_voice(const std::filesystem::path& path)
{
    SF_INFO about{};
    const SoundFile file{sf_open(path.c_str(), SFM_READ, &about)};
    if (!file)
        return fail(Complaint{fmt::format("The voice {} cannot be read ({}); WAV, FLAC or OGG is "
                                          "expected.",
                                          path.string(), sf_strerror(nullptr))});
    const auto channels = static_cast<std::size_t>(about.channels);
    std::vector<float> frames(static_cast<std::size_t>(about.frames) * channels);
    const sf_count_t read = sf_readf_float(file.get(), frames.data(), about.frames);
    frames.resize(static_cast<std::size_t>(std::max<sf_count_t>(read, 0)) * channels);
    return at_sound_rate(mixed_to_one(frames, channels), about.samplerate);
}

Result<void> write_sound(const std::filesystem::path& path, std::span<const float> samples)
{
    SF_INFO about{};
    about.samplerate = static_cast<int>(sound_rate.per_second);
    about.channels = 1;
    about.format = format_for(path);
    const SoundFile file{sf_open(path.c_str(), SFM_WRITE, &about)};
    const auto count = static_cast<sf_count_t>(samples.size());
    if (!file || sf_writef_float(file.get(), samples.data(), count) != count)
        return fail(Complaint{fmt::format("The sound cannot be written to {} ({}).", path.string(),
                                          sf_strerror(file.get()))});
    return {};
}

} // namespace eupnea
