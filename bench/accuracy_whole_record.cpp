// SPDX-License-Identifier: MIT
// How right the beats are with the whole recording in hand, beside the live ones.
#include <fmt/format.h>

#include "accuracy.hpp"
#include "analysis/beats_in_good_signal.hpp"
#include "bench/support/beat_score.hpp"
#include "bench/support/heart_recordings.hpp"
#include "bench/support/made_hearts.hpp"
#include "heart/record/offline_redetection.hpp"
#include "recordings.hpp"
#include "session/pipeline.hpp"

namespace {

using namespace eupnea;
using namespace eupnea::bench;

struct Looked {
    std::vector<Beat> live;
    BeatsInGoodSignal in_good_signal;
    std::vector<PeakStretch> stretches;
};

Looked look_at(const Recording& recording)
{
    Looked looked;
    PeakRecord peaks;
    Pipeline pipeline{[&](const Event& found) {
        looked.in_good_signal.on(found);
        if (const auto* beat = std::get_if<Beat>(&found)) looked.live.push_back(*beat);
    }};
    const auto receive = [&](const Event& event) {
        peaks.on(event);
        pipeline(event);
    };
    const Sample& first = recording.samples.front();
    receive(Stream{first.time, first.channel, recording.rate});
    for (const Sample& sample : recording.samples) receive(sample);
    looked.stretches = peaks.finish();
    return looked;
}

BeatScore score(const Recording& recording, const std::vector<Beat>& beats)
{
    std::vector<double> times_s;
    for (const Beat& beat : beats) times_s.push_back(seconds_of(beat.time));
    return score_beats(recording, times_s);
}

std::string columns(const BeatScore& s)
{
    return fmt::format("{:>4} {:>4} {:>6.2f} {:>6.2f}", s.missed, s.extra, s.f1_50, s.f1_150);
}

double with_interval_percent(const std::vector<Beat>& beats)
{
    const auto with = std::ranges::count_if(beats, [](const Beat& beat) { return !!beat.ibi; });
    return beats.empty() ? 0.0
                         : 100.0 * static_cast<double>(with) / static_cast<double>(beats.size());
}

void print_row(const Recording& recording)
{
    const Looked looked = look_at(recording);
    const auto& good = looked.in_good_signal.beats();
    const auto repaired = repair_record(looked.live, good, looked.stretches);
    const auto [added, taken_out] = count_repairs(looked.live, repaired);
    const BeatScore live = score(recording, looked.live);
    fmt::print("{:<40} {:>5} | {} | {} {:>4} {:>4} {:>6.1f}\n", recording.name, live.beats,
               columns(live), columns(score(recording, repaired)), added, taken_out,
               with_interval_percent(repaired));
    std::fflush(stdout);
}

/// Deeper in noise than the table of the heart goes.
std::vector<Recording> noisier(const std::vector<Recording>& ecgs)
{
    std::vector<Recording> all;
    for (const Recording& r : ecgs)
        if (r.name == "mitdb 100" || r.name == "bidmc01 II")
            for (const Noise kind : {Noise::white, Noise::muscle, Noise::electrode})
                all.push_back(with_noise(r, kind, 3.0));
    return all;
}

/// Hearts with premature beats, from a clean signal to one that hides in electrode motion.
std::vector<Recording> premature()
{
    constexpr std::size_t beats = 800;
    std::vector<Recording> all;
    for (const unsigned seed : {201u, 202u})
        for (const auto& pattern : uneven_patterns())
            if (pattern.name == std::string_view{"premature every third"}) {
                all.push_back(as_ecg(fmt::format("{} ({})", pattern.name, seed),
                                     repeated(pattern, beats, seed)));
                all.push_back(as_ecg(fmt::format("premature at random 15 % ({})", seed),
                                     with_premature(0.15, beats, seed)));
            }
    for (std::size_t i = 0, clean = all.size(); i < clean; ++i)
        for (const double ratio_db : {12.0, 6.0, 0.0})
            all.push_back(with_noise(Recording{all[i]}, Noise::electrode, ratio_db));
    return all;
}

int print_whole_record(const std::vector<std::string>& options)
{
    const std::string only = options.empty() ? "" : options[0];
    const auto data = recordings_folder();
    if (!data) {
        fmt::print(stderr, "There are no recordings. Set EUPNEA_DATA to their folder.\n");
        return 1;
    }
    constexpr std::string_view scores = "miss more  F1 50 F1 150";
    fmt::print("{:<46} | {:<23} | {}\n", "", "live", "repaired; % of its beats with an interval");
    fmt::print("{:<40} beats | {} | {}   in  out\n", "recording", scores, scores);
    const auto ecgs = ecg_recordings(*data);
    for (const auto& recordings : {ecgs, noisier(ecgs), premature(), ppg_recordings(*data)})
        for (const Recording& r : recordings)
            if (r.name.find(only) != std::string::npos) print_row(r);
    return 0;
}

const bool added = add_table({"whole-record", print_whole_record});

} // namespace
