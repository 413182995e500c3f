// SPDX-License-Identifier: MIT
// Beats of real people: the table's figures, as promises. `script/bench accuracy heart` has the rest.
#include <cmath>
#include <cstdlib>
#include <sstream>
#include <string>
#include <zlib.h>

#include "catch.hpp"
#include "heart/beat_corrector.hpp"
#include "heart/ecg_beat_detector.hpp"
#include "heart/ppg_beat_detector.hpp"
#include "recordings.hpp"
#include "synthetic_heart.hpp"

using namespace eupnea;

namespace {

using Rows = std::vector<std::vector<double>>;

/// The rows of a CSV, gzipped or not, whose every field is a number.
Rows read_numbers(const std::filesystem::path& path)
{
    Rows rows;
    gzFile file = gzopen(path.c_str(), "rb");
    char line[4096];
    while (file && gzgets(file, line, sizeof line)) {
        std::vector<double> row;
        char* end = line;
        for (char* at = line;; at = end + 1) {
            row.push_back(std::strtod(at, &end));
            if (end == at || *end != ',') break;
        }
        if (*end == '\n' || *end == '\r' || *end == '\0') rows.push_back(row);
    }
    gzclose(file);
    return rows;
}

std::vector<Sample> column(const Rows& rows, std::size_t index, Channel channel, double rate)
{
    std::vector<Sample> samples;
    for (const auto& row : rows)
        samples.push_back(
            {channel, at(Seconds{static_cast<double>(samples.size()) / rate}), row.at(index)});
    return samples;
}

} // namespace

TEST_CASE("ecg beat detector: bidmc01, every confident beat of leads II, V and AVR within 50 ms",
          "[recording]")
{
    NEEDS_RECORDING(file, "bidmc01_ecg_ppg_resp/bidmc_01_Signals.csv.gz");
    const Rows rows = read_numbers(file);
    std::vector<double> truth;
    for (const auto& row : read_numbers(file.parent_path() / "derived_beats.csv"))
        if (row.at(2) != 0) truth.push_back(row[0] / 125);
    for (const std::size_t lead : {5u, 3u, 4u}) {
        CAPTURE(lead);
        const auto found =
            synthetic::beats_of(EcgBeatDetector{125_sps}, column(rows, lead, Channel::ecg, 125));
        const auto result = synthetic::score(truth, found, 0.05, 0.0, 479.0);
        CHECK(result.hit >= result.truth * 997 / 1000);
    }
}

TEST_CASE("ppg beat detector: neurokit at rest, every confident pulse and no other", "[recording]")
{
    NEEDS_RECORDING(file, "neurokit_rest5_ecg_ppg_rsp/bio_resting_5min_100hz.csv.gz");
    std::vector<double> all;
    std::vector<double> confident;
    for (const auto& row : read_numbers(file.parent_path() / "derived_beats.csv")) {
        if (row.size() < 3) continue;
        all.push_back(row[1] / 100 - 0.1);
        if (row[2] != 0) confident.push_back(row[1] / 100 - 0.1);
    }
    const auto found = synthetic::beats_of(PpgBeatDetector{100_sps},
                                           column(read_numbers(file), 1, Channel::ppg, 100));
    const auto seen = synthetic::score(confident, found, 0.15, 0.0, 299.0);
    CHECK(seen.hit >= seen.truth * 995 / 1000);
    CHECK(synthetic::score(all, found, 0.15, 0.4, 299.0).extra <= 2);
}

TEST_CASE("beat corrector: a real person's widest swing at six breaths a minute is no artifact")
{
    NEEDS_RECORDING(file, "physio_airflow_ecg_s1/derived_rpeaks.csv");
    BeatCorrector corrector;
    std::uint32_t number = 0;
    int flagged = 0;
    std::optional<double> last_ms; // the file numbers samples of 1000 a second
    for (const auto& row : read_numbers(file)) {
        Beat beat{number++, at(Milliseconds{row.front()}), std::nullopt, BeatSource::ecg, 1.0f};
        if (last_ms) beat.ibi = Milliseconds{row.front() - *last_ms};
        last_ms = row.front();
        const auto classification = corrector(beat);
        if (!classification) continue;
        flagged += classification->beat_class != BeatClass::normal &&
                   classification->beat_class != BeatClass::first;
    }
    REQUIRE(number > 400);
    CHECK(flagged < 0.05 * number); // above that no variability would be shown
}
