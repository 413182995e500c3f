// SPDX-License-Identifier: MIT
#include "resonance/rate_result.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/limits.hpp"
#include "heart/uneven_rhythm.hpp"
#include "signal/cubic_spline.hpp"
#include "signal/spectrum.hpp"

namespace eupnea {

namespace {

constexpr std::size_t least_breaths = 4;
constexpr double adherence_per_min = 0.3;
constexpr SampleRate grid = 4_sps;
constexpr std::size_t fft_length = 4096;
constexpr double peak_counts_from = 0.25;

RateFate fate_of(const RateResult& result, const std::vector<Nn>& nn)
{
    if (is_irregular(nn)) return RateFate::irregular;
    if (result.breaths < least_breaths) return RateFate::few_breaths;
    if (result.corrected_percent > 100.0 * most_corrected_share) return RateFate::corrected_beats;
    if (std::abs(result.measured.per_minute - result.asked.per_minute) > adherence_per_min)
        return RateFate::not_followed;
    return RateFate::used;
}

void average_curves(RateResult& result, const std::vector<BreathCurve>& breaths)
{
    const auto count = static_cast<float>(breaths.size());
    Seconds time{0.0};
    std::complex<double> heart, unit;
    for (const BreathCurve& curve : breaths) {
        time += curve.breath.end - curve.breath.inhale;
        unit += std::polar(1.0, curve.phase());
        heart += curve.heart * std::polar(1.0, -std::arg(curve.lungs));
        for (std::size_t i = 0; i < BreathCurve::points; ++i) {
            result.heart_bpm[i] += curve.bpm[i] / count;
            result.lungs[i] += curve.volume[i] / count;
        }
    }
    result.measured = breath_rate(time / static_cast<double>(breaths.size()));
    result.phase_deg = std::arg(heart) * 180.0 / std::numbers::pi;
    result.phase_locking = std::abs(unit) / static_cast<double>(breaths.size());

    const auto [low, high] = std::minmax_element(result.heart_bpm.begin(), result.heart_bpm.end());
    result.swing_bpm = *high - *low;
    std::complex<double> wave;
    double power = 0.0;
    for (std::size_t i = 0; i < BreathCurve::points; ++i) {
        const double share = static_cast<double>(i) / BreathCurve::points;
        const double x = result.heart_bpm[i];
        wave += x * std::polar(1.0, -2.0 * std::numbers::pi * share);
        power += x * x;
    }
    if (power > 0.0)
        result.smoothness =
            2.0 * std::norm(wave) / (power * static_cast<double>(BreathCurve::points));
}

std::vector<double> evenly(const std::vector<Nn>& nn)
{
    std::vector<double> time_s, ms;
    for (const Nn& n : nn) {
        time_s.push_back((n.end - nn.front().end).count());
        ms.push_back(n.interval.count());
    }
    CubicSpline spline;
    spline.fit(time_s, ms);
    const auto samples = static_cast<std::size_t>(time_s.back() * grid.per_second) + 1;
    std::vector<double> even(std::min(samples, fft_length));
    spline.sample(0.0, period(grid).count(), even);
    return even;
}

/// One Hann window over the whole stretch.
void measure_spectrum(RateResult& result, const std::vector<Nn>& nn)
{
    auto even = evenly(nn);
    remove_line(even);
    Periodogram periodogram{even.size(), fft_length, grid};
    const Spectrum& spectrum = periodogram(even);
    result.lf_power_ms2 = spectrum.power(0.04_Hz, 0.15_Hz);
    const auto& density = spectrum.density;
    const auto in_lf = [&](std::size_t k) {
        return spectrum.frequency(k) >= 0.04 && spectrum.frequency(k) < 0.15;
    };
    for (std::size_t k = 1; k + 1 < density.size(); ++k)
        if (in_lf(k)) result.lf_peak_ms2_hz = std::max(result.lf_peak_ms2_hz, density[k]);
    for (std::size_t k = 1; k + 1 < density.size(); ++k)
        if (in_lf(k) && density[k] > density[k - 1] && density[k] >= density[k + 1] &&
            density[k] >= peak_counts_from * result.lf_peak_ms2_hz)
            ++result.lf_peaks;
}

} // namespace

RateResult measure_rate(const RateEvidence& evidence)
{
    RateResult result;
    result.asked = evidence.asked;
    result.by_guide = evidence.by_guide;
    result.breaths = evidence.breaths.size();
    const auto corrected = std::count_if(evidence.nn.begin(), evidence.nn.end(),
                                         [](const Nn& nn) { return !nn.measured; });
    if (!evidence.nn.empty())
        result.corrected_percent =
            100.0 * static_cast<double>(corrected) / static_cast<double>(evidence.nn.size());
    if (result.breaths > 0) average_curves(result, evidence.breaths);
    if (evidence.nn.size() >= 16) measure_spectrum(result, evidence.nn);
    result.fate = fate_of(result, evidence.nn);
    return result;
}

} // namespace eupnea
