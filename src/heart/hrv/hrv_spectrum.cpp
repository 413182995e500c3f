// SPDX-License-Identifier: MIT
#include "heart/hrv/hrv_spectrum.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

#include "signal/cubic_spline.hpp"
#include "signal/smoothness_priors.hpp"

namespace eupnea {

namespace {

constexpr SampleRate grid = 4_sps;
constexpr Seconds window = 300s;
constexpr std::size_t segment = 1200;
constexpr std::size_t fft_length = 4096;
constexpr Hertz lomb_step{1.0 / 1200.0};
constexpr Hertz highest = 0.5_Hz;

/// Calls `visit` with each stretch of intervals that follow each other, if it lasts `least`.
template <class Visit>
void for_each_stretch(std::span<const Nn> nn, Seconds least, Visit&& visit)
{
    for (std::size_t first = 0; first < nn.size();) {
        std::size_t last = first + 1;
        while (last < nn.size() && nn[last].adjacent) ++last;
        const auto stretch = nn.subspan(first, last - first);
        const Seconds length = stretch.back().end - stretch.front().end + stretch.front().interval;
        if (stretch.size() >= 4 && length >= least) visit(stretch);
        first = last;
    }
}

/// Weighted mean of spectra on one grid.
struct MeanSpectrum {
    void add(const Spectrum& spectrum, double weight)
    {
        if (sum.density.empty()) sum = {spectrum.step, std::vector(spectrum.density.size(), 0.0)};
        for (std::size_t k = 0; k < sum.density.size(); ++k)
            sum.density[k] += weight * spectrum.density[k];
        weights += weight;
    }
    std::optional<Spectrum> mean() &&
    {
        if (weights == 0.0) return std::nullopt;
        for (double& density : sum.density) density /= weights;
        return std::move(sum);
    }
    Spectrum sum;
    double weights = 0.0;
};

std::vector<double> evenly(std::span<const Nn> stretch)
{
    std::vector<double> time_s, ms;
    for (const Nn& nn : stretch) {
        time_s.push_back((nn.end - stretch.front().end).count());
        ms.push_back(nn.interval.count());
    }
    CubicSpline spline;
    spline.fit(time_s, ms);
    std::vector<double> even(static_cast<std::size_t>(time_s.back() * grid.per_second) + 1);
    spline.sample(0.0, period(grid).count(), even);
    return even;
}

/// Subtracts the line of least squares, each point weighted as it is in the spectrum.
void remove_line(std::span<UnevenPoint> points)
{
    double w = 0.0, wt = 0.0, wy = 0.0;
    for (const UnevenPoint& p : points) {
        const double weight = p.span_s * p.taper;
        w += weight;
        wt += weight * p.time_s;
        wy += weight * p.value;
    }
    double tt = 0.0, ty = 0.0;
    for (const UnevenPoint& p : points) {
        const double from_middle = p.time_s - wt / w;
        tt += p.span_s * p.taper * from_middle * from_middle;
        ty += p.span_s * p.taper * from_middle * p.value;
    }
    for (UnevenPoint& p : points) p.value -= wy / w + ty / tt * (p.time_s - wt / w);
}

/// The intervals that end in [begin, begin + length), under a Hann window of that length.
std::vector<UnevenPoint> tapered(std::span<const Nn> stretch, Timestamp begin, Seconds length)
{
    std::vector<UnevenPoint> points;
    for (const Nn& nn : stretch) {
        if (nn.end < begin || nn.end >= begin + length) continue;
        const double along = (nn.end - begin) / length;
        points.push_back({(nn.end - begin).count(), nn.interval.count(),
                          Seconds{nn.interval}.count(),
                          0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * along)});
    }
    remove_line(points);
    return points;
}

/// Above half the mean beat rate the beats show mirror images only, so there is nothing there.
Spectrum lomb_of(std::span<const UnevenPoint> points)
{
    Spectrum spectrum = lomb_scargle(points, lomb_step, highest);
    const double length = points.back().time_s - points.front().time_s;
    const double nyquist = 0.5 * static_cast<double>(points.size() - 1) / length;
    for (std::size_t k = 0; k < spectrum.density.size(); ++k)
        if (spectrum.frequency(k) > nyquist) spectrum.density[k] = 0.0;
    return spectrum;
}

} // namespace

BandPowers band_powers(const Spectrum& spectrum)
{
    return {spectrum.power(0.0033_Hz, 0.04_Hz), spectrum.power(0.04_Hz, 0.15_Hz),
            spectrum.power(0.15_Hz, 0.40_Hz),   spectrum.power(0_Hz, 0.40_Hz),
            spectrum.peak(0.04_Hz, 0.15_Hz),    spectrum.peak(0.15_Hz, 0.40_Hz)};
}

std::optional<Spectrum> welch_spectrum(std::span<const Nn> nn, Seconds least, double lambda)
{
    MeanSpectrum mean;
    for_each_stretch(nn, least, [&](std::span<const Nn> stretch) {
        auto even = evenly(stretch);
        if (lambda > 0.0) even = remove_trend(even, lambda);
        mean.add(welch(even, grid, segment, fft_length), static_cast<double>(even.size()));
    });
    return std::move(mean).mean();
}

std::optional<Spectrum> lomb_spectrum(std::span<const Nn> nn, Seconds least)
{
    MeanSpectrum mean;
    for_each_stretch(nn, least, [&](std::span<const Nn> stretch) {
        const Timestamp first = stretch.front().end;
        const Seconds whole = stretch.back().end - first;
        const Seconds length = std::min(window, whole);
        for (Seconds offset{0.0}; offset + length <= whole; offset += 0.5 * window)
            mean.add(lomb_of(tapered(stretch, first + offset, length)), length.count());
    });
    return std::move(mean).mean();
}

} // namespace eupnea
