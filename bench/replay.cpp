// SPDX-License-Identifier: MIT
// How long one waits for any place of a long recording: a seek of the replay, a view of the review.
// usage: eupnea_replay [HOURS]     default: 24
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <random>
#include <string>

#include "library/packed_recording.hpp"
#include "session/replay.hpp"
#include "signal/wave_record.hpp"

namespace {

using namespace eupnea;
using namespace eupnea::literals;

constexpr int columns = 1400; ///< of a wide window

class Stopwatch {
public:
    double ms() const
    {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin_)
            .count();
    }

private:
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

double memory_mb()
{
    std::ifstream status{"/proc/self/status"};
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:")) return std::atof(line.c_str() + 6) / 1024.0;
    return 0.0;
}

/// An ECG at 250 samples a second and a belt at 50, in counts, with a guide.
template <class Take>
void make_recording(double hours, Take&& take)
{
    take(SessionStart{at(0s), 0, 0s, 0s, Origin::live, "sensor"});
    take(LinkStatus{at(0s), LinkState::streaming, Origin::live, ""});
    take(Stream{at(0s), Channel::ecg, 250_sps});
    take(Stream{at(0s), Channel::belt, 50_sps});
    take(PacerChange{at(0s), {.inhale = 4s, .exhale = 6s}, true});
    const auto steps = static_cast<std::int64_t>(hours * 3600.0 * 250.0);
    double phase = 0.0;
    for (std::int64_t i = 0; i < steps; ++i) {
        const double t = static_cast<double>(i) / 250.0;
        const double breath = std::sin(0.2 * 3.14159265 * t);
        phase += (1.05 + 0.12 * breath) / 250.0;
        const double beat = phase - std::round(phase);
        take(Sample{Channel::ecg, at(Seconds{t}),
                    std::round(900.0 * std::exp(-beat * beat / 2e-4) + 9.0 * std::sin(37.1 * t))});
        if (i % 5 == 0)
            take(Sample{Channel::belt, at(Seconds{t}),
                        std::round(2000.0 + 400.0 * breath + 3.0 * std::sin(91.3 * t))});
    }
    take(SessionEnd{at(Seconds{hours * 3600.0})});
}

void measure_seeks(Replay& replay)
{
    std::mt19937 random{3};
    std::uniform_real_distribution<double> anywhere{0.0, seconds_of(replay.end())};
    std::vector<double> took;
    for (int i = 0; i < 100; ++i) {
        const Timestamp time = at(Seconds{anywhere(random)});
        const Stopwatch watch;
        replay.seek(time);
        took.push_back(watch.ms());
    }
    std::ranges::sort(took);
    fmt::print("  a seek to one of 100 random places: {:.0f} ms median, {:.0f} ms the slowest\n",
               took[took.size() / 2], took.back());
}

void measure_views(const WaveRecord& wave, double hours)
{
    for (const double shown_s : {3600.0 * hours, 3600.0, 60.0, 1.0}) {
        const Seconds step{shown_s / columns};
        const Stopwatch watch;
        MinMax all;
        for (int i = 0; i < columns; ++i) all.add(wave.range(at(step * i), at(step * (i + 1))));
        fmt::print("  a view of {:>6.0f} s in {} columns: {:.2f} ms\n", shown_s, columns,
                   watch.ms());
    }
}

} // namespace

int main(int argc, char** argv)
{
    const double hours = argc > 1 ? std::atof(argv[1]) : 24.0;
    fmt::print("{:g} hours of a made-up ECG at 250 samples/s and a belt at 50\n", hours);
    const auto packed = std::make_shared<PackedRecording>();
    WaveRecord wave;
    make_recording(hours, [&](const Event& event) {
        packed->add(event);
        const auto* sample = std::get_if<Sample>(&event);
        if (sample && sample->channel == Channel::ecg)
            wave.add(sample->time, static_cast<float>(sample->value));
    });
    fmt::print("  {} samples in memory with the wave's pyramid: {:.0f} MB\n", packed->samples(),
               memory_mb());
    const Stopwatch watch;
    Replay replay{RecordedInputs{[&] { return packed->next(); }, [&] { return packed->place(); },
                                 [&](const RecordPlace& place) { packed->go_to(place); }}};
    fmt::print("  played once: {:.1f} s, {} keyframes, {} beats; with them {:.0f} MB\n",
               watch.ms() / 1000.0, replay.keyframes(), replay.whole().beats().size(), memory_mb());
    measure_seeks(replay);
    measure_views(wave, hours);
}
