// SPDX-License-Identifier: MIT
// Nanoseconds a sample of the breath's room.
#include <benchmark/benchmark.h>

#include "belts.hpp"
#include "breath/derived_breath.hpp"
#include "breath/measured_breath.hpp"
#include "drivers/simulator/simulate.hpp"
#include "session/heart_path.hpp"

namespace {

using namespace eupnea;

void measured_breath(benchmark::State& state)
{
    const auto rate = static_cast<double>(state.range(0));
    const auto belt = belts::make({.seconds = 600.0, .rate = rate, .noise = 0.05});
    for (auto _ : state) {
        MeasuredBreath breath{SampleRate{rate}};
        for (const Sample& s : belt.samples)
            breath(s, [](const auto& event) { benchmark::DoNotOptimize(&event); });
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(belt.samples.size()));
    state.counters["ns_per_sample"] = benchmark::Counter(
        static_cast<double>(belt.samples.size()),
        benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(measured_breath)->Arg(25)->Arg(50)->Arg(100)->Arg(1000);

/// ECG and PPG at 250 samples a second and their beats, asked once a second.
void derived_breath(benchmark::State& state)
{
    constexpr Seconds length{120.0};
    const simulator::Scenario scenario{.ppg_rate = SampleRate{250.0}, .belt_rate = SampleRate{0.0}};
    std::vector<Event> events;
    HeartPath heart;
    for (const Event& event : simulator::simulate(scenario, length).events) {
        events.push_back(event);
        const auto keep = [&](const auto& found) { events.push_back(found); };
        if (const auto* stream = std::get_if<Stream>(&event)) heart.on(*stream);
        if (const auto* sample = std::get_if<Sample>(&event)) heart(*sample, keep);
    }
    for (auto _ : state) {
        DerivedBreath breath;
        Timestamp next = at(1s);
        for (const Event& event : events) {
            if (const auto* stream = std::get_if<Stream>(&event)) breath.on(*stream);
            if (const auto* beat = std::get_if<Beat>(&event)) breath.on(*beat);
            if (const auto* classification = std::get_if<BeatClassification>(&event))
                breath.on(*classification);
            const auto* sample = std::get_if<Sample>(&event);
            if (!sample) continue;
            breath.on(*sample);
            for (; next <= sample->time; next += 1s) benchmark::DoNotOptimize(breath.rate(next));
        }
    }
    state.counters["core_percent"] =
        benchmark::Counter(length.count() / 100.0, benchmark::Counter::kIsIterationInvariantRate |
                                                       benchmark::Counter::kInvert);
}
BENCHMARK(derived_breath);

} // namespace
