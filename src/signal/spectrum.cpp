// SPDX-License-Identifier: MIT
#include "signal/spectrum.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <numeric>
#include <unsupported/Eigen/FFT>

namespace eupnea {

namespace {

/// The bins whose frequency is in [low, high), as a half-open range of indices.
std::pair<std::size_t, std::size_t> bins_in(const Spectrum& spectrum, Hertz low, Hertz high)
{
    const auto first_at_or_above = [&](Hertz edge) {
        const double bin = std::ceil(edge.value / spectrum.step.value - 1e-9);
        return std::min(static_cast<std::size_t>(std::max(0.0, bin)), spectrum.density.size());
    };
    return {first_at_or_above(low), first_at_or_above(high)};
}

void remove_mean(std::span<double> signal)
{
    const double mean =
        std::accumulate(signal.begin(), signal.end(), 0.0) / static_cast<double>(signal.size());
    for (double& x : signal) x -= mean;
}

} // namespace

double Spectrum::power(Hertz low, Hertz high) const
{
    const auto [first, last] = bins_in(*this, low, high);
    if (first >= last) return 0.0;
    const auto begin = density.begin();
    return step.value * std::accumulate(begin + static_cast<std::ptrdiff_t>(first),
                                        begin + static_cast<std::ptrdiff_t>(last), 0.0);
}

Hertz Spectrum::peak(Hertz low, Hertz high) const
{
    const auto [first, last] = bins_in(*this, low, high);
    if (first >= last) return {0.0};
    const auto begin = density.begin();
    const auto greatest =
        static_cast<std::size_t>(std::max_element(begin + static_cast<std::ptrdiff_t>(first),
                                                  begin + static_cast<std::ptrdiff_t>(last)) -
                                 begin);
    if (greatest == first || greatest + 1 >= last) return {frequency(greatest)};
    const double below = density[greatest - 1];
    const double above = density[greatest + 1];
    const double bend = below - 2.0 * density[greatest] + above;
    const double shift = bend < 0.0 ? 0.5 * (below - above) / bend : 0.0;
    return {(static_cast<double>(greatest) + shift) * step.value};
}

std::vector<double> hann_window(std::size_t n)
{
    std::vector<double> window(n);
    const double turn = 2.0 * std::numbers::pi / static_cast<double>(n);
    for (std::size_t i = 0; i < n; ++i)
        window[i] = 0.5 - 0.5 * std::cos(turn * static_cast<double>(i));
    return window;
}

void remove_line(std::span<double> signal)
{
    if (signal.size() < 2) return;
    const double middle = 0.5 * static_cast<double>(signal.size() - 1);
    double mean = 0.0;
    double slope = 0.0;
    double square = 0.0;
    for (std::size_t i = 0; i < signal.size(); ++i) {
        const double x = static_cast<double>(i) - middle;
        mean += signal[i];
        slope += x * signal[i];
        square += x * x;
    }
    mean /= static_cast<double>(signal.size());
    slope /= square;
    for (std::size_t i = 0; i < signal.size(); ++i)
        signal[i] -= mean + slope * (static_cast<double>(i) - middle);
}

struct Periodogram::Transform {
    Transform() { fft.SetFlag(Eigen::FFT<double>::HalfSpectrum); }
    Eigen::FFT<double> fft;
};

Periodogram::Periodogram(std::size_t length, std::size_t fft_length, SampleRate rate)
    : transform_(std::make_unique<Transform>()), rate_(rate), window_(hann_window(length)),
      padded_(fft_length), bins_(fft_length / 2 + 1)
{
    assert(fft_length >= length && fft_length % 4 == 0);
    spectrum_.step = {rate.per_second / static_cast<double>(fft_length)};
    spectrum_.density.resize(bins_.size());
    transform_->fft.fwd(bins_.data(), padded_.data(), static_cast<Eigen::Index>(fft_length));
}

Periodogram::~Periodogram() = default;
Periodogram::Periodogram(const Periodogram& other)
    : transform_(std::make_unique<Transform>(*other.transform_)), rate_(other.rate_),
      window_(other.window_), padded_(other.padded_), bins_(other.bins_), spectrum_(other.spectrum_)
{}
Periodogram& Periodogram::operator=(const Periodogram& other) { return *this = Periodogram{other}; }
Periodogram::Periodogram(Periodogram&&) noexcept = default;
Periodogram& Periodogram::operator=(Periodogram&&) noexcept = default;

const Spectrum& Periodogram::operator()(std::span<const double> signal)
{
    assert(signal.size() <= padded_.size());
    const double turn = 2.0 * std::numbers::pi / static_cast<double>(signal.size());
    const bool whole = signal.size() == window_.size();
    double window_power = 0.0;
    for (std::size_t i = 0; i < signal.size(); ++i) {
        const double window =
            whole ? window_[i] : 0.5 - 0.5 * std::cos(turn * static_cast<double>(i));
        padded_[i] = signal[i] * window;
        window_power += window * window;
    }
    std::fill(padded_.begin() + static_cast<std::ptrdiff_t>(signal.size()), padded_.end(), 0.0);
    transform_->fft.fwd(bins_.data(), padded_.data(), static_cast<Eigen::Index>(padded_.size()));

    const double scale = 2.0 / (rate_.per_second * window_power);
    for (std::size_t k = 0; k < bins_.size(); ++k)
        spectrum_.density[k] = scale * std::norm(bins_[k]);
    spectrum_.density.front() /= 2.0;
    spectrum_.density.back() /= 2.0;
    return spectrum_;
}

Spectrum welch(std::span<const double> signal, SampleRate rate, std::size_t segment,
               std::size_t fft_length)
{
    segment = std::min(segment, signal.size());
    Periodogram periodogram{segment, fft_length, rate};
    std::vector<double> piece(segment);
    Spectrum mean;
    std::size_t count = 0;
    for (std::size_t begin = 0; begin + segment <= signal.size(); begin += segment - segment / 2) {
        std::copy_n(signal.begin() + static_cast<std::ptrdiff_t>(begin), segment, piece.begin());
        remove_mean(piece);
        const Spectrum& one = periodogram(piece);
        if (count++ == 0)
            mean = one;
        else
            std::transform(mean.density.begin(), mean.density.end(), one.density.begin(),
                           mean.density.begin(), std::plus<>{});
    }
    for (double& density : mean.density) density /= static_cast<double>(count);
    return mean;
}

} // namespace eupnea
