// SPDX-License-Identifier: MIT
#include "signal/sample_clock.hpp"

#include <cmath>
#include <random>
#include <vector>

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

/// A device whose crystal is off and whose samples arrive in bursts, late by a scheduler's whim.
struct Device {
    SampleRate nominal = 250_sps;
    double drift = 100e-6;
    Seconds burst = 20ms;
    std::mt19937 random{7};
    std::exponential_distribution<double> scheduler{1000.0}; // 1 ms in the mean

    Timestamp taken(int i) const { return at(3s + i * period(nominal) * (1 + drift)); }
    Timestamp arrival(int i)
    {
        const double bursts = std::ceil(seconds_of(taken(i)) / burst.count());
        const std::int64_t number = static_cast<std::int64_t>(bursts);
        if (number != burst_number_) {
            burst_number_ = number;
            delay_ = Seconds{scheduler(random)};
        }
        return at(bursts * burst + delay_);
    }

private:
    std::int64_t burst_number_ = -1;
    Seconds delay_{};
};

/// Root mean square of what remains of the error without the constant transport delay, ms.
double rms_ms(const std::vector<double>& errors_s)
{
    double sum = 0;
    double squares = 0;
    for (const double e : errors_s) {
        sum += e;
        squares += e * e;
    }
    const auto n = static_cast<double>(errors_s.size());
    return 1000 * std::sqrt(squares / n - sum / n * sum / n);
}

} // namespace

TEST_CASE("sample clock: 20 ms bursts and 100 ppm drift at 250 Hz -> under 1 ms RMS")
{
    Device device;
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
    Device device;
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
    Device device;
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
    Device device;
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
    Device device;
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
    Device device;
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
    Device device;
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
        REQUIRE(tick.time > previous);
        previous = tick.time;
    }
}

TEST_CASE("sample clock: a device's own time places frames that were taken unevenly")
{
    Device device;
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
