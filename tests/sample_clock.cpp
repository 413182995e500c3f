// SPDX-License-Identifier: MIT
#include "signal/sample_clock.hpp"

#include <cmath>
#include <random>
#include <vector>

#include "bursting_device.hpp"
#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

TEST_CASE("sample clock: 20 ms bursts and 100 ppm drift at 250 Hz -> under 1 ms RMS")
{
    BurstingDevice device;
    SampleClock clock{device.nominal, 65536};
    std::vector<double> errors;
    for (int i = 0; i < 250 * 600; ++i) {
        const auto tick = clock(static_cast<std::uint32_t>(i % 65536), device.arrival(i));
        REQUIRE(tick.missing == 0);
        REQUIRE_FALSE(tick.jumped);
        errors.push_back((tick.time - device.taken(i)).count());
    }
    CHECK(rms_ms(errors) < 1.0);
    CHECK(rms_ms({errors.begin(), errors.begin() + 2500}) < 1.0);
}

TEST_CASE("sample clock: without numbers and with a rate known to 0.5 % -> under 3 ms RMS")
{
    BurstingDevice device;
    device.drift = 0.005;
    SampleClock clock{device.nominal, 0, 0.005};
    std::vector<double> errors;
    for (int i = 0; i < 250 * 300; ++i) {
        const auto tick = clock(device.arrival(i));
        REQUIRE_FALSE(tick.jumped);
        errors.push_back((tick.time - device.taken(i)).count());
    }
    CHECK(rms_ms(errors) < 3.0);
}

TEST_CASE("sample clock: lost frames are counted exactly, across the wrap of the number too")
{
    BurstingDevice device;
    SampleClock clock{device.nominal, 256};
    std::uint32_t missing = 0;
    std::uint32_t lost = 0;
    for (int i = 0; i < 250 * 60; ++i) {
        const bool drop = i % 997 > 960;
        lost += drop;
        const auto arrival = device.arrival(i);
        if (drop) continue;
        const auto tick = clock(static_cast<std::uint32_t>(i % 256), arrival);
        REQUIRE_FALSE(tick.jumped);
        missing += tick.missing;
    }
    CHECK(lost > 100);
    CHECK(missing == lost);
}

TEST_CASE("sample clock: a loss longer than a whole turn of the number is counted exactly")
{
    BurstingDevice device;
    SampleClock clock{device.nominal, 4096};
    std::uint32_t missing = 0;
    std::vector<double> errors;
    for (int i = 0; i < 250 * 120; ++i) {
        const auto arrival = device.arrival(i);
        if (i >= 5000 && i < 5000 + 2 * 4096 + 17) continue;
        const auto tick = clock(static_cast<std::uint32_t>(i % 4096), arrival);
        REQUIRE_FALSE(tick.jumped);
        missing += tick.missing;
        errors.push_back((tick.time - device.taken(i)).count());
    }
    CHECK(missing == 2 * 4096 + 17);
    CHECK(rms_ms(errors) < 1.5);
}

TEST_CASE("sample clock: a stall that loses nothing moves no sample")
{
    BurstingDevice device;
    SampleClock clock{device.nominal};
    std::vector<double> errors;
    for (int i = 0; i < 250 * 60; ++i) {
        Timestamp arrival = device.arrival(i);
        if (i >= 5000 && i < 5200) arrival = device.arrival(5200); // the host slept for 0.8 s
        const auto tick = clock(arrival);
        REQUIRE_FALSE(tick.jumped);
        errors.push_back((tick.time - device.taken(i)).count());
    }
    CHECK(rms_ms(errors) < 1.0);
}

TEST_CASE("sample clock: without numbers a loss shows as one jump, and time is true again after it")
{
    BurstingDevice device;
    SampleClock clock{device.nominal};
    int jumps = 0;
    std::vector<double> errors;
    for (int i = 0; i < 250 * 60; ++i) {
        const auto arrival = device.arrival(i);
        if (i >= 5000 && i < 5200) continue;
        const auto tick = clock(arrival);
        jumps += tick.jumped;
        if (i < 5000 || i > 5200 + 250) errors.push_back((tick.time - device.taken(i)).count());
    }
    CHECK(jumps == 1);
    CHECK(rms_ms(errors) < 3.0);
}

TEST_CASE("sample clock: a device that starts anew goes on after the time that passed")
{
    BurstingDevice device;
    SampleClock clock{device.nominal, 65536};
    for (int i = 0; i < 2500; ++i) clock(static_cast<std::uint32_t>(i), device.arrival(i));
    const auto tick = clock(0, device.arrival(3000));
    CHECK(tick.jumped);
    CHECK(std::abs((tick.time - device.taken(3000)).count()) < 0.025);
    CHECK(clock(1, device.arrival(3001)).missing == 0);
}

TEST_CASE("sample clock: times never run backwards, whatever the arrivals do")
{
    std::mt19937 random{3};
    std::uniform_real_distribution<double> step{-0.2, 0.22};
    SampleClock clock{100_sps};
    Seconds arrival = 10s;
    Timestamp previous = at(-1s);
    for (int i = 0; i < 20'000; ++i) {
        arrival += Seconds{step(random)};
        const auto tick = clock(at(arrival));
        if (!tick.refused) REQUIRE(tick.time > previous);
        previous = tick.time;
    }
}

TEST_CASE("sample clock: a device's own time places frames that were taken unevenly")
{
    BurstingDevice device;
    SampleClock clock{device.nominal, 65536};
    std::vector<double> errors;
    for (int i = 0; i < 250 * 60; ++i) {
        const Seconds late{i % 50 == 0 ? 0.002 : 0.0}; // the firmware was late, and says so
        const Seconds own = i * period(device.nominal) + late;
        const auto tick = clock(static_cast<std::uint32_t>(i), own, device.arrival(i));
        errors.push_back((tick.time - device.taken(i) - late).count());
    }
    CHECK(rms_ms(errors) < 1.2);
}

TEST_CASE(
    "sample clock: a loss that a short number cannot count is a jump, and time is true after it")
{
    BurstingDevice device;
    device.nominal = 1000_sps;
    SampleClock clock{device.nominal, 16};
    int jumps = 0;
    std::vector<double> errors;
    for (int i = 0; i < 1000 * 30; ++i) {
        const auto arrival = device.arrival(i);
        if (i >= 5000 && i < 5300) continue;
        const auto tick = clock(static_cast<std::uint32_t>(i % 16), arrival);
        jumps += tick.jumped;
        if (i < 5000 || i > 5300 + 1000) errors.push_back((tick.time - device.taken(i)).count());
    }
    CHECK(jumps == 1);
    CHECK(rms_ms(errors) < 3.0);
}

TEST_CASE("sample clock: more frames than their rate allows are refused, not laid into the future")
{
    SampleClock clock{50_sps};
    int refused = 0;
    for (int i = 0; i < 300'000; ++i) { // ten thousand a second
        const Timestamp arrival = at(i * 0.1ms);
        const auto tick = clock(arrival);
        refused += tick.refused;
        REQUIRE(tick.time <= arrival + 2s);
    }
    CHECK(refused > 250'000);
}
