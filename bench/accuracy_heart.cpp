// SPDX-License-Identifier: MIT
// How right the beats are, on every recording with beat truth, beside a plain Pan-Tompkins.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <functional>

#include "accuracy.hpp"
#include "bench/support/beat_score.hpp"
#include "bench/support/heart_recordings.hpp"
#include "bench/support/pan_tompkins.hpp"
#include "bench/support/simulated_hearts.hpp"
#include "heart/beat_corrector.hpp"
#include "heart/ecg_beat_detector.hpp"
#include "heart/heart_window.hpp"
#include "heart/ppg_beat_detector.hpp"
#include "recordings.hpp"

namespace {

using namespace eupnea;
using namespace eupnea::bench;

constexpr double learned_s = 5.0; // the beats of the learning time come when it is over
constexpr double usual_latency_s = 0.35;
constexpr double longest_interval_s = 3.0; // without a mark the truth is over

struct ShownRate {
    double time_s;
    double bpm;
};

struct LiveRun {
    std::vector<double> beats_s;
    std::vector<ShownRate> rates;  ///< once a second, where there was one
    std::vector<double> emitted_s; ///< when each of the beats was emitted
    double gated = 0.0;            ///< share of seconds without a heart rate
};

bool any_within(const std::vector<double>& times_s, double from, double until)
{
    const auto next = std::lower_bound(times_s.begin(), times_s.end(), from);
    return next != times_s.end() && *next <= until;
}

/// Mean of the last 8 true intervals, at most; nothing when the truth is not sure of them.
std::optional<double> true_rate(const Recording& r, double now)
{
    const auto last = std::upper_bound(r.beats_s.begin(), r.beats_s.end(), now);
    const auto count = std::min<std::ptrdiff_t>(last - r.beats_s.begin(), 9);
    if (count < 4 || now - *(last - 1) > longest_interval_s) return std::nullopt;
    const double from = *(last - count);
    if (any_within(r.uncertain_s, from, now) || any_within(r.unreadable_s, from, now))
        return std::nullopt;
    return 60.0 * static_cast<double>(count - 1) / (*(last - 1) - from);
}

/// Seconds with a heart rate more than 10 % off the truth.
std::size_t wrong_seconds(const Recording& recording, const LiveRun& run, double shift_s)
{
    return static_cast<std::size_t>(
        std::count_if(run.rates.begin(), run.rates.end(), [&](const ShownRate& rate) {
            const auto truth = true_rate(recording, rate.time_s - shift_s - usual_latency_s);
            return truth && std::abs(rate.bpm / *truth - 1) > 0.1;
        }));
}

/// 99th percentile of how long after it a beat is emitted, where the truth is known.
double latency_s(const Recording& recording, const LiveRun& run, double shift_s)
{
    const double from = recording.beats_s.front() + shift_s;
    const double until = recording.beats_s.back() + shift_s;
    std::vector<double> latencies;
    for (std::size_t i = 0; i < run.beats_s.size(); ++i)
        if (run.emitted_s[i] > learned_s && run.beats_s[i] > from - 0.15 &&
            run.beats_s[i] < until + 0.15)
            latencies.push_back(run.emitted_s[i] - run.beats_s[i]);
    if (latencies.empty()) return 0.0;
    std::sort(latencies.begin(), latencies.end());
    return latencies[latencies.size() * 99 / 100];
}

template <class Detector>
LiveRun run_live(const Recording& recording)
{
    LiveRun run;
    Detector detector{recording.rate};
    BeatCorrector correct;
    HeartWindow window;
    double next_second = 1.0;
    std::size_t seconds = 0;
    std::size_t silent = 0;
    for (const Sample& sample : recording.samples) {
        const double now = seconds_of(sample.time);
        if (const auto beat = detector(sample)) {
            run.beats_s.push_back(seconds_of(beat->time));
            run.emitted_s.push_back(now);
            window.on(*beat);
            if (const auto classification = correct(*beat)) window.on(*classification);
        }
        if (now < next_second) continue;
        next_second += 1.0;
        ++seconds;
        const auto rate =
            detector.quality().good() ? window.heart_rate_bpm(sample.time) : std::nullopt;
        if (rate)
            run.rates.push_back({now, *rate});
        else
            ++silent;
    }
    run.gated =
        static_cast<double>(silent) / static_cast<double>(std::max<std::size_t>(1, seconds));
    return run;
}

void print_row(const Recording& recording, const LiveRun& run, std::string_view detector,
               std::string_view compared)
{
    const BeatScore s = score_beats(recording, run.beats_s);
    const double shift_s = recording.align ? s.shift_ms / 1000 : 0.0;
    const auto wrong = wrong_seconds(recording, run, shift_s);
    fmt::print("{:<32} {:<4} {:>5} {:>4} {:>4} {:>5} {:>4} {:>4} {:>7.2f} {:>7.2f} {:>6.1f} "
               "{:>6.1f} {:>6.1f} {:>6.1f} "
               "{:>6.1f} {:>5.1f} {:>5} {:>6.0f}  {}\n",
               recording.name, detector, s.beats, s.missed, s.extra, s.calm, s.calm_missed,
               s.calm_extra, s.f1_50, s.f1_150, s.shift_ms, s.jitter_ms, s.rr_error_ms,
               s.rr_error_95_ms, s.rr_error_sd_ms, 100 * run.gated, wrong,
               1000 * latency_s(recording, run, shift_s), compared);
    std::fflush(stdout);
}

int print_heart(const std::vector<std::string>& options)
{
    const std::string only = options.empty() ? "" : options[0];
    const auto data = recordings_folder();
    if (!data) {
        fmt::print(stderr, "There are no recordings. Set EUPNEA_DATA to their folder.\n");
        return 1;
    }
    fmt::print("{:<32} {:<4} {:>5} {:>4} {:>4} {:>5} {:>4} {:>4} {:>7} {:>7} {:>6} {:>6} {:>6} "
               "{:>6} {:>6} {:>5} {:>5} "
               "{:>6}  {}\n",
               "recording", "by", "beats", "miss", "more", "calm", "miss", "more", "F1 50",
               "F1 150", "shift", "jitter", "|RR|", "95 %", "RR SD", "gated", "wrong", "late",
               "Pan-Tompkins");
    fmt::print("{:<32} {:<4} {:>5} {:>4} {:>4} {:>5} {:>4} {:>4} {:>7} {:>7} {:>6} {:>6} {:>6} "
               "{:>6} {:>6} {:>5} {:>5} "
               "{:>6}  {}\n",
               "", "", "", "", "", "", "", "", "%", "%", "ms", "SD ms", "ms", "ms", "ms", "%", "s",
               "ms", "F1 50, F1 150, jitter, |RR|");
    for (const Recording& r : ecg_recordings(*data)) {
        if (r.name.find(only) == std::string::npos) continue;
        const BeatScore plain = score_beats(r, pan_tompkins(r.samples));
        print_row(r, run_live<EcgBeatDetector>(r), "ECG",
                  fmt::format("{:.2f} {:.2f} {:.1f} {:.1f}", plain.f1_50, plain.f1_150,
                              plain.jitter_ms, plain.rr_error_ms));
    }
    for (const Recording& r : ppg_recordings(*data))
        if (r.name.find(only) != std::string::npos)
            print_row(r, run_live<PpgBeatDetector>(r), "PPG", "");
    if (only.empty()) print_simulated_hearts();
    return 0;
}

const bool added = add_table({"heart", print_heart});

} // namespace
