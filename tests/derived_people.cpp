// SPDX-License-Identifier: MIT
// What the derived breath shows of people who do not sit still and breathe evenly.
#include "derived_people.hpp"

#include "bench/columns.hpp"
#include "catch.hpp"
#include "recordings.hpp"

using namespace eupnea;
using namespace eupnea::literals;
using derived::told;
using derived::Told;
using simulator::Breathing;
using simulator::Scenario;

namespace {

const std::vector<std::vector<Channel>> sensors{
    {Channel::ecg}, {Channel::ppg}, {Channel::rr}, {Channel::ecg, Channel::ppg}};

/// At most one in twenty of the shown ones.
bool hardly_wrong(const Told& result) { return 20 * result.wrong <= result.shown; }

} // namespace

TEST_CASE("derived breath: of people who talk hardly a wrong rate is shown")
{
    for (const auto& worn : sensors) {
        CAPTURE(static_cast<int>(worn.front()), worn.size());
        for (const double heart_rate : {66.0, 90.0}) {
            CAPTURE(heart_rate);
            Told all;
            for (const std::uint64_t seed : {1u, 2u}) {
                const Scenario scenario{.seed = seed,
                                        .breathing = Breathing::talking,
                                        .heart_rate_bpm = heart_rate,
                                        .rr = true};
                all += told(scenario, simulator::simulate(scenario, 240s), worn);
            }
            CHECK(all.shown > all.asked / 2);
            CHECK(hardly_wrong(all));
        }
    }
}

TEST_CASE(
    "derived breath: speech is told by pulse and ECG although the heart hardly swings with it")
{
    Told all;
    for (const double heart_rate : {66.0, 90.0}) {
        const Scenario scenario{.seed = 2,
                                .breathing = Breathing::talking,
                                .heart_rate_bpm = heart_rate,
                                .swing_bpm = 8.0};
        all += told(scenario, simulator::simulate(scenario, 240s), sensors[3]);
    }
    CHECK(all.shown > 2 * all.asked / 3);
    CHECK(hardly_wrong(all));
}

TEST_CASE("derived breath: slow waves of blood pressure are not the breath of somebody who speaks")
{
    const Scenario scenario{
        .seed = 2, .breathing = Breathing::talking, .heart_rate_bpm = 50.0, .swing_bpm = 8.0};
    const Told result = told(scenario, simulator::simulate(scenario, 300s), sensors[0]);
    CHECK(result.shown > result.asked / 2);
    CHECK(hardly_wrong(result));
}

TEST_CASE("derived breath: of breaths that are held the ends are not counted as breaths")
{
    const Pattern relaxing{.inhale = 4s, .hold_full = 7s, .exhale = 8s};
    const Pattern box{.inhale = 4s, .hold_full = 4s, .exhale = 4s, .hold_empty = 4s};
    for (const Pattern& pattern : {relaxing, box}) {
        const Scenario scenario{.timing_jitter = 400ms, .heart_rate_bpm = 90.0, .rr = true};
        const auto recording = simulator::simulate(scenario, 180s, pattern);
        for (const auto& worn : sensors) {
            CAPTURE(pattern.hold_full.count(), static_cast<int>(worn.front()), worn.size());
            CHECK(hardly_wrong(told(scenario, recording, worn)));
        }
    }
}

TEST_CASE("derived breath: steps hide the breath from the pulse, not from the ECG")
{
    const Scenario scenario{.seed = 4, .breathing = Breathing::walking};
    const auto recording = simulator::simulate(scenario, 180s);
    const Told pulse = told(scenario, recording, {Channel::ppg});
    CHECK(pulse.asked > 140);
    CHECK(pulse.shown == 0);
    CHECK(pulse.noisy == pulse.asked);
    for (const auto& worn : {sensors[0], sensors[3]}) {
        const Told result = told(scenario, recording, worn);
        CHECK(result.shown > 9 * result.asked / 10);
        CHECK(hardly_wrong(result));
    }
}

TEST_CASE("derived breath: how far steps run ahead of the heart is not told as a breath")
{
    Told all;
    for (const std::uint64_t seed : {5001u, 5003u, 6001u}) {
        const Scenario scenario{
            .seed = seed, .breathing = Breathing::walking, .heart_rate_bpm = 60.0};
        all += told(scenario, simulator::simulate(scenario, 300s), {Channel::ppg});
    }
    CHECK(all.asked > 700);
    CHECK(all.shown == 0);
}

TEST_CASE("derived breath: breaths nearly as quick as the beats can show are seldom shown wrong")
{
    for (const double heart_rate : {50.0, 66.0}) {
        const Scenario scenario{.breathing = Breathing::free,
                                .own_rate = 25_per_min,
                                .heart_rate_bpm = heart_rate,
                                .rr = true};
        const auto recording = simulator::simulate(scenario, 300s);
        for (const auto& worn : sensors) {
            CAPTURE(heart_rate, static_cast<int>(worn.front()), worn.size());
            CHECK(hardly_wrong(told(scenario, recording, worn)));
        }
    }
}

TEST_CASE("derived breath: breathing faster than half the heart rate is not told as a slower one")
{
    const auto of = [](double breaths_per_minute, const std::vector<Channel>& worn) {
        Told all;
        for (const std::uint64_t seed : {1u, 2u}) {
            const Scenario scenario{.seed = seed,
                                    .breathing = Breathing::free,
                                    .own_rate = {breaths_per_minute},
                                    .rate_variation = 0.05,
                                    .heart_rate_bpm = 50.0};
            all += told(scenario, simulator::simulate(scenario, 180s), worn);
        }
        return all;
    };
    for (const auto& worn : {sensors[0], sensors[1], sensors[3]}) {
        CAPTURE(static_cast<int>(worn.front()), worn.size());
        CHECK(20 * of(30.0, worn).shown <= of(30.0, worn).asked);
        CHECK(of(16.0, worn).shown > of(16.0, worn).asked / 2);
    }
}

TEST_CASE("derived breath: a finger clip at rest shows a rate, hardly ever wrong", "[recording]")
{
    NEEDS_RECORDING(file, "neurokit_rest5_ecg_ppg_rsp/bio_resting_5min_100hz.csv.gz");
    const auto columns = bench::read_columns(file);
    const auto marks = bench::read_columns(file.parent_path() / "derived_breath_peaks.csv");
    REQUIRE(columns.size() > 1);
    std::vector<Sample> samples;
    for (std::size_t i = 0; i < columns[1].size(); ++i)
        samples.push_back(
            {Channel::ppg, at(Seconds{static_cast<double>(i) / 100.0}), columns[1][i]});
    bench::Marks breaths;
    for (const double sample : marks.at(0)) breaths.push_back(sample / 100.0);
    const Told result = told(derived::Path{100_sps, 100_sps}, samples,
                             [&](double until) { return bench::rate_of(breaths, until); });
    CHECK(100 * result.shown >= 85 * result.asked);
    CHECK(hardly_wrong(result));
    CHECK(result.noisy == 0);
}
