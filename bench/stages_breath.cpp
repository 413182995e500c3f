// SPDX-License-Identifier: MIT
// Nanoseconds a sample of the breath's room.
#include <benchmark/benchmark.h>

#include "belts.hpp"
#include "breath/measured_breath.hpp"

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

} // namespace
