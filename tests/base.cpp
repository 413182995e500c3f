// SPDX-License-Identifier: MIT
#include "base/event.hpp"
#include "base/ring.hpp"
#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

TEST_CASE("ring: a push onto a full ring drops the oldest")
{
    Ring<int> ring{3};
    for (int i = 1; i <= 5; ++i) ring.push(i);
    CHECK(ring.size() == 3);
    CHECK(ring.front() == 3);
    CHECK(ring[1] == 4);
    CHECK(ring.back() == 5);
    ring.pop_front();
    CHECK(ring.front() == 4);
}

TEST_CASE("text: a long text is cut between characters, never within one")
{
    std::string long_text(158, 'a');
    long_text += "\xC3\xA4"; // one character of two bytes across the end
    const Text cut{long_text};
    CHECK(cut.view() == std::string(158, 'a'));
}

TEST_CASE("event: moved to a clock that started later, every time in it moves")
{
    const Breath breath{at(10s), at(14s), at(20s), 1.0f, 1.0f, BreathSource::belt};
    const auto moved = std::get<Breath>(earlier(breath, 4s));
    CHECK(moved.inhale == at(6s));
    CHECK(moved.exhale == at(10s));
    CHECK(moved.end == at(16s));

    const Gap gap{Channel::ecg, at(5s), at(6s), 250, GapCause::lost_frames};
    CHECK(std::get<Gap>(earlier(gap, 5s)).from == at(0s));
    CHECK(time_of(earlier(Mark{at(9s), ""}, 2s)) == at(7s));
}
