// SPDX-License-Identifier: MIT
// Least and greatest of any stretch of a long wave.
#include "signal/wave_record.hpp"

#include <cmath>
#include <random>

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

TEST_CASE("min-max pyramid: any stretch has the extremes that looking at every value finds")
{
    std::mt19937 random{11};
    std::normal_distribution<float> noise{0.0f, 1.0f};
    for (const std::size_t size : {1u, 15u, 16u, 17u, 256u, 257u, 4096u, 70'001u}) {
        MinMaxPyramid pyramid;
        std::vector<float> values;
        for (std::size_t i = 0; i < size; ++i) {
            values.push_back(noise(random));
            pyramid.push(values.back());
        }
        REQUIRE(pyramid.size() == size);
        for (int trial = 0; trial < 200; ++trial) {
            std::size_t from = random() % (size + 1);
            std::size_t until = random() % (size + 1);
            if (trial == 0) from = 0, until = size;
            if (from > until) std::swap(from, until);
            MinMax expected;
            for (std::size_t i = from; i < until; ++i) expected.add({values[i], values[i]});
            INFO(size << " values, " << from << " to " << until);
            CHECK(pyramid.range(from, until) == expected);
        }
    }
    CHECK(MinMaxPyramid{}.range(0, 10).empty());
}

TEST_CASE("wave record: samples are found by their time, to half a sample")
{
    WaveRecord wave;
    for (int i = 0; i < 5000; ++i) wave.add(at(Seconds{i / 250.0}), static_cast<float>(i % 100));
    CHECK(wave.first_at(at(-1s)) == 0);
    CHECK(wave.first_at(at(4s)) == 1000);
    CHECK(wave.first_at(at(4.001s)) == 1001);
    CHECK(wave.first_at(at(30s)) == 5000);
    CHECK(seconds_of(wave.time(1234)) == Approx(1234 / 250.0));
    CHECK(wave.range(at(0s), at(20s)) == MinMax{0.0f, 99.0f});
    CHECK(wave.range(at(4.04s), at(4.08s)) == MinMax{10.0f, 19.0f});
    CHECK(wave.range(at(4.001s), at(4.002s)).empty());
}

TEST_CASE("wave record: within a gap there is nothing, and what follows does not join")
{
    WaveRecord wave;
    for (int i = 0; i < 100; ++i) wave.add(at(Seconds{i / 100.0}), 1.0f);
    wave.break_here();
    for (int i = 0; i < 100; ++i) wave.add(at(Seconds{10.0 + i / 100.0}), 2.0f);
    CHECK(wave.range(at(2s), at(9s)).empty());
    CHECK(wave.after_gap(0));
    CHECK_FALSE(wave.after_gap(1));
    CHECK(wave.after_gap(100));
    CHECK(wave.first_at(at(5s)) == 100);
    CHECK(wave.range(at(0s), at(20s)) == MinMax{1.0f, 2.0f});
}
