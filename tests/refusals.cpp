// SPDX-License-Identifier: MIT
#include "session/refusals.hpp"

#include "catch.hpp"
#include "session/pipeline.hpp"
#include "session/session.hpp"

using namespace eupnea;
using namespace eupnea::literals;

TEST_CASE("refusals: the share of damaged frames is said, a few at the start are not")
{
    Refusals refusals;
    refusals.on(FramesCounted{.time = at(1s), .accepted = 100, .wrong_length = 2});
    CHECK(refusals.damage().empty());
    CHECK(refusals.report().empty());
    refusals.on(FramesCounted{.time = at(11s), .accepted = 288, .wrong_checksum = 10});
    CHECK(refusals.damage() == "3 % of frames damaged");
    CHECK(refusals.report() == "12 of 400 frames damaged (3 %: length 2, checksum 10)");
}

TEST_CASE("refusals: repetitions, floods and samples that no detector can use are reported")
{
    Refusals refusals;
    refusals.on(FramesCounted{.time = at(1s), .accepted = 82, .repeated = 41, .too_fast = 7});
    refusals.on(SamplesRefused{at(2s), Channel::ppg, 1, 2, 3, 4});
    CHECK(refusals.damage().empty());
    CHECK(refusals.report() == "41 delivered twice, 7 faster than time allows, "
                               "10 samples that no detector can use");
}

TEST_CASE("refusals: those of a session are counted from its beginning")
{
    Session session;
    session.apply(FramesCounted{.time = at(1s), .accepted = 10, .wrong_magic = 90});
    session.apply(SessionStart{});
    CHECK(session.refusals().report().empty());
    session.apply(FramesCounted{.time = at(9s), .accepted = 96, .not_parsed = 4});
    CHECK(session.refusals().damage() == "4 % of frames damaged");
}

TEST_CASE("pipeline: samples that a detector refuses are reported at most every ten seconds")
{
    std::vector<SamplesRefused> reports;
    Pipeline pipeline{[&](const Event& event) {
        if (const auto* refused = std::get_if<SamplesRefused>(&event)) reports.push_back(*refused);
    }};
    pipeline(Stream{at(0s), Channel::ppg, 50_sps});
    for (int i = 0; i < 50 * 30; ++i) {
        const double value = i % 50 == 10 ? 1e12 : 512.0 + i % 7;
        pipeline(Sample{Channel::ppg, at(i * 20ms), value});
    }
    REQUIRE(reports.size() == 3);
    CHECK(reports[0].channel == Channel::ppg);
    CHECK(reports[0].out_of_range == 1);
    CHECK(reports[1].out_of_range == 10);
    CHECK(reports[1].time - reports[0].time == 10s);
}

TEST_CASE("pipeline: a stream too slow for its detector is reported as refused")
{
    std::uint64_t refused = 0;
    Pipeline pipeline{[&](const Event& event) {
        if (const auto* report = std::get_if<SamplesRefused>(&event))
            refused += report->unusable_rate;
    }};
    pipeline(Stream{at(0s), Channel::ppg, 5_sps});
    for (int i = 0; i < 200; ++i) pipeline(Sample{Channel::ppg, at(i * 200ms), 512.0});
    CHECK(refused > 100);
}
