// SPDX-License-Identifier: MIT
// Rows of the breath table without a belt: from ECG alone, PPG alone, intervals alone.
#include <functional>
#include <map>

#include "bench/support/columns.hpp"
#include "breath/derived_breath.hpp"
#include "breath_table.hpp"
#include "heart/beat_corrector.hpp"
#include "heart/ecg_beat_detector.hpp"
#include "heart/ppg_beat_detector.hpp"
#include "heart/rr_beats.hpp"

namespace eupnea::bench {

namespace {

constexpr double window = 32.0;
using Truth = std::function<std::optional<double>(double until)>;

bool every_window_printed = false;

void note(BreathRow& row, double time, double begin, std::optional<double> truth,
          const BreathRateEstimate& found)
{
    if (found.per_minute && row.delays.empty()) row.delays.push_back(time - begin);
    if (time - begin < window) return;
    row.rate.add(truth, found.per_minute ? std::optional<double>{*found.per_minute} : std::nullopt);
    if (every_window_printed)
        fmt::print("  {:5.0f} s  true {:5.1f}  shown {:5.1f} +- {:3.1f}  {}\n", time,
                   truth.value_or(0.0), found.per_minute.value_or(0.0f), found.error,
                   clause(found.reason));
}

template <class Detector>
void print_row(std::string name, std::string source, const std::vector<Sample>& samples,
               double rate, Detector detector, const Truth& truth)
{
    if (samples.empty()) return;
    BreathRow row{std::move(name), std::move(source), 0, {}, {}, {}};
    DerivedBreath breath;
    BeatCorrector corrector;
    breath.on(Stream{samples.front().time, samples.front().channel, SampleRate{rate}});
    const double begin = seconds_of(samples.front().time);
    double next = begin + 1.0;
    std::uint32_t number = 0;
    for (const Sample& s : samples) {
        for (; seconds_of(s.time) >= next; next += 1.0)
            note(row, next, begin, truth(next), breath.rate(at(Seconds{next})));
        breath.on(s);
        auto beat = detector(s);
        if (!beat) continue;
        beat->number = number++;
        breath.on(*beat);
        if (const auto classification = corrector(*beat)) breath.on(*classification);
    }
    print(row);
}

template <class Detector>
void print_file(const char* name, const char* source, const char* file, std::size_t column,
                Channel channel, double rate, const Truth& truth)
{
    const Columns columns = read_columns(recordings() / file);
    if (columns.size() <= column) return;
    print_row(name, source, samples_of(channel, columns[column], rate), rate,
              Detector{SampleRate{rate}}, truth);
}

Truth marked(const Marks& marks)
{
    return [marks](double until) { return rate_of(marks, until, window); };
}
Truth always(double rate)
{
    return [rate](double) { return rate; };
}

/// Seconds of the day of "dd-mm-yy/HH:MM:SS.mmm", and the interval two columns on.
std::vector<Sample> vu_intervals(double from, double until)
{
    std::vector<Sample> samples;
    std::FILE* file =
        std::fopen((recordings() / "wearablehrv_paced_6brpm/test_vu.txt").c_str(), "r");
    if (!file) return samples;
    char line[256];
    while (std::fgets(line, sizeof line, file)) {
        int hour = 0, minute = 0;
        double second = 0, cumulative = 0, ibi = 0;
        if (std::sscanf(line, "%*d-%*d-%*d/%d:%d:%lf %lf %lf", &hour, &minute, &second, &cumulative,
                        &ibi) != 5)
            continue;
        const double time = 3600.0 * hour + 60.0 * minute + second;
        if (time >= from && time < until && ibi > 0)
            samples.push_back({Channel::rr, at(Seconds{time - from}), ibi});
    }
    std::fclose(file);
    return samples;
}

} // namespace

std::vector<Sample> intervals_of(const Marks& beats)
{
    std::vector<Sample> samples;
    for (std::size_t i = 1; i < beats.size(); ++i)
        samples.push_back({Channel::rr, at(Seconds{beats[i]}), 1000.0 * (beats[i] - beats[i - 1])});
    return samples;
}

std::vector<Sample> paced_ecg_intervals()
{
    return vu_intervals(14 * 3600 + 29 * 60 + 25, 14 * 3600 + 32 * 60 + 25);
}

std::vector<Marks> beats_of_people(const std::string& condition)
{
    std::map<std::string, std::pair<std::string, Marks>> people; // lead and beats, by subject
    for (const auto& row : read_rows(recordings() / "gudb_rr_a/rpeak_annotations.csv.gz")) {
        if (row.size() < 4 || row[1] != condition) continue;
        auto& [lead, beats] = people.try_emplace(row[0], row[2], Marks{}).first->second;
        if (lead == row[2]) beats.push_back(std::strtod(row[3].c_str(), nullptr) / 250.0);
    }
    std::vector<Marks> all;
    for (const auto& [subject, beats] : people) all.push_back(beats.second);
    return all;
}

void print_derived_breath(bool every_window)
{
    every_window_printed = every_window;
    const auto data = recordings();
    const Truth neurokit =
        marked(marks_from(data / "neurokit_rest5_ecg_ppg_rsp/derived_breath_peaks.csv", 100.0));
    const Truth bidmc =
        marked(marks_from(data / "bidmc01_ecg_ppg_resp/derived_breath_peaks.csv", 125.0));
    const Truth physio = marked(
        alternate(marks_from(data / "physio_airflow_ecg_s1/derived_breaths.csv", 1000.0), 0));
    const char* neurokit_file = "neurokit_rest5_ecg_ppg_rsp/bio_resting_5min_100hz.csv.gz";
    const char* bidmc_file = "bidmc01_ecg_ppg_resp/bidmc_01_Signals.csv.gz";
    const auto ecg = Channel::ecg;
    const auto ppg = Channel::ppg;

    print_file<EcgBeatDetector>("neurokit_rest5", "ECG alone (belt)", neurokit_file, 0, ecg, 100.0,
                                neurokit);
    print_file<EcgBeatDetector>("bidmc01", "ECG II alone (RESP)", bidmc_file, 5, ecg, 125.0, bidmc);
    print_file<EcgBeatDetector>("physio_airflow_ecg_s1", "ECG alone (airflow)",
                                "physio_airflow_ecg_s1/ecg_airflow_1000hz.csv.gz", 0, ecg, 1000.0,
                                physio);
    print_file<EcgBeatDetector>("unam deep_5s5s_1", "ECG alone (paced)",
                                "unam_ecg_breathing_a/deep_5s5s_1_500hz.csv.gz", 0, ecg, 500.0,
                                always(6.0));
    print_file<PpgBeatDetector>("neurokit_rest5", "PPG alone (belt)", neurokit_file, 1, ppg, 100.0,
                                neurokit);
    print_file<PpgBeatDetector>("bidmc01", "PPG alone (RESP)", bidmc_file, 2, ppg, 125.0, bidmc);
    print_row("wearablehrv breathing", "RR alone (paced)", paced_ecg_intervals(), 0.0, RrBeats{},
              always(6.0));
    print_row("unam deep_5s5s_1", "RR alone (paced)",
              intervals_of(
                  marks_from(data / "unam_ecg_breathing_a/deep_5s5s_1_derived_rpeaks.csv", 500.0)),
              0.0, RrBeats{}, always(6.0));
}

} // namespace eupnea::bench
