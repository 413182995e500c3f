// SPDX-License-Identifier: MIT
// A recording whose beats are known, and the ways to make it harder.
#include "bench/support/recording.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>
#include <random>

#include "base/statistics.hpp"
#include "signal/biquad.hpp"

namespace eupnea::bench {
namespace {

constexpr double two_pi = 2 * std::numbers::pi;

double windowed_sinc(double u, double half_width)
{
    if (std::abs(u) >= half_width) return 0.0;
    const double sinc = u == 0.0 ? 1.0 : std::sin(std::numbers::pi * u) / (std::numbers::pi * u);
    return sinc * 0.5 * (1 + std::cos(std::numbers::pi * u / half_width));
}

double value_at(const std::vector<Sample>& samples, SampleRate from, SampleRate to, double time)
{
    constexpr double half_width = 8;
    const double slower = std::min(from.per_second, to.per_second);
    const double reach = half_width / slower;
    const auto last = static_cast<long>(samples.size()) - 1;
    const long first = std::max(0L, std::lround((time - reach) * from.per_second));
    const long until = std::min(last, std::lround((time + reach) * from.per_second));
    double sum = 0.0;
    double weights = 0.0;
    for (long i = first; i <= until; ++i) {
        const Sample& s = samples[static_cast<std::size_t>(i)];
        const double weight = windowed_sinc((seconds_of(s.time) - time) * slower, half_width);
        sum += weight * s.value;
        weights += weight;
    }
    return sum / weights;
}

/// Peak-to-peak within 60 ms of each beat.
double qrs_size(const Recording& recording)
{
    std::vector<double> sizes;
    for (const double beat : recording.beats_s) {
        double low = 1e300;
        double high = -1e300;
        const auto from =
            std::lower_bound(recording.samples.begin(), recording.samples.end(), beat - 0.06,
                             [](const Sample& s, double t) { return seconds_of(s.time) < t; });
        for (auto s = from; s != recording.samples.end() && seconds_of(s->time) < beat + 0.06;
             ++s) {
            low = std::min(low, s->value);
            high = std::max(high, s->value);
        }
        if (high > low) sizes.push_back(high - low);
    }
    return median(std::move(sizes));
}

using Values = std::vector<double>;

Values white_noise(std::size_t count, SampleRate)
{
    std::mt19937 random{1984};
    std::normal_distribution<double> gauss;
    Values noise(count);
    for (double& x : noise) x = gauss(random);
    return noise;
}

Values muscle_noise(std::size_t count, SampleRate rate)
{
    Values noise = white_noise(count, rate);
    auto low_cut = Biquad::high_pass(20_Hz, rate);
    auto high_cut = Biquad::low_pass({std::min(150.0, 0.45 * rate.per_second)}, rate);
    for (std::size_t i = 0; i < count; ++i) {
        const double t = static_cast<double>(i) / rate.per_second;
        const double effort = 0.6 + 0.4 * std::sin(two_pi * t / 7.0);
        noise[i] = effort * high_cut(low_cut(noise[i]));
    }
    return noise;
}

/// A skin potential that jumps (three times a second on average, by a random height, within some
/// 30 ms), decays within 0.2 s, and drifts between 1 and 10 Hz: it looks like QRS complexes.
Values electrode_noise(std::size_t count, SampleRate rate)
{
    std::mt19937 random{1984};
    std::normal_distribution<double> gauss;
    std::uniform_real_distribution<double> uniform;
    auto smooth = Biquad::low_pass(15_Hz, rate);
    auto slow = Biquad::low_pass(10_Hz, rate);
    auto no_offset = Biquad::high_pass(1_Hz, rate);
    Values noise(count);
    double jump = 0.0;
    for (double& x : noise) {
        if (uniform(random) < 3.0 / rate.per_second) jump += gauss(random);
        jump *= 1 - 1 / (0.2 * rate.per_second);
        const double drift = 0.3 * std::sqrt(rate.per_second / 10) * slow(gauss(random));
        x = no_offset(smooth(jump) + drift);
    }
    return noise;
}

double mean_square(const Values& values)
{
    double sum = 0.0;
    for (const double x : values) sum += x * x;
    return sum / static_cast<double>(values.size());
}

Recording renamed(Recording recording, std::string_view what)
{
    recording.name += fmt::format(" {}", what);
    return recording;
}

} // namespace

std::vector<Sample> evenly(Channel channel, SampleRate rate, const std::vector<double>& values)
{
    std::vector<Sample> samples;
    samples.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        samples.push_back(
            {channel, at(Seconds{static_cast<double>(i) / rate.per_second}), values[i]});
    return samples;
}

Recording resampled(const Recording& recording, SampleRate rate)
{
    Recording made = renamed(recording, fmt::format("at {} Hz", rate.per_second));
    made.rate = rate;
    made.samples.clear();
    const double length = seconds_of(recording.samples.back().time);
    for (std::size_t i = 0; static_cast<double>(i) / rate.per_second <= length; ++i) {
        const double t = static_cast<double>(i) / rate.per_second;
        made.samples.push_back({recording.samples[0].channel, at(Seconds{t}),
                                value_at(recording.samples, recording.rate, rate, t)});
    }
    return made;
}

Recording inverted(const Recording& recording)
{
    Recording made = renamed(recording, "inverted");
    for (Sample& s : made.samples) s.value = -s.value;
    return made;
}

Recording with_hum(const Recording& recording, Hertz mains, double amplitude)
{
    Recording made = renamed(recording, fmt::format("+ {} Hz hum", mains.value));
    for (Sample& s : made.samples)
        s.value += amplitude * std::sin(two_pi * mains.value * seconds_of(s.time));
    return made;
}

Recording with_wander(const Recording& recording, double amplitude)
{
    Recording made = renamed(recording, "+ wander");
    for (Sample& s : made.samples) {
        const double t = seconds_of(s.time);
        s.value += amplitude / 2 *
                   (std::sin(two_pi * 0.28 * t) + 0.6 * std::sin(two_pi * 0.05 * t) +
                    0.4 * std::sin(two_pi * 0.5 * t));
    }
    return made;
}

Recording with_noise(const Recording& recording, Noise kind, double ratio_db)
{
    constexpr const char* names[] = {"white", "muscle", "electrode"};
    constexpr Values (*makers[])(std::size_t, SampleRate) = {white_noise, muscle_noise,
                                                             electrode_noise};
    const auto index = static_cast<std::size_t>(kind);
    Recording made = renamed(recording, fmt::format("+ {} {} dB", names[index], ratio_db));
    const Values noise = makers[index](made.samples.size(), made.rate);
    const double size = qrs_size(recording);
    const double wanted = size * size / 8 / std::pow(10.0, ratio_db / 10);
    const double gain = std::sqrt(wanted / mean_square(noise));
    for (std::size_t i = 0; i < noise.size(); ++i) made.samples[i].value += gain * noise[i];
    return made;
}

} // namespace eupnea::bench
