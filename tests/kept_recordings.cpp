// SPDX-License-Identifier: MIT
// Two short recordings of real people that every clone has, through the same pipeline as a live session.
#include <cstdio>
#include <fstream>

#include "base/statistics.hpp"
#include "catch.hpp"
#include "files/recording_file.hpp"
#include "recordings.hpp"
#include "session/pipeline.hpp"
#include "session/session.hpp"
#include "truth.hpp"

using namespace eupnea;

namespace {

struct Found {
    Session session;
    std::vector<Timestamp> beats;
    std::vector<Timestamp> exhales;
};

/// The recording through the pipeline, as `eupnea analyze` does it.
Found played(const char* relative, const ImportOptions& options)
{
    auto file = RecordingFile::open(kept_recording(relative), options);
    REQUIRE(file);
    Found found;
    const auto keep = [&](const Event& event) {
        found.session.apply(event);
        if (const auto* beat = std::get_if<Beat>(&event)) found.beats.push_back(beat->time);
        if (const auto* breath = std::get_if<Breath>(&event))
            found.exhales.push_back(breath->exhale);
    };
    Pipeline pipeline{keep};
    while (const auto event = file->next()) {
        keep(*event);
        pipeline(*event);
    }
    return found;
}

/// The times of a table's first column; with a second column, only those that are certain.
std::vector<Timestamp> marks(const char* relative)
{
    std::ifstream lines{kept_recording(relative)};
    std::vector<Timestamp> times;
    for (std::string line; std::getline(lines, line);) {
        double time_s = 0.0;
        int certain = 1;
        if (std::sscanf(line.c_str(), "%lf,%d", &time_s, &certain) >= 1 && certain != 0)
            times.push_back(at(Seconds{time_s}));
    }
    REQUIRE_FALSE(times.empty());
    return times;
}

} // namespace

TEST_CASE("kept recording: every certain beat of an ECG within 50 ms", "[recording]")
{
    const auto found =
        played("neurokit_rest/ecg_belt_100hz.csv.gz", {SampleRate{100.0}, std::nullopt, {}});
    const auto beats = agreement(marks("neurokit_rest/beats.csv"), found.beats, Seconds{0.05});
    CHECK(beats.missed <= 2); // of the first second and the last
    CHECK(beats.extra <= 2);  // beside the uncertain marks
}

TEST_CASE("kept recording: the exhales of a belt, and its breathing rate in the middle of theirs",
          "[recording]")
{
    const auto found =
        played("neurokit_rest/ecg_belt_100hz.csv.gz", {SampleRate{100.0}, std::nullopt, {}});
    const auto truth = marks("neurokit_rest/exhales.csv");
    CHECK(agreement(truth, found.exhales, Seconds{0.5}).f1() >= 0.95);
    const double per_minute =
        60.0 * static_cast<double>(truth.size() - 1) / (truth.back() - truth.front()).count();
    std::vector<float> rates;
    for (const State& state : found.session.states())
        if (state.breath_rate_per_min) rates.push_back(*state.breath_rate_per_min);
    REQUIRE(rates.size() >= 90);
    CHECK(median(rates) == Approx(per_minute).margin(1.5));
}

TEST_CASE("kept recording: every interval of a strap is a beat, and the heart rate is its mean",
          "[recording]")
{
    const auto found = played("polar_h10/intervals.csv", {});
    CHECK(found.beats.size() == 620);
    double sum_bpm = 0.0;
    std::size_t known = 0;
    for (const State& state : found.session.states()) {
        if (!state.heart_rate_bpm) continue;
        sum_bpm += *state.heart_rate_bpm;
        ++known;
    }
    CHECK(known >= found.session.states().size() * 95 / 100);
    CHECK(sum_bpm / static_cast<double>(known) == Approx(61.8).margin(0.8));
}
