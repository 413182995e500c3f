// SPDX-License-Identifier: MIT
// How soon a heart rate is shown again after the sensor was disturbed.
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <random>

#include "accuracy.hpp"
#include "disturbed_heart.hpp"
#include "heart/heart_window.hpp"
#include "session/heart_path.hpp"

namespace {

using namespace eupnea;
using namespace eupnea::bench;

struct Named {
    Trouble trouble;
    const char* name;
};
constexpr std::array troubles{Named{Trouble::lead_off, "lead off, announced"},
                              Named{Trouble::lead_off_mute, "lead off, not announced"},
                              Named{Trouble::motion, "motion"},
                              Named{Trouble::flat, "flat"},
                              Named{Trouble::saturated, "saturated"},
                              Named{Trouble::dropout, "frames lost"}};

void print_row(Channel channel, const Named& named, Seconds lasting)
{
    Recovery sum;
    int cases = 0;
    int in_time = 0;
    std::size_t most = 0;
    for (const double bpm : {50.0, 66.0, 100.0})
        for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
            const auto r = recovery_of({channel, named.trouble, lasting, bpm, seed});
            ++cases;
            in_time += r.in_time;
            most = std::max(most, r.beats);
            sum.within += r.within;
            sum.wrong += r.wrong;
            sum.withheld += r.withheld;
        }
    fmt::print("{:<4} {:<24} {:>4.0f} s: in time {:>2} of {}, beats at most {:>2}, later withheld "
               "{:>3} s, shown within {:>3} s, wrong {:>2} s\n",
               channel == Channel::ecg ? "ECG" : "PPG", named.name, lasting.count(), in_time, cases,
               most, sum.withheld, sum.within, sum.wrong);
}

/// Noise, each value in part what the one before was: `memory` 0 is white, without end wanders.
class Noise {
public:
    Noise(SampleRate rate, Seconds memory, unsigned seed)
        : kept_(memory > 0s ? std::exp(-period(rate) / memory) : 0.0), random_(seed)
    {}
    double operator()() { return value_ = kept_ * value_ + gauss_(random_); }

private:
    double kept_;
    double value_ = 0.0;
    std::mt19937 random_;
    std::normal_distribution<double> gauss_;
};

/// Seconds of 300 with a heart rate where there is only noise.
int shown_of_noise(Channel channel, SampleRate rate, Noise noise)
{
    HeartPath path;
    HeartWindow window;
    path.on(Stream{at(0s), channel, rate});
    int shown = 0;
    Timestamp next = at(1s);
    for (Timestamp now = at(0s); now < at(300s); now += period(rate)) {
        path(Sample{channel, now, noise()}, [&](const auto& event) { window.on(event); });
        if (now < next) continue;
        next += 1s;
        shown += path.quality().good() && window.heart_rate_bpm(now);
    }
    return shown;
}

void print_noise(Channel channel, SampleRate rate, Seconds memory)
{
    constexpr unsigned seeds = 6;
    int shown = 0;
    for (unsigned seed = 1; seed <= seeds; ++seed)
        shown += shown_of_noise(channel, rate, Noise{rate, memory, seed});
    fmt::print("{:<4} noise alone, {:>3.0f} Hz, memory {:>6.2g} s: shown {:.2f} % of the time\n",
               channel == Channel::ecg ? "ECG" : "PPG", rate.per_second, memory.count(),
               shown / 3.0 / seeds);
}

int print_recovery(const std::vector<std::string>&)
{
    for (const Channel channel : {Channel::ecg, Channel::ppg})
        for (const Named& named : troubles)
            for (const double lasting_s : {1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 40.0})
                print_row(channel, named, Seconds{lasting_s});
    for (const Channel channel : {Channel::ecg, Channel::ppg})
        for (const double rate : {100.0, 250.0})
            for (const Seconds memory : {Seconds{0.0}, Seconds{0.06}, Seconds{0.2}, Seconds{1e6}})
                print_noise(channel, SampleRate{rate}, memory);
    return 0;
}

const bool added = add_table({"recovery", print_recovery});

} // namespace
