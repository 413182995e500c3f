// SPDX-License-Identifier: MIT
// The live path on simulated hearts, clean and with errors put in.
#include "bench/support/simulated_hearts.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "bench/support/interval_figures.hpp"
#include "drivers/simulator/simulate.hpp"
#include "heart/beat_corrector.hpp"
#include "heart/ecg_beat_detector.hpp"
#include "pacing/patterns.hpp"

namespace eupnea::bench {
namespace {

using namespace eupnea::literals;
using simulator::Scenario;

constexpr Seconds length{600.0};
constexpr int seeds = 10;

struct Person {
    const char* name;
    Scenario scenario;
};

std::vector<BeatClassification> verdicts_on(const simulator::Recording& recording)
{
    std::vector<BeatClassification> classifications;
    EcgBeatDetector detector{250_sps};
    BeatCorrector correct;
    for (const Event& event : recording.events)
        if (const auto* sample = std::get_if<Sample>(&event);
            sample && sample->channel == Channel::ecg)
            if (const auto beat = detector(*sample))
                if (const auto classification = correct(*beat))
                    classifications.push_back(*classification);
    return classifications;
}

simulator::Recording recorded(Scenario person)
{
    person.ppg_rate = person.belt_rate = {0.0};
    return simulator::simulate(person, length, *parse_pattern("resonance"));
}

std::vector<double> true_beats(const simulator::Recording& recording)
{
    std::vector<double> times;
    for (const auto& beat : recording.true_beats) times.push_back(seconds_of(beat.time));
    return times;
}

void print(const Person& person)
{
    double beats = 0, flags = 0, truth = 0, corrected = 0, worst = 0;
    for (int seed = 1; seed <= seeds; ++seed) {
        Scenario scenario = person.scenario;
        scenario.seed = static_cast<std::uint64_t>(seed);
        const auto clean = recorded(scenario);
        const auto classifications = verdicts_on(clean);
        beats += static_cast<double>(classifications.size());
        flags += static_cast<double>(std::ranges::count_if(classifications, flagged));
        scenario.missed_share = scenario.extra_share = scenario.ectopic_share = 0.01;
        const double expected = rmssd_of(true_beats(clean));
        const double got = rmssd_of(verdicts_on(recorded(scenario)));
        truth += expected / seeds;
        corrected += got / seeds;
        worst = std::max(worst, std::abs(got / expected - 1));
    }
    fmt::print("simulator, {:<32} clean: {:.2f} % flagged; 3 % errors: RMSSD true {:.1f} corrected "
               "{:.1f} ms ({:+.1f} %, worst of {} {:.1f} %)\n",
               person.name, 100 * flags / beats, truth, corrected, 100 * (corrected / truth - 1),
               seeds, 100 * worst);
}

} // namespace

void print_simulated_hearts()
{
    print({"at rest, 14 breaths a minute", {.breathing = simulator::Breathing::free}});
    print({"resonance breathing", {}});
    print({"resonance breathing, +-180 ms", {.heart_rate_bpm = 62, .swing_bpm = 24}});
}

} // namespace eupnea::bench
