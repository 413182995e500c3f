// SPDX-License-Identifier: MIT
#include "drivers/channel_streams.hpp"

#include <vector>

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

TEST_CASE("tracks: a channel that comes back much slower still never runs backwards")
{
    std::vector<Timestamp> times;
    ChannelStreams tracks{[&](const Event& event) {
        if (const auto* sample = std::get_if<Sample>(&event)) times.push_back(sample->time);
    }};
    const double values[]{1.0, 2.0};
    tracks.waveform(Channel::ecg, values, at(10s), 1000_sps, 0);
    tracks.interrupt_all(GapCause::link_lost);
    tracks.waveform(Channel::ecg, values, at(10.01s), 10_sps, 0);
    REQUIRE(times.size() == 4);
    CHECK(std::ranges::is_sorted(times));
}
