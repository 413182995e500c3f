// SPDX-License-Identifier: MIT
// A heart that was lost is found again, and a new one is met without haste.
// `script/bench accuracy recovery` has the rest.
#include "catch.hpp"
#include "disturbed_heart.hpp"
#include "heart/ecg_beat_detector.hpp"
#include "heart/ppg_beat_detector.hpp"
#include "session/pipeline.hpp"
#include "synthetic_heart.hpp"

using namespace eupnea;
using namespace eupnea::synthetic;

namespace {

struct Recoveries {
    int cases = 0;
    int in_time = 0;
    std::size_t wrong = 0;
};

Recoveries recovered(Channel channel, Trouble trouble)
{
    Recoveries count;
    for (const Seconds lasting : {2s, 5s, 20s})
        for (const std::uint64_t seed : {1, 2, 3}) {
            const Recovery found = recovery_of({channel, trouble, lasting, 66.0, seed});
            REQUIRE(found.before);
            ++count.cases;
            count.in_time += found.in_time;
            count.wrong += found.wrong;
        }
    return count;
}

/// Samples without those between two times.
std::vector<Sample> without(std::vector<Sample> samples, Timestamp from, Timestamp until)
{
    std::erase_if(samples, [=](const Sample& s) { return s.time > from && s.time < until; });
    return samples;
}

/// How late the latest beat after `from` is told.
template <class Detector>
Seconds longest_delay(Detector detector, const std::vector<Sample>& samples, Timestamp from)
{
    Seconds longest{0.0};
    for (const Sample& sample : samples)
        if (const auto beat = detector(sample); beat && sample.time > from)
            longest = std::max(longest, sample.time - beat->time);
    return longest;
}

} // namespace

TEST_CASE("heart: the fourth good beat after a disturbance brings the heart rate back",
          "[synthetic]")
{
    for (const Channel channel : {Channel::ecg, Channel::ppg})
        for (const Trouble trouble : {Trouble::lead_off, Trouble::lead_off_mute, Trouble::flat,
                                      Trouble::saturated, Trouble::dropout}) {
            CAPTURE(channel == Channel::ecg, static_cast<int>(trouble));
            const Recoveries found = recovered(channel, trouble);
            CHECK(found.in_time == found.cases);
            CHECK(found.wrong <= 1);
        }
}

TEST_CASE("heart: after a movement burst, too, with hardly a second of a false heart rate a burst",
          "[synthetic]")
{
    for (const Channel channel : {Channel::ecg, Channel::ppg}) {
        CAPTURE(channel == Channel::ecg);
        const Recoveries found = recovered(channel, Trouble::motion);
        CHECK(found.in_time == found.cases);
        CHECK(found.wrong <= 1);
    }
}

TEST_CASE("heart: forty seconds of movement do not teach which way R waves point", "[synthetic]")
{
    CHECK(recovery_of({Channel::ecg, Trouble::motion, 40s, 66.0, 2}).in_time);
}

TEST_CASE("heart: a known heart is seen at once after a hole, not after two seconds of learning",
          "[synthetic]")
{
    const auto beats = steady_beats(40.0, 0.85);
    CHECK(longest_delay(EcgBeatDetector{250_sps},
                        without(ecg(250_sps, 40.0, beats), at(20s), at(24.3s)), at(24s)) < 0.35s);
    CHECK(longest_delay(PpgBeatDetector{100_sps},
                        without(ppg(100_sps, 40.0, beats), at(20s), at(24.3s)), at(24s)) < 0.45s);
}

TEST_CASE("heart: a clean signal is not called noisy while it is being learned", "[synthetic]")
{
    for (const double bpm : {50.0, 66.0, 100.0})
        for (const bool pulse : {false, true}) {
            CAPTURE(bpm, pulse);
            simulator::Scenario person{.heart_rate_bpm = bpm};
            (pulse ? person.ecg_rate : person.ppg_rate) = {0.0};
            Pipeline pipeline{[](const Event& event) {
                if (const auto* state = std::get_if<State>(&event))
                    CHECK(state->heart.reason != Reason::noisy);
            }};
            for (const Event& event : simulator::simulate(person, 12s).events) pipeline(event);
        }
}
