// SPDX-License-Identifier: MIT
// Files as other programs write them, made of one heart, and what is read of them.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "catch.hpp"
#include "files/recording_file.hpp"
#include "temporary_folder.hpp"

namespace eupnea {

/// Intervals of about 70 beats a minute with one slow wave, whole milliseconds.
inline std::vector<int> made_intervals(std::size_t count = 60)
{
    std::vector<int> intervals;
    for (std::size_t i = 0; i < count; ++i) {
        const double beat = static_cast<double>(i);
        intervals.push_back(static_cast<int>(std::lround(850.0 + 45.0 * std::sin(0.55 * beat) +
                                                         13.0 * std::sin(2.9 * beat * beat))));
    }
    return intervals;
}

/// Times of those beats in seconds.
inline std::vector<double> made_beats(const std::vector<int>& intervals)
{
    std::vector<double> beats;
    double time = 0.0;
    for (const int interval : intervals) beats.push_back(time += interval / 1000.0);
    return beats;
}

/// An ECG-like wave of those beats: R waves of 1 mV and 50 ms with a small T wave, in `unit` to a mV.
inline std::vector<double> made_ecg(double rate, double seconds, double unit = 1.0)
{
    const auto beats = made_beats(made_intervals(static_cast<std::size_t>(seconds / 0.7)));
    std::vector<double> wave(static_cast<std::size_t>(rate * seconds));
    for (std::size_t i = 0; i < wave.size(); ++i) {
        const double t = static_cast<double>(i) / rate;
        const auto next = std::lower_bound(beats.begin(), beats.end(), t - 0.6);
        for (auto beat = next; beat != beats.end() && *beat < t + 0.2; ++beat) {
            const double r = (t - *beat) / 0.012, late = (t - *beat - 0.25) / 0.05;
            wave[i] += unit * (std::exp(-0.5 * r * r) + 0.2 * std::exp(-0.5 * late * late));
        }
    }
    return wave;
}

/// A pulse wave of those beats: quick rise, slow fall.
inline std::vector<double> made_ppg(double rate, double seconds, double unit = 100.0)
{
    const auto beats = made_beats(made_intervals(static_cast<std::size_t>(seconds / 0.7)));
    std::vector<double> wave(static_cast<std::size_t>(rate * seconds));
    for (std::size_t i = 0; i < wave.size(); ++i) {
        const double t = static_cast<double>(i) / rate;
        for (auto beat = std::lower_bound(beats.begin(), beats.end(), t - 1.0);
             beat != beats.end() && *beat < t + 0.4; ++beat) {
            const double first = (t - *beat - 0.15) / 0.08, second = (t - *beat - 0.4) / 0.12;
            wave[i] +=
                unit * (std::exp(-0.5 * first * first) + 0.3 * std::exp(-0.5 * second * second));
        }
    }
    return wave;
}

struct ReadRecording {
    std::string refusal; ///< why there is nothing else
    std::vector<FileChannel> channels{};
    std::vector<std::string> notes{};
    std::vector<Stream> streams{};
    std::vector<Sample> samples{};
    std::vector<Gap> gaps{};

    std::vector<double> values(Channel channel) const
    {
        std::vector<double> values;
        for (const Sample& sample : samples)
            if (sample.channel == channel) values.push_back(sample.value);
        return values;
    }
    std::vector<double> times(Channel channel) const
    {
        std::vector<double> times;
        for (const Sample& sample : samples)
            if (sample.channel == channel) times.push_back(seconds_of(sample.time));
        return times;
    }
    double rate(Channel channel) const
    {
        for (const Stream& stream : streams)
            if (stream.channel == channel) return stream.rate.per_second;
        return -1.0;
    }
    bool notes_mention(std::string_view part) const
    {
        return std::any_of(notes.begin(), notes.end(), [&](const std::string& note) {
            return note.find(part) != std::string::npos;
        });
    }
};

inline ReadRecording read_recording(const std::filesystem::path& path,
                                    const ImportOptions& wishes = {})
{
    auto file = RecordingFile::open(path, wishes);
    if (!file) return {file.error().sentence};
    ReadRecording read;
    while (const auto event = file->next()) {
        if (const auto* stream = std::get_if<Stream>(&*event)) read.streams.push_back(*stream);
        if (const auto* sample = std::get_if<Sample>(&*event)) read.samples.push_back(*sample);
        if (const auto* gap = std::get_if<Gap>(&*event)) read.gaps.push_back(*gap);
    }
    read.channels = file->channels();
    read.notes = file->notes();
    return read;
}

} // namespace eupnea
