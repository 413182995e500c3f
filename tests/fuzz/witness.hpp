// SPDX-License-Identifier: MIT
// What a source promises of its events, whatever it is fed.
#pragma once

#include <array>
#include <cstdlib>

#include "base/event.hpp"

inline void require(bool holds)
{
    if (!holds) std::abort();
}

/// Times of a channel never run backwards, and a sample never comes before its stream.
struct Witness {
    void operator()(const eupnea::Event& event)
    {
        if (const auto* stream = std::get_if<eupnea::Stream>(&event))
            announced[static_cast<std::size_t>(stream->channel)] = true;
        if (const auto* sample = std::get_if<eupnea::Sample>(&event)) {
            const auto c = static_cast<std::size_t>(sample->channel);
            require(announced[c] && sample->time >= newest[c]);
            newest[c] = sample->time;
        }
        if (const auto* gap = std::get_if<eupnea::Gap>(&event)) require(gap->until >= gap->from);
    }
    std::array<bool, eupnea::channel_count> announced{};
    std::array<eupnea::Timestamp, eupnea::channel_count> newest = [] {
        std::array<eupnea::Timestamp, eupnea::channel_count> times;
        times.fill(eupnea::at(eupnea::Seconds{-1e9})); // a beat may have been before the link
        return times;
    }();
};
