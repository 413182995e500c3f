// SPDX-License-Identifier: MIT
// Rows of the breath table for belts, impedance and airflow.
#include "belts.hpp"
#include "breath/measured_breath.hpp"
#include "breath_table.hpp"
#include "source_tree.hpp"

namespace eupnea::bench {

namespace {

constexpr double lead_in = 3.0;         ///< s: while the detector settles
constexpr double confirmed_after = 2.0; ///< s: turns in the last of a recording may wait

struct Turns {
    Marks inhales, exhales;               ///< as they were told
    Marks breath_inhales, breath_exhales; ///< of whole breaths
    std::vector<double> delays;
};

Turns turns_of(const std::vector<Sample>& samples, double rate)
{
    Turns turns;
    MeasuredBreath breath{SampleRate{rate}};
    for (const Sample& s : samples)
        breath(s, [&](const auto& event) {
            using T = std::decay_t<decltype(event)>;
            if constexpr (std::is_same_v<T, BreathTurn>) {
                const bool inhale = event.phase == BreathPhase::inhale;
                (inhale ? turns.inhales : turns.exhales).push_back(seconds_of(event.time));
                turns.delays.push_back((s.time - event.time).count());
            }
            if constexpr (std::is_same_v<T, Breath>) {
                turns.breath_inhales.push_back(seconds_of(event.inhale));
                turns.breath_exhales.push_back(seconds_of(event.exhale));
            }
        });
    return turns;
}

Marks after_lead_in(Marks marks)
{
    std::erase_if(marks, [](double t) { return t < lead_in; });
    return marks;
}

enum class Onset { inhale, exhale };

void print_row(std::string name, std::string source, const std::vector<Sample>& samples,
               double rate, const OnsetTruth& truth, Onset onset)
{
    const Turns turns = turns_of(samples, rate);
    const bool inhale = onset == Onset::inhale;
    const Marks& found = inhale ? turns.inhales : turns.exhales;
    const Marks& breaths = inhale ? turns.breath_inhales : turns.breath_exhales;
    BreathRow row{std::move(name), std::move(source), breaths.size(), {}, {}, turns.delays};
    const double end = seconds_of(samples.back().time);
    row.onsets = compare(asked_within(truth, lead_in, end - confirmed_after), after_lead_in(found));
    for (double t = 32.0; t <= end - confirmed_after; t += 1.0)
        row.rate.add(truth.uncertain.empty() ? rate_of(truth.certain, t) : std::nullopt,
                     rate_of(breaths, t));
    print(row);
}

void print_file(const char* name, const char* source, const char* file, std::size_t column,
                double rate, const OnsetTruth& marks, Onset onset)
{
    const Columns columns = read_columns(recordings() / file);
    if (columns.size() <= column) return;
    print_row(name, source, samples_of(Channel::belt, columns[column], rate), rate, marks, onset);
}

OnsetTruth own_marks(const std::string& name)
{
    const Columns columns = read_columns(eupnea::source_folder() / "tests/recordings" / name);
    OnsetTruth truth;
    if (columns.size() < 2) return truth;
    for (std::size_t i = 0; i < columns[0].size(); ++i)
        (columns[1][i] > 0 ? truth.certain : truth.uncertain).push_back(columns[0][i]);
    return truth;
}

} // namespace

void print_measured_breath()
{
    for (const double rate : {4.0, 6.0, 8.0, 12.0, 18.0, 25.0})
        for (const double noise : {0.02, 0.15}) {
            const auto belt = belts::make({.per_minute = rate,
                                           .seconds = 300.0,
                                           .period_jitter = 0.08,
                                           .depth_jitter = 0.15,
                                           .noise = noise,
                                           .cardiac = 0.05,
                                           .drift_per_min = 0.5});
            print_row(fmt::format("made-up belt {}/min, noise {:.0f} %", rate, 100 * noise),
                      "belt (inhale onset)", belt.samples, 50.0, OnsetTruth{belt.inhales},
                      Onset::inhale);
        }
    for (const double edge : {0.1, 0.2, 0.4})
        for (const double rate : {8.0, 14.0, 22.0})
            for (const double inhale_share : {0.3, 0.7}) {
                const auto belt = belts::make({.per_minute = rate,
                                               .seconds = 300.0,
                                               .period_jitter = 0.08,
                                               .depth_jitter = 0.08,
                                               .noise = 0.01,
                                               .inhale_share = inhale_share,
                                               .edge = edge,
                                               .seed = 11});
                print_row(fmt::format("square {}/min, edges {} s, {:.0f} % in", rate, edge,
                                      100 * inhale_share),
                          "belt (inhale onset)", belt.samples, 50.0, OnsetTruth{belt.inhales},
                          Onset::inhale);
            }
    const auto data = recordings();
    const auto physio = data / "physio_airflow_ecg_s1";
    const Marks flow_peaks = marks_from(physio / "derived_breaths.csv", 1000.0);
    print_file("physio_airflow_ecg_s1", "airflow (insp. peak)",
               "physio_airflow_ecg_s1/ecg_airflow_1000hz.csv.gz", 1, 1000.0,
               OnsetTruth{alternate(flow_peaks, 0)}, Onset::inhale);
    print_file("physio_airflow_ecg_s1", "airflow (exp. peak)",
               "physio_airflow_ecg_s1/ecg_airflow_1000hz.csv.gz", 1, 1000.0,
               OnsetTruth{alternate(flow_peaks, 1)}, Onset::exhale);
    print_file("physio_airflow_ecg_s1", "belt (belt maximum)",
               "physio_airflow_ecg_s1/belt_1000hz.csv.gz", 0, 1000.0,
               OnsetTruth{marks_from(physio / "belt_derived_breath_peaks.csv", 1000.0)},
               Onset::exhale);
    const auto neurokit = data / "neurokit_rest5_ecg_ppg_rsp";
    print_file("neurokit_rest5", "belt (belt maximum)",
               "neurokit_rest5_ecg_ppg_rsp/bio_resting_5min_100hz.csv.gz", 2, 100.0,
               OnsetTruth{marks_from(neurokit / "derived_breath_peaks.csv", 100.0)}, Onset::exhale);
    const auto bidmc = data / "bidmc01_ecg_ppg_resp";
    print_file("bidmc01", "RESP (maximum)", "bidmc01_ecg_ppg_resp/bidmc_01_Signals.csv.gz", 1,
               125.0, OnsetTruth{marks_from(bidmc / "derived_breath_peaks.csv", 125.0)},
               Onset::exhale);
    print_file("biosppy resp", "belt (hand, max.)", "biosppy_samples/resp.txt", 0, 1000.0,
               own_marks("biosppy_resp_exhales.csv"), Onset::exhale);
    for (const char* name : {"spiro_rest1", "spiro_fatigue1"})
        print_file(fmt::format("unam {}", name).c_str(), "flow (hand, peak)",
                   fmt::format("unam_ecg_breathing_a/{}_flow.csv", name).c_str(), 1, 100.0,
                   own_marks(fmt::format("unam_{}_exhales.csv", name)), Onset::exhale);
}

} // namespace eupnea::bench
