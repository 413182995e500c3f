// SPDX-License-Identifier: MIT
#include "heart/hrv/hrv.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <vector>
#include <zlib.h>

#include "catch.hpp"
#include "recordings.hpp"

using namespace eupnea;

namespace {

std::vector<Milliseconds> nn_of(std::initializer_list<double> ms)
{
    std::vector<Milliseconds> nn;
    for (const double interval : ms) nn.push_back(Milliseconds{interval});
    return nn;
}

std::vector<Milliseconds> read_column(const std::filesystem::path& path)
{
    std::ifstream file{path};
    std::vector<Milliseconds> nn;
    for (double ms = 0.0; file >> ms;) nn.push_back(Milliseconds{ms});
    return nn;
}

/// As printed with three decimals.
bool prints_as(double value, double printed) { return std::abs(value - printed) <= 0.0005 + 1e-9; }

std::vector<std::string> lines_of_gz(const std::filesystem::path& path)
{
    std::vector<std::string> lines;
    const gzFile file = gzopen(path.c_str(), "rb");
    char line[256];
    while (gzgets(file, line, sizeof line)) lines.emplace_back(line);
    gzclose(file);
    return lines;
}

} // namespace

TEST_CASE("hrv: the time domain of a series small enough for paper and pencil")
{
    const auto nn = nn_of({800, 900, 840, 900});
    CHECK(mean_nn(nn)->count() == Approx(860.0));
    CHECK(*mean_heart_rate_bpm(nn) == Approx(60'000.0 / 860.0));
    CHECK(sdnn(nn)->count() == Approx(std::sqrt((3600.0 + 1600 + 400 + 1600) / 3)));
    CHECK(rmssd(nn)->count() == Approx(std::sqrt((10'000.0 + 3600 + 3600) / 3)));
    CHECK(*pnn50_percent(nn) == Approx(100.0));
    const double mean = 100.0 / 3; // of the differences 100, -60, 60
    const double squares = 17'200.0 - 3 * mean * mean;
    CHECK(sdsd(nn)->count() == Approx(std::sqrt(squares / 2)));
    CHECK(sd1(nn)->count() == Approx(std::sqrt(squares / 3 / 2)));
    CHECK(sd2(nn)->count() == Approx(std::sqrt((6400.0 + 1600 + 1600) / 9 / 3 / 2)));
}

TEST_CASE("hrv: a difference of exactly 50 ms is not more than 50 ms")
{
    CHECK(*pnn50_percent(nn_of({800, 850, 901})) == Approx(50.0));
}

TEST_CASE("hrv: no difference is taken across a break, and no interval is made of it")
{
    auto nn = nn_of({800, 900, 0, 500, 600});
    nn[2] = nn_break;
    CHECK(rmssd(nn)->count() == Approx(100.0));
    CHECK(*pnn50_percent(nn) == Approx(100.0));
    CHECK(mean_nn(nn)->count() == Approx(700.0));
    CHECK(sdnn(nn)->count() == Approx(std::sqrt(100'000.0 / 3)));
    nn[1] = nn_break;
    nn[3] = nn_break;
    CHECK_FALSE(rmssd(nn));
}

TEST_CASE("hrv: Baevsky's index of a known histogram")
{
    // Ten intervals, six of them in 800 to 850 ms, from 760 to 960 ms.
    const auto nn = nn_of({760, 800, 805, 810, 820, 830, 849, 900, 910, 960});
    CHECK(*stress_index(nn) == Approx(60.0 / (2 * 0.825 * 0.2)));
}

TEST_CASE("hrv: too few intervals give nothing, and equal ones no stress index")
{
    CHECK_FALSE(mean_nn({}));
    CHECK_FALSE(sdnn(nn_of({800})));
    CHECK_FALSE(rmssd(nn_of({800})));
    CHECK_FALSE(sdsd(nn_of({800, 900})));
    CHECK_FALSE(stress_index(nn_of({800, 800, 800})));
}

TEST_CASE("hrv: pyhrv_parity, its report of the long series to the printed digit", "[recording]")
{
    NEEDS_RECORDING(path, "pyhrv_parity/SampleNNISeriesLong_ms.txt");
    const auto nn = read_column(path);
    REQUIRE(nn.size() == 4684);
    CHECK(prints_as(mean_nn(nn)->count(), 768.438));
    CHECK(prints_as(sdnn(nn)->count(), 85.357));
    CHECK(prints_as(rmssd(nn)->count(), 60.523));
    CHECK(prints_as(*pnn50_percent(nn), 28.571));
    CHECK(prints_as(sd1(nn)->count(), 42.797));
    CHECK(prints_as(sd2(nn)->count(), 112.837));
}

TEST_CASE("hrv: nsr2db_parity_a, the published windows that hold only clean beats", "[recording]")
{
    NEEDS_RECORDING(folder, "nsr2db_parity_a");
    // The reference was made with a clock of 125 Hz on a record of 128 Hz; see its README.
    struct Interval {
        double end_s;
        Milliseconds rr;
        bool clean;
    };
    std::vector<Interval> intervals;
    {
        double last_sample = 0.0;
        double end_s = 0.0;
        bool last_normal = false;
        for (const std::string& line : lines_of_gz(folder / "nsr001_beats.csv.gz")) {
            double sample = 0.0;
            char symbol = 0;
            if (std::sscanf(line.c_str(), "%lf,%c", &sample, &symbol) != 2) continue;
            const bool normal = symbol == 'N';
            if (last_sample > 0.0) {
                const double rr_s = (sample - last_sample) / 125.0;
                end_s += rr_s;
                intervals.push_back({end_s, Milliseconds{1000.0 * rr_s}, normal && last_normal});
            }
            last_sample = sample;
            last_normal = normal;
        }
    }

    std::ifstream reference{folder / "reference_hrv_windows.csv"};
    std::string line;
    std::getline(reference, line);
    std::vector<double> sdnn_errors, rmssd_errors;
    while (std::getline(reference, line)) {
        std::replace(line.begin(), line.end(), ',', ' ');
        std::istringstream fields{line};
        std::string record;
        double start = 0, end = 0, column[10];
        fields >> record >> start >> end;
        for (double& value : column) fields >> value;
        std::vector<Milliseconds> nn;
        bool clean = record == "nsr001";
        for (const Interval& interval : intervals) {
            if (interval.end_s < start || interval.end_s >= end) continue;
            if (!nn.empty() && std::abs(interval.rr / nn.back() - 1.0) > 0.2) clean = false;
            clean = clean && interval.clean;
            nn.push_back(interval.rr);
        }
        if (!clean || nn.size() < 2) continue;
        CHECK(mean_nn(nn)->count() == Approx(column[0]).margin(0.001));
        CHECK(*pnn50_percent(nn) == Approx(100.0 * column[9]).margin(0.001));
        sdnn_errors.push_back(std::abs(sdnn(nn)->count() - column[7]));
        rmssd_errors.push_back(std::abs(rmssd(nn)->count() - column[8]));
    }
    CHECK(sdnn_errors.size() >= 50);
    for (auto* errors : {&sdnn_errors, &rmssd_errors}) {
        std::sort(errors->begin(), errors->end());
        CHECK((*errors)[errors->size() / 2] == Approx(0.0).margin(0.0001));
        CHECK((*errors)[errors->size() * 99 / 100] < 1.0);
    }
}
