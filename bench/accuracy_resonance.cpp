// SPDX-License-Identifier: MIT
// Finding the pace of simulated people whose resonance is known.
#include <fmt/format.h>

#include "accuracy.hpp"
#include "drivers/simulator/person.hpp"
#include "feedback/assessment.hpp"
#include "session/pipeline.hpp"

namespace {

using namespace eupnea;

Resonance assess(const simulator::Scenario& scenario, AssessmentMode mode)
{
    simulator::Person person{scenario};
    Assessment assessment{mode};
    Pipeline pipeline{[&](const Event& event) {
        if (const auto* verdict = std::get_if<BeatVerdict>(&event)) assessment.on(*verdict);
        if (const auto* breath = std::get_if<Breath>(&event)) assessment.on(*breath);
    }};
    const auto sense = [&](const Event& event) { pipeline(event); };
    Timestamp now = at(10s);
    person.advance_to(now, sense);
    while (const auto step = assessment.next(now)) {
        for (const PacerChange& change : pacer_changes(*step, now)) {
            person.advance_to(change.time, sense);
            person.on(change);
        }
        now += step->length;
        person.advance_to(now, sense);
    }
    person.advance_to(now + 15s, sense);
    return assessment.result();
}

int print_all(const std::vector<std::string>& options)
{
    const bool verbose = !options.empty() && options[0] == "verbose";
    for (const auto mode : {AssessmentMode::stepped, AssessmentMode::sliding}) {
        fmt::print("{}\n", mode == AssessmentMode::stepped ? "stepped" : "sliding");
        for (const double truth : {4.8, 5.5, 6.2, 0.0}) {
            int near = 0;
            fmt::print("  {:4.1f}:", truth);
            for (std::uint64_t seed = 1; seed <= 10; ++seed) {
                simulator::Scenario scenario;
                scenario.seed = seed;
                scenario.ppg_rate = {0.0};
                if (truth > 0.0)
                    scenario.resonance = Hertz{truth / 60.0};
                else
                    scenario.damping = 2.0;
                const Resonance r = assess(scenario, mode);
                if (r.rate) {
                    fmt::print(" {:.2f}({:.1f}-{:.1f})", r.rate->per_minute, r.low.per_minute,
                               r.high.per_minute);
                    if (std::abs(r.rate->per_minute - truth) <= 0.25) ++near;
                } else {
                    fmt::print(" {}", r.verdict == ResonanceVerdict::flat ? "flat" : "none");
                    if (truth == 0.0) ++near;
                }
                if (!verbose) continue;
                fmt::print("\n");
                for (const RateResult& rate : r.rates)
                    fmt::print("      {:.2f} {:.2f} n{} phase {:6.1f} plv {:.2f} swing {:5.2f} lf "
                               "{:6.0f} peak {:7.0f} smooth {:.2f} peaks {} score {:.3f} fate {}\n",
                               rate.asked.per_minute, rate.measured.per_minute, rate.breaths,
                               rate.phase_deg, rate.phase_locking, rate.swing_bpm,
                               rate.lf_power_ms2, rate.lf_peak_ms2_hz, rate.smoothness,
                               rate.lf_peaks, rate.score.value_or(0), static_cast<int>(rate.fate));
            }
            fmt::print("  -> {}/10\n", near);
        }
    }
    return 0;
}

const bool added = bench::add_table({"resonance", print_all});

} // namespace
