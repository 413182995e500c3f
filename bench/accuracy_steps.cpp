// SPDX-License-Identifier: MIT
// What a pulse sensor shows of a heart beneath the rhythm of steps.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>
#include <random>

#include "accuracy.hpp"
#include "bench/support/heart_recordings.hpp"
#include "heart/heart_window.hpp"
#include "recordings.hpp"
#include "session/heart_path.hpp"

namespace {

using namespace eupnea;
using namespace eupnea::bench;

constexpr double learned_s = 10.0;
constexpr double wrong_bpm = 5.0;

/// Steps with two overtones, whose pace wanders by 2 %.
struct Steps {
    double per_second;
    double strength;       ///< times the pulse, peak to peak
    double from_s = 0.0;   ///< of each period
    double period_s = 0.0; ///< 0: all the time from `from_s` on
    unsigned seed = 1;
};

double usual_range(const Recording& recording)
{
    std::vector<double> ranges;
    double low = 1e300, high = -1e300, until = seconds_of(recording.samples.front().time) + 1.0;
    for (const Sample& sample : recording.samples) {
        low = std::min(low, sample.value);
        high = std::max(high, sample.value);
        if (seconds_of(sample.time) < until) continue;
        ranges.push_back(high - low);
        low = 1e300;
        high = -1e300;
        until += 1.0;
    }
    const auto middle = ranges.begin() + static_cast<std::ptrdiff_t>(ranges.size() / 2);
    std::nth_element(ranges.begin(), middle, ranges.end());
    return *middle;
}

Recording with_steps(Recording recording, const Steps& steps)
{
    constexpr double two_pi = 2 * std::numbers::pi;
    constexpr double pace_deviation = 0.02, pace_memory_s = 5.0;
    const double size =
        steps.strength * usual_range(recording) / 2.4; // of the wave below, its range
    std::mt19937 random{steps.seed};
    std::normal_distribution<double> gauss;
    const double second = two_pi * (steps.seed % 7) / 7.0, third = two_pi * (steps.seed % 5) / 5.0;
    double phase = 0.0, pace = 0.0, before = seconds_of(recording.samples.front().time);
    for (Sample& sample : recording.samples) {
        const double t = seconds_of(sample.time), dt = t - before;
        before = t;
        pace += -pace * dt / pace_memory_s +
                pace_deviation * std::sqrt(2 * dt / pace_memory_s) * gauss(random);
        phase += two_pi * steps.per_second * (1 + pace) * dt;
        const double into = steps.period_s > 0.0 ? std::fmod(t, steps.period_s) : t;
        if (into < steps.from_s) continue;
        sample.value += size * (std::sin(phase) + 0.5 * std::sin(2 * phase + second) +
                                0.25 * std::sin(3 * phase + third));
    }
    return recording;
}

double rate_of_last(const Recording& recording, double now, double seconds, std::ptrdiff_t beats)
{
    const auto& all = recording.beats_s;
    const auto last = std::upper_bound(all.begin(), all.end(), now);
    const auto first = seconds > 0.0 ? std::upper_bound(all.begin(), last, now - seconds)
                                     : last - std::min(last - all.begin(), beats + 1);
    const auto count = static_cast<double>(last - first) - 1;
    return count < 1 ? 0.0 : 60.0 * count / (*(last - 1) - *first);
}

/// Neither of the last eight seconds nor of the last eight beats.
bool off(const Recording& recording, double now, double bpm)
{
    double least = 1e9;
    for (const double late : {0.3, 1.0, 1.5})
        for (const double seconds : {8.0, 0.0})
            least =
                std::min(least, std::abs(bpm - rate_of_last(recording, now - late, seconds, 8)));
    return least > wrong_bpm;
}

struct Shown {
    int seconds = 0, shown = 0, wrong = 0;
};

void add(Shown& all, const Recording& recording)
{
    HeartPath path;
    HeartWindow window;
    const double from = recording.beats_s.front() + learned_s, until = recording.beats_s.back();
    double next = std::ceil(from);
    path.on(
        Stream{recording.samples.front().time, recording.samples.front().channel, recording.rate});
    for (const Sample& sample : recording.samples) {
        for (; seconds_of(sample.time) >= next && next <= until; next += 1.0) {
            ++all.seconds;
            const auto bpm =
                path.quality().good() ? window.heart_rate_bpm(at(Seconds{next})) : std::nullopt;
            if (!bpm) continue;
            ++all.shown;
            all.wrong += off(recording, next, *bpm);
        }
        path(sample, [&](const auto& found) { window.on(found); });
    }
}

void print(const std::string& name, const Shown& all)
{
    fmt::print("{:<44} {:>8.1f} {:>8.1f}\n", name, 100.0 * all.shown / std::max(1, all.seconds),
               100.0 * all.wrong / std::max(1, all.shown));
    std::fflush(stdout);
}

/// Fingers and the two steadiest cameras.
bool is_clean(const Recording& recording)
{
    return recording.name.find("welltory") == std::string::npos ||
           recording.name == "welltory 05" || recording.name == "welltory 06";
}

int print_steps(const std::vector<std::string>& options)
{
    const auto data = recordings_folder();
    if (!data) {
        fmt::print(stderr, "There are no recordings. Set EUPNEA_DATA to their folder.\n");
        return 1;
    }
    const auto seed = options.empty() ? 101u : static_cast<unsigned>(std::stoul(options[0]));
    fmt::print("{:<44} {:>8} {:>8}\n", "pulse wave", "shown %", "wrong %");
    const auto recordings = ppg_recordings(*data);
    for (const Recording& recording : recordings) {
        Shown shown;
        add(shown, recording);
        print(recording.name, shown);
    }
    for (const double period_s : {0.0, 80.0})
        for (const double strength : {0.5, 1.0, 2.0, 3.0, 5.0}) {
            Shown shown;
            unsigned each = seed;
            for (const double pace : {2.05, 2.35, 2.65, 2.95})
                for (const Recording& recording : recordings)
                    if (is_clean(recording))
                        add(shown,
                            with_steps(recording, {pace, strength, period_s > 0.0 ? 30.0 : 0.0,
                                                   period_s, each++}));
            print(fmt::format("steps of {} times the pulse, {}", strength,
                              period_s > 0.0 ? "50 s of 80" : "always"),
                  shown);
        }
    return 0;
}

const bool added = add_table({"steps", print_steps});

} // namespace
