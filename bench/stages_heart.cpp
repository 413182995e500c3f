// SPDX-License-Identifier: MIT
// Nanoseconds a sample of the heart's path: detector, corrector and window together.
#include <benchmark/benchmark.h>

#include "heart/beat_corrector.hpp"
#include "heart/ecg_beat_detector.hpp"
#include "heart/heart_window.hpp"
#include "heart/ppg_beat_detector.hpp"
#include "synthetic_heart.hpp"

namespace {

using namespace eupnea;

constexpr double length_s = 60.0;

template <class Detector>
void time_path(benchmark::State& state, const std::vector<Sample>& samples, SampleRate rate)
{
    Detector detector{rate};
    BeatCorrector correct;
    HeartWindow window;
    Seconds passed{0.0};
    for (auto _ : state) {
        for (Sample sample : samples) {
            sample.time += passed;
            const auto beat = detector(sample);
            if (!beat) continue;
            window.on(*beat);
            if (const auto classification = correct(*beat)) window.on(*classification);
        }
        passed += Seconds{length_s};
    }
    const auto count =
        static_cast<std::int64_t>(samples.size()) * static_cast<std::int64_t>(state.iterations());
    state.SetItemsProcessed(count);
    state.counters["per_sample"] = benchmark::Counter(
        static_cast<double>(count), benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void ecg_path(benchmark::State& state)
{
    const SampleRate rate{static_cast<double>(state.range(0))};
    time_path<EcgBeatDetector>(
        state, synthetic::ecg(rate, length_s, synthetic::steady_beats(length_s, 0.8)), rate);
}
BENCHMARK(ecg_path)->Arg(130)->Arg(360)->Arg(1000)->Arg(4000);

void ppg_path(benchmark::State& state)
{
    const SampleRate rate{static_cast<double>(state.range(0))};
    time_path<PpgBeatDetector>(
        state, synthetic::ppg(rate, length_s, synthetic::steady_beats(length_s, 0.8)), rate);
}
BENCHMARK(ppg_path)->Arg(30)->Arg(100)->Arg(500);

} // namespace
