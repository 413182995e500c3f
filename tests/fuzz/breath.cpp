// SPDX-License-Identifier: MIT
// Any bytes as samples, beats, gaps and rates, through everything the breath's room has.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "breath/derived_breath.hpp"
#include "breath/measured_breath.hpp"

namespace {

using namespace eupnea;

/// Takes values off the front of the input; zeros when it is used up.
struct Bytes {
    const std::uint8_t* data;
    std::size_t size;

    template <class T>
    T take()
    {
        T value{};
        const std::size_t n = std::min(sizeof value, size);
        std::memcpy(&value, data, n);
        data += n;
        size -= n;
        return value;
    }
};

void require(bool promise)
{
    if (!promise) std::abort();
}

void check(const BreathRateEstimate& rate)
{
    require(rate.per_minute.has_value() == (rate.reason == Reason::none));
    if (rate.per_minute) require(*rate.per_minute >= 1.0f && *rate.per_minute <= 60.0f);
    require(std::isfinite(rate.error) && rate.error >= 0.0f);
}

struct Promises {
    void operator()(const BreathWave& wave) const
    {
        require(wave.volume >= 0.0f && wave.volume <= 1.0f);
    }
    void operator()(const BreathTurn& turn) const
    {
        require(turn.phase == BreathPhase::inhale || turn.phase == BreathPhase::exhale);
    }
    void operator()(const Breath& breath) const
    {
        require(breath.inhale < breath.exhale && breath.exhale < breath.end);
        require(std::isfinite(breath.depth) && breath.depth >= 0.0f);
        require(breath.quality >= 0.0f && breath.quality <= 1.0f);
    }
};

void run_measured(Bytes bytes)
{
    MeasuredBreath breath{SampleRate{bytes.take<float>()}};
    double value = 0.0;
    Timestamp now{};
    const Seconds step{bytes.take<std::uint8_t>() / 100.0};
    while (bytes.size > 0) {
        const auto kind = bytes.take<std::uint8_t>();
        now += step;
        if (kind == 255) value = bytes.take<double>();
        if (kind == 254) now = at(Seconds{bytes.take<double>()});
        if (kind == 253)
            breath.on(Gap{Channel::belt, now, now += Seconds{bytes.take<float>()}, 0, {}});
        if (kind == 252) breath.invert();
        if (kind < 252) value += kind - 125.0;
        breath(Sample{Channel::belt, now, value}, Promises{});
        check(breath.rate(now));
        require(breath.quality().level >= 0.0f && breath.quality().level <= 1.0f);
        (void)breath.happening();
    }
}

/// Mostly of a normal beat, with an interval as long as the time that passed.
BeatClassification classification(std::uint32_t number, Timestamp now, std::uint8_t kind)
{
    if (kind % 16 != 0) return {number, now, BeatClass::normal, Milliseconds{kind * 5.0}, 1};
    const auto parts = static_cast<std::uint8_t>(kind / 16);
    return {number, now, static_cast<BeatClass>(parts % 7), std::nullopt, parts};
}

void run_derived(Bytes bytes)
{
    DerivedBreath breath;
    breath.on(Stream{{}, Channel::ecg, SampleRate{bytes.take<float>()}});
    Timestamp now{};
    std::uint32_t number = 0;
    int asked = 0;
    while (bytes.size > 0) {
        const auto kind = bytes.take<std::uint8_t>();
        const auto source = static_cast<BeatSource>(kind % 3);
        if (kind >= 240) now = at(Seconds{bytes.take<double>()});
        if (kind >= 200 && kind < 240)
            breath.on(Sample{kind % 2 ? Channel::ecg : Channel::ppg, now,
                             static_cast<double>(bytes.take<float>())});
        now += Seconds{kind / 200.0};
        breath.on(Sample{Channel::ecg, now, kind * 3.0});
        breath.on(Sample{Channel::ppg, now, kind * 2.0});
        breath.on(Beat{number, now, Milliseconds{kind * 8.0}, source, 1.0f});
        breath.on(classification(number, now, kind));
        if (kind == 199) breath.on(Gap{Channel::ecg, now, now + Seconds{1.0}, 0, {}});
        ++number;
        if (++asked % 8 == 0) check(breath.rate(now));
    }
    check(breath.rate(now));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2) return 0;
    data[0] % 2 ? run_measured({data + 1, size - 1}) : run_derived({data + 1, size - 1});
    return 0;
}
