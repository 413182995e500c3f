// SPDX-License-Identifier: MIT
#include "drivers/replay_source.hpp"

#include <vector>

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

/// Two channels, a guide and a gap; a sample each 10 ms.
std::vector<Event> recording(int samples)
{
    std::vector<Event> events{Stream{at(0s), Channel::ecg, 100_sps},
                              PacerChange{at(0s), {.inhale = 4s, .exhale = 6s}, true}};
    for (int i = 0; i < samples; ++i) {
        if (i == 200) events.push_back(Gap{Channel::ecg, at(2s), at(2s), 0, GapCause::file});
        events.push_back(Sample{Channel::ecg, at(i * 10ms), static_cast<double>(i)});
    }
    return events;
}

PullEvents pull_from(const std::vector<Event>& events)
{
    return [&events, i = std::size_t{0}]() mutable -> std::optional<Event> {
        if (i == events.size()) return std::nullopt;
        return events[i++];
    };
}

struct Played {
    Played(const std::vector<Event>& events, Playback playback)
        : source(
              io, epoch, [this](const Event& event) { heard.push_back(event); }, pull_from(events),
              playback)
    {
        source.start();
    }
    bool ended() const
    {
        const auto* status = std::get_if<LinkStatus>(&heard.back());
        return status && status->state == LinkState::ended;
    }
    /// What was heard between the first and the last LinkStatus.
    std::vector<Event> content() const { return {heard.begin() + 1, heard.end() - 1}; }

    boost::asio::io_context io;
    SessionEpoch epoch;
    std::vector<Event> heard;
    ReplaySource source;
};

} // namespace

TEST_CASE("replay source: gives every event as it was recorded, and says that it is a replay")
{
    const auto events = recording(30'000);
    Played played{events, {.speed = 0.0}};
    played.io.run();
    CHECK(played.content() == events);
    CHECK(played.ended());
    CHECK(std::get<LinkStatus>(played.heard.front()).origin == Origin::replayed);
}

TEST_CASE("replay source: what became of a live sensor is told as part of the replay")
{
    auto events = recording(1000);
    const LinkStatus lost{at(5s), LinkState::lost, Origin::live, "The sensor is gone."};
    events.insert(events.begin() + 500, lost);
    Played played{events, {.speed = 0.0}};
    played.io.run();
    LinkStatus told = lost;
    told.origin = Origin::replayed;
    CHECK(played.content()[500] == Event{told});
}

TEST_CASE("replay source: begun in the middle, everything before comes first and at once")
{
    const auto events = recording(30'000); // five minutes
    Played played{events, {.speed = 1.0, .from = at(299s)}};
    while (time_of(played.heard.back()) < at(298s)) played.io.run_one();
    CHECK(played.epoch.now() < at(60s));
    while (!played.ended()) played.io.run_one();
    CHECK(played.content() == events);
    CHECK(played.source.shown_from() == at(299s));
}

TEST_CASE("replay source: at a given speed nothing is played before its time")
{
    const auto events = recording(1000);
    Played played{events, {.speed = 50.0}};
    while (!played.ended()) {
        played.io.run_one();
        const Timestamp reached = time_of(played.heard.back());
        REQUIRE(seconds_of(reached) <= 50.0 * seconds_of(played.epoch.now()));
    }
    CHECK(played.content() == events);
}

TEST_CASE("replay source: paused, it keeps its place and goes on from there")
{
    const auto events = recording(1000);
    Played played{events, {.speed = 20.0}};
    while (played.heard.size() < 20) played.io.run_one();
    played.source.pause(true);
    const auto reached = played.heard.size();
    played.io.run_for(std::chrono::milliseconds{200}); // 4 s of the recording
    CHECK(played.heard.size() == reached);
    const Timestamp place = time_of(played.heard.back());
    played.source.pause(false);
    while (played.heard.size() == reached) played.io.run_one();
    CHECK(time_of(played.heard.back()) - place < 2s);
    while (!played.ended()) played.io.run_one();
    CHECK(played.content() == events);
}

TEST_CASE("replay source: stopped, even by whoever hears it, it says nothing more")
{
    const auto events = recording(1000);
    boost::asio::io_context io;
    std::size_t heard = 0;
    std::unique_ptr<ReplaySource> source;
    source = std::make_unique<ReplaySource>(
        io, SessionEpoch{},
        [&](const Event&) {
            if (++heard == 100) source->stop();
        },
        pull_from(events), Playback{.speed = 0.0});
    source->start();
    io.run();
    CHECK(heard == 100);
}
