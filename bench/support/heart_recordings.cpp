// SPDX-License-Identifier: MIT
// Every recording whose beats are known, and its harder variants.
#include "bench/support/heart_recordings.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <numbers>
#include <optional>

#include "bench/support/calm_stretches.hpp"
#include "bench/support/columns.hpp"
#include "source_tree.hpp"

namespace eupnea::bench {
namespace {

namespace fs = std::filesystem;

/// Samples of a file's column at an even rate, without truth yet.
Recording signal(std::string name, Channel channel, SampleRate rate, const fs::path& file,
                 std::size_t column)
{
    return {std::move(name), rate, evenly(channel, rate, read_column(file, column))};
}

/// Marks in samples; where the third column (`confident_column`) is 0 they are uncertain.
void mark(Recording& recording, const fs::path& file, std::size_t sample_column,
          std::size_t confident_column, SampleRate rate)
{
    for (const auto& row : read_rows(file)) {
        if (row.size() <= sample_column || row[sample_column].empty() ||
            row[sample_column].find_first_not_of("0123456789") != std::string::npos)
            continue;
        const double time = std::strtod(row[sample_column].c_str(), nullptr) / rate.per_second;
        const bool certain = row.size() <= confident_column || row[confident_column] != "0";
        (certain ? recording.beats_s : recording.uncertain_s).push_back(time);
    }
}

void add_mitdb(std::vector<Recording>& all, const fs::path& data)
{
    constexpr SampleRate rate{360.0};
    for (const char* record : {"100", "105"}) {
        const fs::path folder = data / "mitdb_100_105";
        Recording r = signal(fmt::format("mitdb {}", record), Channel::ecg, rate,
                             folder / fmt::format("{}.csv.gz", record), 0);
        if (r.samples.empty()) continue;
        for (const auto& row : read_rows(folder / fmt::format("{}_ann.csv", record))) {
            if (row.size() < 4) continue;
            const double time = std::strtod(row[0].c_str(), nullptr) / rate.per_second;
            if (row[2] == "1") r.beats_s.push_back(time);
            if (row[1] == "~" && row[3] == "-1") r.unreadable_s.push_back(time);
        }
        all.push_back(std::move(r));
    }
}

void add_variants(std::vector<Recording>& all, const Recording& clean)
{
    all.push_back(resampled(clean, 100_sps));
    all.push_back(resampled(clean, 130_sps));
    all.push_back(inverted(clean));
    all.push_back(with_hum(clean, 50_Hz, 0.5));
    all.push_back(with_hum(clean, 60_Hz, 0.5));
    all.push_back(with_hum(resampled(clean, 130_sps), 50_Hz, 0.5));
    all.push_back(with_wander(clean, 2.0));
    for (const Noise kind : {Noise::white, Noise::muscle, Noise::electrode})
        for (const double ratio_db : {12.0, 6.0}) all.push_back(with_noise(clean, kind, ratio_db));
}

void add_bidmc_ecg(std::vector<Recording>& all, const fs::path& data)
{
    constexpr SampleRate rate{125.0};
    const fs::path folder = data / "bidmc01_ecg_ppg_resp";
    const struct {
        const char* lead;
        std::size_t column;
    } leads[] = {{"II", 5}, {"V", 3}, {"AVR", 4}};
    for (const auto& [lead, column] : leads) {
        Recording r = signal(fmt::format("bidmc01 {}", lead), Channel::ecg, rate,
                             folder / "bidmc_01_Signals.csv.gz", column);
        if (r.samples.empty()) continue;
        mark(r, folder / "derived_beats.csv", 0, 2, rate);
        all.push_back(std::move(r));
    }
}

void add_ecg(std::vector<Recording>& all, std::string name, SampleRate rate, const fs::path& file,
             const fs::path& marks, std::size_t confident_column)
{
    Recording r = signal(std::move(name), Channel::ecg, rate, file, 0);
    if (r.samples.empty()) return;
    mark(r, marks, 0, confident_column, rate);
    all.push_back(std::move(r));
}

/// The marks are QRS onsets and offsets: a beat is half-way between, at most 13 ms from its R peak.
void add_4000_hz(std::vector<Recording>& all, const fs::path& data)
{
    const fs::path folder = data / "neurokit_ecg_4000hz";
    Recording r =
        signal("neurokit 4000 Hz", Channel::ecg, {4000.0}, folder / "good_4000.csv.gz", 1);
    std::vector<std::string> onsets;
    std::vector<std::string> offsets;
    for (const auto& row : read_rows(folder / "good_4000_annotation.csv")) {
        if (row[0] == "ECG_R_Onsets") onsets = row;
        if (row[0] == "ECG_R_Offsets") offsets = row;
    }
    for (std::size_t i = 1; i < std::min(onsets.size(), offsets.size()); ++i)
        if (!onsets[i].empty() && !offsets[i].empty())
            r.beats_s.push_back((std::strtod(onsets[i].c_str(), nullptr) +
                                 std::strtod(offsets[i].c_str(), nullptr)) /
                                2 / 4000.0);
    if (!r.beats_s.empty()) all.push_back(std::move(r));
}

void add_unam(std::vector<Recording>& all, const fs::path& data)
{
    const fs::path folder = data / "unam_ecg_breathing_a";
    for (const char* name : {"control_1", "deep_5s5s_1", "wave_1", "hold_chest_1", "spiro_rest1",
                             "spiro_fatigue1", "S21_ECG_exercise"})
        add_ecg(all, fmt::format("unam {}", name), {500.0},
                folder / fmt::format("{}_500hz.csv.gz", name),
                folder / fmt::format("{}_derived_rpeaks.csv", name), 1);
}

void add_welltory(std::vector<Recording>& all, const fs::path& data)
{
    const fs::path folder = data / "welltory_ppg_a";
    for (int subject = 1; subject <= 10; ++subject) {
        const auto file = folder / fmt::format("subject_{:02}_PPG.csv", subject);
        const auto times = read_column(file, 0);
        const auto reds = read_column(file, 1);
        if (times.empty()) continue;
        Recording r{fmt::format("welltory {:02}", subject), {30.0}, {}, {}, {}, true};
        for (std::size_t i = 0; i < times.size(); ++i)
            r.samples.push_back({Channel::ppg, at(Seconds{times[i] / 1000}), reds[i]});
        double beat = 0.0;
        r.beats_s.push_back(beat);
        for (const auto& row : read_rows(folder / fmt::format("subject_{:02}_RR.txt", subject)))
            for (const auto& field : row)
                if (!field.empty())
                    r.beats_s.push_back(beat += std::strtod(field.c_str(), nullptr) / 1000);
        all.push_back(std::move(r));
    }
}

/// Systolic peaks marked by hand over 60 s; what lies before and after is not scored.
void add_hand_marked(std::vector<Recording>& all, std::string name, SampleRate rate,
                     std::vector<Sample> samples, const fs::path& marks)
{
    Recording r{std::move(name), rate, std::move(samples), {}, {}, true};
    const auto peaks = read_column(marks, 0);
    const auto certain = read_column(marks, 1);
    if (r.samples.empty() || peaks.empty()) return;
    for (std::size_t i = 0; i < peaks.size(); ++i)
        (certain[i] != 0 ? r.beats_s : r.uncertain_s).push_back(peaks[i]);
    all.push_back(std::move(r));
}

/// 13:58:58.081000 in seconds.
double time_of_day(const std::string& text)
{
    int hours = 0;
    int minutes = 0;
    double seconds = 0.0;
    if (std::sscanf(text.c_str(), "%d:%d:%lf", &hours, &minutes, &seconds) != 3) return -1.0;
    return 3600.0 * hours + 60.0 * minutes + seconds;
}

void add_heartpy(std::vector<Recording>& all, const fs::path& data)
{
    const fs::path folder = data / "heartpy_ppg";
    const fs::path marks = eupnea::source_folder() / "tests/recordings";
    std::vector<Sample> second;
    const auto times = read_column(folder / "data2.csv", 0);
    const auto values = read_column(folder / "data2.csv", 1);
    for (std::size_t i = 0; i < times.size(); ++i)
        second.push_back({Channel::ppg, at(Seconds{times[i] / 1000}), values[i]});
    std::vector<Sample> third;
    std::optional<double> start;
    for (const auto& row : read_rows(folder / "data3.csv.gz")) {
        const double time = row.size() < 3 ? -1.0 : time_of_day(row[1]);
        if (time < 0.0) continue;
        if (!start) start = time;
        third.push_back(
            {Channel::ppg, at(Seconds{time - *start}), std::strtod(row[2].c_str(), nullptr)});
    }
    add_hand_marked(all, "heartpy data2", {117.0}, std::move(second),
                    marks / "heartpy_data2_marks.csv");
    add_hand_marked(all, "heartpy data3", {100.42}, std::move(third),
                    marks / "heartpy_data3_marks.csv");
}

/// The wave between two samples: a windowed sinc, 20 samples to either side.
double between(const std::vector<double>& wave, double place)
{
    constexpr std::ptrdiff_t reach = 20;
    const auto middle = static_cast<std::ptrdiff_t>(std::lround(place));
    double sum = 0.0;
    for (std::ptrdiff_t i = middle - reach; i <= middle + reach; ++i) {
        const double x = std::numbers::pi * (place - static_cast<double>(i));
        const double sinc = std::abs(x) < 1e-9 ? 1.0 : std::sin(x) / x;
        sum += wave[static_cast<std::size_t>(i)] * sinc * (0.5 + 0.5 * std::cos(x / (reach + 1)));
    }
    return sum;
}

/// The R peak within a sample of a mark at an ECG's own, coarse rate, to a twentieth of a sample.
double refined(const std::vector<double>& ecg, std::size_t mark)
{
    double best = static_cast<double>(mark);
    if (mark < 22 || mark + 22 >= ecg.size()) return best;
    double highest = between(ecg, best);
    for (int step = -20; step <= 20; ++step) {
        const double place = static_cast<double>(mark) + step / 20.0;
        const double height = between(ecg, place);
        if (height <= highest) continue;
        highest = height;
        best = place;
    }
    return best;
}

/// PPG beside an ECG: the truth is the R peaks, a constant time before the pulses. A pulse that was
/// marked more than 80 ms off the usual delay belongs to another beat, or there is none. While the
/// ECG is moved about, its marks are not sure, whatever they say of themselves.
void add_ppg(std::vector<Recording>& all, std::string name, SampleRate rate, const fs::path& file,
             std::size_t ppg_column, std::size_t ecg_column, const fs::path& marks)
{
    Recording r = signal(std::move(name), Channel::ppg, rate, file, ppg_column);
    const auto ecg = read_column(file, ecg_column);
    const CalmStretches calm{{"", rate, evenly(Channel::ecg, rate, ecg)}};
    const auto peaks = read_column(marks, 0);
    const auto pulses = read_column(marks, 1);
    const auto confident = read_column(marks, 2);
    if (r.samples.empty() || peaks.empty() || pulses.size() != peaks.size()) return;
    std::vector<double> delays;
    for (std::size_t i = 0; i < peaks.size(); ++i)
        delays.push_back((pulses[i] - peaks[i]) / rate.per_second);
    std::vector<double> sorted = delays;
    std::sort(sorted.begin(), sorted.end());
    const double usual = sorted[sorted.size() / 2];
    r.align = true;
    for (std::size_t i = 0; i < peaks.size(); ++i) {
        const double time = refined(ecg, static_cast<std::size_t>(peaks[i])) / rate.per_second;
        const bool certain = confident[i] != 0 && calm(time) && std::abs(delays[i] - usual) < 0.08;
        (certain ? r.beats_s : r.uncertain_s).push_back(time);
    }
    all.push_back(std::move(r));
}

} // namespace

std::vector<Recording> ecg_recordings(const fs::path& data)
{
    std::vector<Recording> all;
    add_mitdb(all, data);
    if (!all.empty()) add_variants(all, Recording{all.front()});
    add_bidmc_ecg(all, data);
    const fs::path rest = data / "neurokit_rest5_ecg_ppg_rsp";
    add_ecg(all, "neurokit rest5 ECG", {100.0}, rest / "bio_resting_5min_100hz.csv.gz",
            rest / "derived_beats.csv", 2);
    add_4000_hz(all, data);
    const fs::path airflow = data / "physio_airflow_ecg_s1";
    add_ecg(all, "physio airflow s1", {1000.0}, airflow / "ecg_airflow_1000hz.csv.gz",
            airflow / "derived_rpeaks.csv", 1);
    add_unam(all, data);
    return all;
}

std::vector<Recording> ppg_recordings(const fs::path& data)
{
    std::vector<Recording> all;
    const fs::path rest = data / "neurokit_rest5_ecg_ppg_rsp";
    add_ppg(all, "neurokit rest5 PPG", {100.0}, rest / "bio_resting_5min_100hz.csv.gz", 1, 0,
            rest / "derived_beats.csv");
    const fs::path bidmc = data / "bidmc01_ecg_ppg_resp";
    add_ppg(all, "bidmc01 PPG", {125.0}, bidmc / "bidmc_01_Signals.csv.gz", 2, 5,
            bidmc / "derived_beats.csv");
    add_heartpy(all, data);
    add_welltory(all, data);
    return all;
}

} // namespace eupnea::bench
