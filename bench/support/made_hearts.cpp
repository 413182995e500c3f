// SPDX-License-Identifier: MIT
// Hearts with a rhythm of one's choice, as intervals, ECG or pulse wave.
#include "bench/support/made_hearts.hpp"

#include <cmath>
#include <numbers>
#include <random>

namespace eupnea::bench {
namespace {

using simulator::TrueBeat;

constexpr double beat_jitter = 0.015; // share of each interval
constexpr Seconds transit{0.2};

std::vector<TrueBeat> true_beats(const std::vector<MadeBeat>& made)
{
    std::vector<TrueBeat> beats;
    Timestamp time = at(1s);
    for (const auto& [interval_ms, premature] : made) {
        const Milliseconds interval{interval_ms};
        time += interval;
        beats.push_back(
            {time, premature ? BeatClass::ectopic : BeatClass::normal, Seconds{interval}, transit});
    }
    return beats;
}

/// The sum of all beats' waves at even times, and noise.
template <class Wave>
std::vector<double> summed(const std::vector<TrueBeat>& beats, SampleRate rate, double noise,
                           Wave wave)
{
    std::mt19937 random{77};
    std::normal_distribution<double> gauss{0.0, noise};
    const double length = seconds_of(beats.back().time) + 2.0;
    std::vector<double> values;
    std::size_t first = 0;
    for (int i = 0; i / rate.per_second < length; ++i) {
        const Timestamp now = at(Seconds{i / rate.per_second});
        while (first < beats.size() && beats[first].time + simulator::wave_reach_after < now)
            ++first;
        double value = gauss(random);
        for (std::size_t k = first;
             k < beats.size() && beats[k].time - simulator::wave_reach_before < now; ++k)
            value += wave(beats[k], now);
        values.push_back(value);
    }
    return values;
}

} // namespace

std::vector<UnevenPattern> uneven_patterns()
{
    return {{"bigeminy", {{520, true}, {1080}}},
            {"trigeminy", {{800}, {520, true}, {1080}}},
            {"premature every third", {{800}, {800}, {520, true}, {1080}}},
            {"couplets", {{800}, {800}, {800}, {480, true}, {480, true}, {1040}}},
            {"runs of three",
             {{800}, {800}, {800}, {800}, {800}, {450, true}, {400, true}, {400, true}, {1050}}},
            {"runs of six",
             {{800},
              {800},
              {800},
              {800},
              {800},
              {800},
              {800},
              {450, true},
              {400, true},
              {400, true},
              {400, true},
              {400, true},
              {400, true},
              {1050}}}};
}

std::vector<MadeBeat> repeated(const UnevenPattern& pattern, std::size_t beats, unsigned seed)
{
    std::mt19937 random{seed};
    std::normal_distribution<double> gauss{1.0, beat_jitter};
    std::vector<MadeBeat> made;
    for (std::size_t i = 0; i < beats; ++i) {
        made.push_back(pattern.beats[i % pattern.beats.size()]);
        made.back().interval_ms *= gauss(random);
    }
    return made;
}

std::vector<MadeBeat> lognormal(double mean_ms, double deviation, std::size_t beats, unsigned seed)
{
    std::mt19937 random{seed};
    std::lognormal_distribution<double> draw{std::log(mean_ms) - deviation * deviation / 2,
                                             deviation};
    std::vector<MadeBeat> made;
    while (made.size() < beats)
        if (const double ms = draw(random); ms > 300.0 && ms < 2000.0) made.push_back({ms});
    return made;
}

std::vector<MadeBeat> uniform(double least_ms, double most_ms, std::size_t beats, unsigned seed)
{
    std::mt19937 random{seed};
    std::uniform_real_distribution<double> draw{least_ms, most_ms};
    std::vector<MadeBeat> made;
    while (made.size() < beats) made.push_back({draw(random)});
    return made;
}

std::vector<MadeBeat> with_premature(double share, std::size_t beats, unsigned seed)
{
    std::mt19937 random{seed};
    std::uniform_real_distribution<double> dice;
    std::normal_distribution<double> gauss{1.0, beat_jitter};
    std::vector<MadeBeat> made;
    double breath = 0.0;
    while (made.size() < beats) {
        const double usual = (850.0 + 30.0 * std::sin(breath)) * gauss(random);
        breath += 2 * std::numbers::pi * usual / 4000.0;
        if (dice(random) >= share) {
            made.push_back({usual});
            continue;
        }
        const double early = (0.55 + 0.2 * dice(random)) * usual;
        made.push_back({early, true});
        made.push_back({2 * usual - early});
    }
    return made;
}

Recording as_intervals(std::string name, const std::vector<MadeBeat>& beats)
{
    Recording recording{std::move(name), SampleRate{0.0}, {}};
    for (const TrueBeat& beat : true_beats(beats)) {
        recording.beats_s.push_back(seconds_of(beat.time));
        recording.samples.push_back({Channel::rr, beat.time, Milliseconds{beat.interval}.count()});
    }
    return recording;
}

Recording as_ecg(std::string name, const std::vector<MadeBeat>& made)
{
    const SampleRate rate{250.0};
    const auto beats = true_beats(made);
    Recording recording{std::move(name), rate,
                        evenly(Channel::ecg, rate, summed(beats, rate, 0.01, simulator::ecg_wave))};
    for (const TrueBeat& beat : beats) recording.beats_s.push_back(seconds_of(beat.time));
    return recording;
}

Recording as_pulse(std::string name, const std::vector<MadeBeat>& made)
{
    const SampleRate rate{100.0};
    const auto beats = true_beats(made);
    const auto wave = [](const TrueBeat& beat, Timestamp time) {
        return simulator::pulse_wave(beat, time);
    };
    auto values = summed(beats, rate, 0.01, wave);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] += 0.15 * std::sin(2 * std::numbers::pi * 0.25 * static_cast<double>(i) / 100.0);
    Recording recording{std::move(name), rate, evenly(Channel::ppg, rate, values)};
    for (const TrueBeat& beat : beats)
        recording.beats_s.push_back(seconds_of(beat.time + beat.transit));
    return recording;
}

} // namespace eupnea::bench
