// SPDX-License-Identifier: MIT
// Rows of the breath table without a guide: slow breathing, chance, changes of pace, noise on the electrodes;
// beside ours what others read off the same intervals.
#include <functional>

#include "bench/support/made_intervals.hpp"
#include "bench/support/plain_breath.hpp"
#include "bench/support/recording.hpp"
#include "breath/derived_breath.hpp"
#include "breath_table.hpp"
#include "heart/beat_corrector.hpp"
#include "heart/ecg_beat_detector.hpp"
#include "heart/ppg_beat_detector.hpp"
#include "heart/rr_beats.hpp"

namespace eupnea::bench {

namespace {

constexpr double length = 240.0;
constexpr int seeds = 20;
constexpr double first_second = 32.0;

using Truth = std::function<std::optional<double>(double until)>;

/// Of the rows without truth all that is shown counts, and nothing of it is wrong or right.
struct Rows {
    BreathRow ours, peak, count;
    int seconds = 0, shown = 0;
};

template <class Detector>
void add(Rows& rows, const std::vector<Sample>& samples, SampleRate rate, Detector detector,
         const Truth& truth, bool others)
{
    DerivedBreath breath;
    BeatCorrector corrector;
    breath.on(Stream{samples.front().time, samples.front().channel, rate});
    std::uint32_t number = 0;
    double next = first_second;
    for (const Sample& sample : samples) {
        for (; seconds_of(sample.time) >= next; next += 1.0) {
            const auto found = breath.rate(at(Seconds{next})).per_minute;
            ++rows.seconds;
            rows.shown += found ? 1 : 0;
            const auto true_rate = truth(next);
            if (!true_rate) continue;
            rows.ours.rate.add(true_rate, found ? std::optional<double>{*found} : std::nullopt);
            if (!others) continue;
            const Track tachogram = tachogram_until(samples, next);
            rows.peak.rate.add(true_rate, spectral_peak(tachogram));
            rows.count.rate.add(true_rate, counted_originally(tachogram));
        }
        breath.on(sample);
        auto beat = detector(sample);
        if (!beat) continue;
        beat->number = number++;
        breath.on(*beat);
        if (const auto classification = corrector(*beat)) breath.on(*classification);
    }
}

Rows rows_of(const std::string& name, const char* source)
{
    return {{name, source, 0, {}, {}, {}},
            {name, "  highest peak", 0, {}, {}, {}},
            {name, "  Schaefer & Kratky", 0, {}, {}, {}}};
}

void print_made(const std::string& name, const std::function<std::vector<double>(Random&)>& make,
                const Truth& truth)
{
    Rows rows = rows_of(name, "RR alone");
    for (int seed = 1; seed <= seeds; ++seed) {
        Random random{static_cast<std::uint64_t>(seed), 41};
        add(rows, intervals_as_sent(make(random)), SampleRate{0.0}, RrBeats{}, truth, true);
    }
    print(rows.ours);
    print(rows.peak);
    print(rows.count);
}

/// Rows in which there is no breath to find.
void print_chance(const std::string& name, Channel channel, SampleRate rate,
                  const std::function<std::vector<Sample>(Random&)>& make)
{
    Rows rows = rows_of(name, "");
    const Truth none = [](double) { return std::optional<double>{}; };
    for (int seed = 1; seed <= seeds; ++seed) {
        Random random{static_cast<std::uint64_t>(seed), 43};
        const auto samples = make(random);
        if (channel == Channel::ecg)
            add(rows, samples, rate, EcgBeatDetector{rate}, none, false);
        else if (channel == Channel::ppg)
            add(rows, samples, rate, PpgBeatDetector{rate}, none, false);
        else
            add(rows, samples, rate, RrBeats{}, none, false);
    }
    fmt::print("{:<36} {:<20} {:>59.1f}\n", name, std::string{eupnea::name(channel)} + ", chance",
               rows.seconds ? 100.0 * rows.shown / rows.seconds : 0.0);
}

void print_all_chance()
{
    const auto sent = [](auto make) {
        return [make](Random& random) { return intervals_as_sent(make(random)); };
    };
    const auto drawn_by = [&](auto next) {
        return sent([next](Random& random) { return drawn(length, [&] { return next(random); }); });
    };
    const auto rr = Channel::rr;
    const SampleRate none{0.0};
    print_chance("white, 850 +- 40 ms", rr, none,
                 drawn_by([](Random& r) { return 850.0 + 40.0 * r.normal(); }));
    print_chance("white, 850 +- 80 ms", rr, none,
                 drawn_by([](Random& r) { return 850.0 + 80.0 * r.normal(); }));
    print_chance("lognormal, 0.28", rr, none,
                 drawn_by([](Random& r) { return 750.0 * std::exp(0.28 * r.normal()); }));
    print_chance("uniform, 500 to 1100 ms", rr, none,
                 drawn_by([](Random& r) { return r.uniform(500.0, 1100.0); }));
    print_chance("shuffled, of somebody at 14", rr, none, sent([](Random& random) {
                     return shuffled(free_breathing({}, length, random), random);
                 }));
    for (const Channel channel : {Channel::ecg, Channel::ppg})
        print_chance("noise alone", channel, SampleRate{100.0}, [=](Random& random) {
            std::vector<double> values;
            for (int i = 0; i < 100 * static_cast<int>(length); ++i)
                values.push_back(random.normal());
            return samples_of(channel, values, 100.0);
        });
}

struct Source {
    const char* name;
    const char* file;
    std::size_t column;
    double rate;
    Marks breaths;
};

void print_noisy(const char* kind, Noise noise, double ratio_db, const std::vector<Source>& sources)
{
    Rows rows = rows_of(fmt::format("{} at {:.0f} dB", kind, ratio_db), "ECG alone");
    for (const Source& source : sources) {
        const Columns columns = read_columns(recordings() / source.file);
        if (columns.size() <= source.column) continue;
        Recording clean{source.name, SampleRate{source.rate},
                        samples_of(Channel::ecg, columns[source.column], source.rate)};
        EcgBeatDetector detector{clean.rate};
        for (const Sample& sample : clean.samples)
            if (const auto beat = detector(sample)) clean.beats_s.push_back(seconds_of(beat->time));
        add(
            rows, with_noise(clean, noise, ratio_db).samples, clean.rate,
            EcgBeatDetector{clean.rate},
            [&](double until) { return rate_of(source.breaths, until); }, false);
    }
    print(rows.ours);
}

} // namespace

void print_breath_alone()
{
    fmt::print("\n");
    print_head();
    for (const double rate : {3.5, 4.0, 4.5, 5.0, 5.5, 6.0, 6.5})
        print_made(
            fmt::format("slow, {}/min", rate),
            [=](Random& random) {
                return slow_breathing([=](double t) { return t * rate / 60.0; },
                                      random.uniform(30.0, 60.0), length, random);
            },
            [=](double) { return rate; });
    for (const double rate : {10.0, 14.0, 18.0})
        print_made(
            fmt::format("at rest, {}/min, waves of 0.1 Hz", rate),
            [=](Random& random) {
                return free_breathing({.per_minute = rate,
                                       .breath_sd_ms = random.uniform(10.0, 30.0),
                                       .mayer_hz = random.uniform(0.07, 0.12),
                                       .mayer_sd_ms = random.uniform(10.0, 30.0)},
                                      length, random);
            },
            [=](double) { return rate; });
    const auto pace = [](double t) { return t >= 80.0 && t < 160.0 ? 6.0 : 14.0; };
    print_made(
        "14/min, at 80 s 6, at 160 s 14",
        [=](Random& random) {
            return free_breathing({.breath_sd_ms = 35.0, .mayer_sd_ms = 10.0, .pace = pace}, length,
                                  random);
        },
        [=](double until) {
            const double since = until >= 160.0  ? until - 160.0
                                 : until >= 80.0 ? until - 80.0
                                                 : 99.0;
            return since > 20.0 ? std::optional{pace(until)} : std::nullopt;
        });
    print_all_chance();
    const auto data = recordings();
    const std::vector<Source> sources{
        {"neurokit", "neurokit_rest5_ecg_ppg_rsp/bio_resting_5min_100hz.csv.gz", 0, 100.0,
         marks_from(data / "neurokit_rest5_ecg_ppg_rsp/derived_breath_peaks.csv", 100.0)},
        {"bidmc", "bidmc01_ecg_ppg_resp/bidmc_01_Signals.csv.gz", 5, 125.0,
         marks_from(data / "bidmc01_ecg_ppg_resp/derived_breath_peaks.csv", 125.0)},
        {"physio", "physio_airflow_ecg_s1/ecg_airflow_1000hz.csv.gz", 0, 1000.0,
         alternate(marks_from(data / "physio_airflow_ecg_s1/derived_breaths.csv", 1000.0), 0)}};
    for (const double ratio : {12.0, 6.0, 0.0}) {
        print_noisy("electrode motion", Noise::electrode, ratio, sources);
        print_noisy("muscle", Noise::muscle, ratio, sources);
    }
}

} // namespace eupnea::bench
