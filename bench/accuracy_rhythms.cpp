// SPDX-License-Identifier: MIT
// What the whole path shows of hearts whose rhythm is uneven: a rate, and variability or its reason.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "accuracy.hpp"
#include "bench/support/beat_score.hpp"
#include "bench/support/made_hearts.hpp"
#include "session/pipeline.hpp"

namespace {

using namespace eupnea;
using namespace eupnea::bench;

constexpr std::size_t beats_each = 400;
constexpr double learned_s = 15.0;
constexpr double wrong_bpm = 5.0;

struct Shown {
    int seconds = 0, rate = 0, wrong_8s = 0, wrong_30s = 0, variability = 0, coherence = 0;
    std::array<int, reason_count> reasons{};
    std::vector<double> beats_s;

    void operator+=(const Shown& other)
    {
        seconds += other.seconds;
        rate += other.rate;
        wrong_8s += other.wrong_8s;
        wrong_30s += other.wrong_30s;
        variability += other.variability;
        coherence += other.coherence;
        for (std::size_t i = 0; i < reasons.size(); ++i) reasons[i] += other.reasons[i];
    }
};

/// Of the intervals that end in the last seconds.
double true_rate(const Recording& recording, double now, double seconds)
{
    const auto& beats = recording.beats_s;
    const auto last = std::upper_bound(beats.begin(), beats.end(), now);
    const auto first = std::upper_bound(beats.begin(), last, now - seconds);
    const auto count = static_cast<double>(last - first) - 1;
    return count < 1 ? 0.0 : 60.0 * count / (*(last - 1) - *first);
}

Shown shown_of(const Recording& recording)
{
    Shown shown;
    const double until = recording.beats_s.back();
    Pipeline pipeline{[&](const Event& event) {
        if (const auto* beat = std::get_if<Beat>(&event))
            shown.beats_s.push_back(seconds_of(beat->time));
        const auto* state = std::get_if<State>(&event);
        if (!state || seconds_of(state->time) < learned_s || seconds_of(state->time) > until)
            return;
        const double now = seconds_of(state->time);
        const auto off = [&](double seconds) {
            return std::abs(*state->heart_rate_bpm - true_rate(recording, now - 0.3, seconds)) >
                   wrong_bpm;
        };
        ++shown.seconds;
        ++shown.reasons[static_cast<std::size_t>(state->heart.reason)];
        shown.variability += state->rmssd_ms.has_value();
        shown.coherence += state->coherence.has_value();
        if (!state->heart_rate_bpm) return;
        ++shown.rate;
        shown.wrong_8s += off(8.0);
        shown.wrong_30s += off(30.0);
    }};
    pipeline(
        Stream{recording.samples.front().time, recording.samples.front().channel, recording.rate});
    for (const Sample& sample : recording.samples) pipeline(sample);
    return shown;
}

void print_row(const char* name, const char* source, const std::vector<Recording>& recordings)
{
    Shown all;
    double f1 = 0.0;
    for (const Recording& recording : recordings) {
        const Shown shown = shown_of(recording);
        all += shown;
        f1 += score_beats(recording, shown.beats_s).f1_150 / static_cast<double>(recordings.size());
    }
    const auto percent = [](int part, int whole) { return whole ? 100.0 * part / whole : 0.0; };
    const auto most = std::max_element(all.reasons.begin() + 1, all.reasons.end());
    fmt::print("{:<26} {:<4} {:>7.1f} {:>6.1f} {:>6.1f} {:>6.1f} {:>6.1f} {:>6.1f}  {}\n", name,
               source, f1, percent(all.rate, all.seconds), percent(all.wrong_8s, all.rate),
               percent(all.wrong_30s, all.rate), percent(all.variability, all.seconds),
               percent(all.coherence, all.seconds),
               *most ? clause(static_cast<Reason>(most - all.reasons.begin())) : "");
    std::fflush(stdout);
}

template <class Make>
void print_rhythm(const char* name, const std::vector<unsigned>& seeds, Make make)
{
    std::vector<Recording> intervals, ecgs, pulses;
    for (const unsigned seed : seeds) {
        const auto beats = make(seed);
        intervals.push_back(as_intervals(name, beats));
        ecgs.push_back(as_ecg(name, beats));
        pulses.push_back(as_pulse(name, beats));
    }
    print_row(name, "RR", intervals);
    print_row(name, "ECG", ecgs);
    print_row(name, "PPG", pulses);
}

int print_rhythms(const std::vector<std::string>& options)
{
    const auto first = options.empty() ? 101u : static_cast<unsigned>(std::stoul(options[0]));
    const std::vector<unsigned> seeds{first, first + 1, first + 2};
    fmt::print("{:<26} {:<4} {:>7} {:>6} {:>6} {:>6} {:>6} {:>6}  {}\n", "rhythm", "from", "F1 150",
               "rate %", "off 8s", "off30s", "HRV %", "coh. %", "reason");
    for (const UnevenPattern& pattern : uneven_patterns())
        print_rhythm(pattern.name, seeds,
                     [&](unsigned seed) { return repeated(pattern, beats_each, seed); });
    for (const double share : {0.05, 0.15, 0.25})
        print_rhythm(fmt::format("premature at random {:.0f} %", 100 * share).c_str(), seeds,
                     [&](unsigned seed) { return with_premature(share, beats_each, seed); });
    print_rhythm("steady", seeds,
                 [](unsigned seed) { return with_premature(0.0, beats_each, seed); });
    print_rhythm("lognormal 0.28, 75/min", seeds,
                 [](unsigned seed) { return lognormal(800, 0.28, beats_each, seed); });
    print_rhythm("lognormal 0.20, 100/min", seeds,
                 [](unsigned seed) { return lognormal(600, 0.20, beats_each, seed); });
    print_rhythm("uniform 500 to 1100 ms", seeds,
                 [](unsigned seed) { return uniform(500, 1100, beats_each, seed); });
    print_rhythm("uniform 600 to 1000 ms", seeds,
                 [](unsigned seed) { return uniform(600, 1000, beats_each, seed); });
    return 0;
}

const bool added = add_table({"rhythms", print_rhythms});

} // namespace
