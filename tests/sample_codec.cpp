// SPDX-License-Identifier: MIT
#include "library/sample_codec.hpp"

#include <bit>
#include <cmath>
#include <limits>

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

std::vector<Sample> two_channels(std::size_t n)
{
    std::vector<Sample> samples;
    for (std::size_t i = 0; i < n; ++i) {
        const auto time = at(Seconds{static_cast<double>(i) / 250.0});
        samples.push_back({Channel::ecg, time, std::round(500.0 * std::sin(0.03 * double(i)))});
        if (i % 10 == 0) samples.push_back({Channel::belt, time, 0.1 * static_cast<double>(i)});
    }
    return samples;
}

} // namespace

TEST_CASE("sample codec: what comes back is the same samples in the same order")
{
    const auto samples = two_channels(1000);
    CHECK(decode_samples(encode(samples)) == samples);
    CHECK(decode_samples(encode({}))->empty());
}

TEST_CASE("sample codec: doubles keep every bit, also those that are no numbers")
{
    const std::vector<Sample> samples{
        {Channel::ppg, at(Seconds{0.1 + 0.2}), std::numeric_limits<double>::denorm_min()},
        {Channel::ppg, at(Seconds{-1.0 / 3.0}), -0.0},
        {Channel::ppg, at(Seconds{1e300}), std::numeric_limits<double>::quiet_NaN()}};
    const auto back = decode_samples(encode(samples));
    REQUIRE(back);
    REQUIRE(back->size() == samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        CHECK(std::bit_cast<std::uint64_t>((*back)[i].value) ==
              std::bit_cast<std::uint64_t>(samples[i].value));
        CHECK((*back)[i].time == samples[i].time);
    }
}

TEST_CASE("sample codec: a steady wave of counts takes less than a third of its doubles")
{
    const auto samples = two_channels(250);
    CHECK(encode(samples).size() < samples.size() * 17 / 3);
}

TEST_CASE("sample codec: damaged bytes are refused")
{
    auto bytes = encode(two_channels(100));
    CHECK_FALSE(decode_samples(std::vector<std::uint8_t>(bytes.begin(), bytes.begin() + 3)));
    CHECK_FALSE(decode_samples(std::vector<std::uint8_t>(bytes.begin(), bytes.end() - 5)));
    bytes[bytes.size() / 2] ^= 0xFF;
    CHECK_FALSE(decode_samples(bytes));
    CHECK_FALSE(decode_samples(std::vector<std::uint8_t>(64, 0xFF)));
}
