// SPDX-License-Identifier: MIT
// What the derived breath makes of intervals and signals in which there is no breath, and of slow breathing.
#include "bench/support/made_intervals.hpp"
#include "catch.hpp"
#include "derived_people.hpp"

using namespace eupnea;
using namespace eupnea::literals;
using bench::Random;
using derived::told;
using derived::Told;

namespace {

constexpr double length_s = 240.0;
constexpr std::uint64_t seeds = 20;
constexpr std::uint64_t few_seeds = 4;

/// Asked every second as if somebody breathed at this rate.
Told told_of(const std::vector<Sample>& samples, double truth)
{
    return told(derived::Path{100_sps, 100_sps}, samples,
                [=](double) { return std::optional{truth}; });
}

template <class Make>
Told of_intervals(Make&& make, std::uint64_t last_seed = seeds, double truth = 14.0)
{
    Told all;
    for (std::uint64_t seed = 1; seed <= last_seed; ++seed) {
        Random random{seed, 7};
        all += told_of(bench::intervals_as_sent(make(random)), truth);
    }
    return all;
}

Told of_noise(Channel channel)
{
    Told all;
    for (std::uint64_t seed = 1; seed <= few_seeds; ++seed) {
        Random random{seed, 8};
        std::vector<Sample> samples;
        for (int i = 0; i < static_cast<int>(100 * length_s); ++i)
            samples.push_back({channel, at(Seconds{i / 100.0}), random.normal()});
        all += told_of(samples, 14.0);
    }
    return all;
}

/// In one second of fifty at most.
bool hardly_shown(const Told& result)
{
    UNSCOPED_INFO(result.shown << " of " << result.asked);
    return 50 * result.shown <= result.asked;
}

} // namespace

TEST_CASE("derived breath: intervals drawn by chance show no rate")
{
    const auto drawn = [](auto next) {
        return of_intervals([next](Random& random) {
            return bench::drawn(length_s, [&] { return next(random); });
        });
    };
    CHECK(hardly_shown(drawn([](Random& r) { return 850.0 + 40.0 * r.normal(); })));
    CHECK(hardly_shown(drawn([](Random& r) { return 850.0 + 80.0 * r.normal(); })));
    CHECK(hardly_shown(drawn([](Random& r) { return 750.0 * std::exp(0.28 * r.normal()); })));
    CHECK(hardly_shown(drawn([](Random& r) { return r.uniform(500.0, 1100.0); })));
}

TEST_CASE("derived breath: the shuffled intervals of somebody show no rate, those in order do")
{
    const auto in_order = [](Random& random) {
        return bench::free_breathing({}, length_s, random);
    };
    const Told breathing = of_intervals(in_order, few_seeds);
    CHECK(breathing.shown > breathing.asked / 2);
    CHECK(hardly_shown(
        of_intervals([&](Random& random) { return bench::shuffled(in_order(random), random); })));
}

TEST_CASE("derived breath: an ECG or a pulse wave of noise shows no rate")
{
    CHECK(hardly_shown(of_noise(Channel::ecg)));
    CHECK(hardly_shown(of_noise(Channel::ppg)));
}

TEST_CASE("derived breath: slow breathing shows its rate by the intervals alone")
{
    for (const double rate : {3.5, 4.0, 5.0, 6.0, 6.5}) {
        CAPTURE(rate);
        const Told result = of_intervals(
            [=](Random& random) {
                return bench::slow_breathing([=](double t) { return t * rate / 60.0; },
                                             random.uniform(30.0, 60.0), length_s, random);
            },
            few_seeds, rate);
        CHECK(10 * result.shown >= 6 * result.asked);
        CHECK(100 * result.wrong <= result.shown);
    }
}
