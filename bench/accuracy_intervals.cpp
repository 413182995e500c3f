// SPDX-License-Identifier: MIT
// How well wrong intervals are told from right ones: labelled beats, and errors put into clean ones.
#include <cmath>
#include <fmt/format.h>
#include <numbers>
#include <random>

#include "accuracy.hpp"
#include "bench/support/columns.hpp"
#include "bench/support/interval_figures.hpp"
#include "heart/beat_corrector.hpp"
#include "recordings.hpp"

namespace {

using namespace eupnea;
using namespace eupnea::bench;

std::vector<BeatClassification> verdicts_on(const std::vector<double>& times_s)
{
    BeatCorrector correct;
    std::vector<BeatClassification> classifications;
    for (std::size_t i = 0; i < times_s.size(); ++i) {
        Beat beat{static_cast<std::uint32_t>(i), at(Seconds{times_s[i]}), std::nullopt,
                  BeatSource::ecg, 1.0f};
        if (i > 0 && times_s[i] - times_s[i - 1] <= 3.0)
            beat.ibi = Seconds{times_s[i] - times_s[i - 1]};
        if (const auto classification = correct(beat)) classifications.push_back(*classification);
    }
    return classifications;
}

// ---------------------------------------------------------------- labelled beats

/// A premature beat counts when it comes at least a tenth earlier than the mean of the three normal
/// intervals before it: the others cannot be told by their time. A normal beat counts when the beat
/// before it and after it are normal too; the interval after a premature beat is its pause.
void print_labelled(const std::filesystem::path& data, const char* record)
{
    const auto rows = read_rows(data / "ltdb_rr_a" / fmt::format("{}_beats.csv.gz", record));
    std::vector<double> times;
    std::vector<char> labels;
    for (const auto& row : rows) {
        if (row.size() < 2 || row[1].size() != 1 || row[1] == "~") continue;
        times.push_back(std::strtod(row[0].c_str(), nullptr) / 128);
        labels.push_back(row[1][0]);
    }
    const auto normal = [&](std::size_t i) { return labels[i] == 'N'; };
    std::size_t premature = 0, found = 0, all_premature = 0, all_found = 0;
    std::size_t normals = 0, passed = 0;
    for (const BeatClassification& classification : verdicts_on(times)) {
        const std::size_t i = classification.number;
        if (i < 4 || i + 1 >= times.size() || classification.beat_class == BeatClass::first)
            continue;
        const double rr = times[i] - times[i - 1];
        if (labels[i] == 'V' || labels[i] == 'S' || labels[i] == 'A') {
            ++all_premature;
            if (flagged(classification)) ++all_found;
            const bool clear = normal(i - 1) && normal(i - 2) && normal(i - 3) && normal(i - 4);
            if (!clear || rr > 0.9 * (times[i - 1] - times[i - 4]) / 3) continue;
            ++premature;
            if (flagged(classification)) ++found;
        } else if (normal(i) && normal(i - 1) && normal(i + 1)) {
            ++normals;
            if (!flagged(classification)) ++passed;
        }
    }
    const auto share = [](std::size_t part, std::size_t all) {
        return 100.0 * static_cast<double>(part) / static_cast<double>(all);
    };
    fmt::print("ltdb {}: premature beats {} flagged {:.2f} %; every V, S, A beat {} flagged {:.2f} "
               "%; normal beats {} passed {:.2f} %\n",
               record, premature, share(found, premature), all_premature,
               share(all_found, all_premature), normals, share(passed, normals));
}

// ---------------------------------------------------------------- errors put in

struct Coherence {
    const char* name;
    double swing_ms;
    double per_minute;
    double noise_ms;
};

std::vector<double> beats_of(const Coherence& rhythm, unsigned seed)
{
    std::mt19937 random{seed};
    std::normal_distribution<double> gauss{0.0, 1.0};
    std::vector<double> times{0.0};
    double breath = 0.0;
    while (times.size() < 600) {
        const double ibi = 900 + rhythm.swing_ms * std::sin(2 * std::numbers::pi * breath) +
                           rhythm.noise_ms * gauss(random);
        breath += ibi / 1000 * rhythm.per_minute / 60 * (1 + 0.05 * gauss(random));
        times.push_back(times.back() + ibi / 1000);
    }
    return times;
}

/// 1 % of the beats taken out, 1 % put in, 1 % premature by a quarter to two fifths of the interval.
std::vector<double> spoiled(const std::vector<double>& times, unsigned seed)
{
    std::mt19937 random{seed + 1000};
    std::uniform_real_distribution<double> uniform;
    std::vector<double> spoiled;
    for (std::size_t i = 0; i < times.size(); ++i) {
        const double before = i == 0 ? 1.0 : times[i] - times[i - 1];
        const double dice = i < 20 ? 1.0 : uniform(random);
        if (dice < 0.01) continue;
        if (dice < 0.02) spoiled.push_back(times[i] - (0.3 + 0.4 * uniform(random)) * before);
        const bool premature = dice >= 0.02 && dice < 0.03;
        spoiled.push_back(times[i] - (premature ? (0.25 + 0.15 * uniform(random)) * before : 0.0));
    }
    return spoiled;
}

void print_rhythm(const Coherence& rhythm)
{
    constexpr unsigned seeds = 20;
    std::size_t beats = 0, flags = 0;
    double truth = 0.0, raw = 0.0, corrected = 0.0, worst = 0.0;
    for (unsigned seed = 1; seed <= seeds; ++seed) {
        const auto clean = beats_of(rhythm, seed);
        for (const BeatClassification& classification : verdicts_on(clean)) {
            ++beats;
            if (flagged(classification)) ++flags;
        }
        const auto errors = spoiled(clean, seed);
        const double expected = rmssd_of(clean);
        const double got = rmssd_of(verdicts_on(errors));
        truth += expected;
        raw += rmssd_of(errors);
        corrected += got;
        worst = std::max(worst, std::abs(got / expected - 1));
    }
    fmt::print("{:<34} clean: {:.2f} % flagged; 3 % errors: RMSSD true {:.1f} raw {:.1f} corrected "
               "{:.1f} ms ({:+.1f} %, worst of {} {:.1f} %)\n",
               rhythm.name, 100.0 * static_cast<double>(flags) / static_cast<double>(beats),
               truth / seeds, raw / seeds, corrected / seeds, 100 * (corrected / truth - 1), seeds,
               100 * worst);
}

int print_intervals(const std::vector<std::string>&)
{
    for (const Coherence& rhythm : {Coherence{"rest, 15 breaths/min, 40 ms", 40, 15, 12},
                                    Coherence{"resonance, 6 breaths/min, 110 ms", 110, 6, 12},
                                    Coherence{"resonance, 6 breaths/min, 180 ms", 180, 6, 12},
                                    Coherence{"low variability, 5 ms", 5, 15, 4}})
        print_rhythm(rhythm);
    const auto data = recordings_folder();
    if (!data) return 0;
    for (const char* record : {"14134", "14184"}) print_labelled(*data, record);
    return 0;
}

const bool added = add_table({"intervals", print_intervals});

} // namespace
