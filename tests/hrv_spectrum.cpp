// SPDX-License-Identifier: MIT
#include "heart/hrv/hrv_spectrum.hpp"

#include <cmath>
#include <complex>
#include <fstream>
#include <numbers>
#include <random>
#include <vector>
#include <zlib.h>

#include "catch.hpp"
#include "recordings.hpp"
#include "rhythms.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

std::vector<Nn> nn_of(const std::vector<BeatClassification>& beats)
{
    NnTimeline timeline;
    std::vector<Nn> nn;
    for (const BeatClassification& beat : beats)
        timeline(beat, [&](const Nn& n) { nn.push_back(n); });
    return nn;
}

std::vector<Nn> nn_of_ms(const std::vector<double>& ms)
{
    std::vector<Nn> nn;
    double end = 0.0;
    for (const double interval : ms) {
        end += interval / 1000.0;
        nn.push_back({at(Seconds{end}), Milliseconds{interval}, true, !nn.empty()});
    }
    return nn;
}

// ---- an independent reference: the recipe once more, in the plainest way, in double precision

/// Gaussian elimination of a dense system.
std::vector<double> solve(std::vector<std::vector<double>> a, std::vector<double> b)
{
    const std::size_t n = b.size();
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t i = k + 1; i < n; ++i) {
            const double factor = a[i][k] / a[k][k];
            if (factor == 0.0) continue;
            for (std::size_t j = k; j < n; ++j) a[i][j] -= factor * a[k][j];
            b[i] -= factor * b[k];
        }
    for (std::size_t k = n; k-- > 0;) {
        for (std::size_t j = k + 1; j < n; ++j) b[k] -= a[k][j] * b[j];
        b[k] /= a[k][k];
    }
    return b;
}

/// Natural cubic spline from its defining equations for the slopes at the knots.
std::vector<double> reference_resampled(const std::vector<double>& x, const std::vector<double>& y)
{
    const std::size_t n = x.size();
    std::vector<std::vector<double>> a(n, std::vector<double>(n, 0.0));
    std::vector<double> b(n, 0.0);
    const auto h = [&](std::size_t i) { return x[i + 1] - x[i]; };
    const auto rise = [&](std::size_t i) { return (y[i + 1] - y[i]) / h(i); };
    a[0][0] = 2.0, a[0][1] = 1.0, b[0] = 3.0 * rise(0);
    a[n - 1][n - 1] = 2.0, a[n - 1][n - 2] = 1.0, b[n - 1] = 3.0 * rise(n - 2);
    for (std::size_t i = 1; i + 1 < n; ++i) {
        a[i][i - 1] = 1.0 / h(i - 1);
        a[i][i] = 2.0 * (1.0 / h(i - 1) + 1.0 / h(i));
        a[i][i + 1] = 1.0 / h(i);
        b[i] = 3.0 * (rise(i - 1) / h(i - 1) + rise(i) / h(i));
    }
    const auto slope = solve(std::move(a), std::move(b));
    std::vector<double> even;
    std::size_t i = 0;
    for (std::size_t k = 0; x[0] + 0.25 * static_cast<double>(k) <= x[n - 1]; ++k) {
        const double at = x[0] + 0.25 * static_cast<double>(k);
        while (i + 2 < n && x[i + 1] <= at) ++i;
        const double s = (at - x[i]) / h(i);
        even.push_back((1 + 2 * s) * (1 - s) * (1 - s) * y[i] +
                       s * (1 - s) * (1 - s) * h(i) * slope[i] + s * s * (3 - 2 * s) * y[i + 1] +
                       s * s * (s - 1) * h(i) * slope[i + 1]);
    }
    return even;
}

/// (I + lambda^2 D' D) trend = z by conjugate gradients, with D itself.
std::vector<double> reference_detrended(const std::vector<double>& z, double lambda)
{
    const std::size_t n = z.size();
    const auto apply = [&](const std::vector<double>& x) {
        std::vector<double> y = x;
        for (std::size_t j = 0; j + 2 < n; ++j) {
            const double bend = lambda * lambda * (x[j] - 2 * x[j + 1] + x[j + 2]);
            y[j] += bend, y[j + 1] -= 2 * bend, y[j + 2] += bend;
        }
        return y;
    };
    const auto dot = [](const std::vector<double>& a, const std::vector<double>& b) {
        double sum = 0.0;
        for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
        return sum;
    };
    std::vector<double> trend(n, 0.0), residual = z, direction = z;
    double square = dot(residual, residual);
    const double enough = 1e-22 * square;
    for (int step = 0; step < 40'000 && square > enough; ++step) {
        const auto image = apply(direction);
        const double length = square / dot(direction, image);
        for (std::size_t i = 0; i < n; ++i) {
            trend[i] += length * direction[i];
            residual[i] -= length * image[i];
        }
        const double next = dot(residual, residual);
        for (std::size_t i = 0; i < n; ++i)
            direction[i] = residual[i] + next / square * direction[i];
        square = next;
    }
    std::vector<double> detrended(n);
    for (std::size_t i = 0; i < n; ++i) detrended[i] = z[i] - trend[i];
    return detrended;
}

/// Power in [low, high) by the definition of the discrete Fourier transform.
double reference_power(const std::vector<double>& x, double low, double high)
{
    const std::size_t segment = std::min<std::size_t>(1200, x.size());
    double power = 0.0;
    int segments = 0;
    for (std::size_t begin = 0; begin + segment <= x.size(); begin += 600, ++segments) {
        double mean = 0.0, window_power = 0.0;
        for (std::size_t i = 0; i < segment; ++i)
            mean += x[begin + i] / static_cast<double>(segment);
        std::vector<double> tapered(segment);
        for (std::size_t i = 0; i < segment; ++i) {
            const double w = std::pow(
                std::sin(std::numbers::pi * static_cast<double>(i) / static_cast<double>(segment)),
                2);
            tapered[i] = w * (x[begin + i] - mean);
            window_power += w * w;
        }
        for (int k = 0; k < 2048; ++k) {
            const double hz = k / 1024.0;
            if (hz < low || hz >= high) continue;
            std::complex<double> sum;
            for (std::size_t i = 0; i < segment; ++i)
                sum += tapered[i] * std::polar(1.0, -2.0 * std::numbers::pi * hz * 0.25 *
                                                        static_cast<double>(i));
            power += 2.0 * std::norm(sum) / (4.0 * window_power) / 1024.0;
        }
    }
    return power / segments;
}

void check_against_reference(const std::vector<Nn>& nn)
{
    std::vector<double> x, y;
    for (const Nn& n : nn) {
        x.push_back((n.end - nn.front().end).count());
        y.push_back(n.interval.count());
    }
    const auto detrended = reference_detrended(reference_resampled(x, y), 500.0);
    const auto spectrum = welch_spectrum(nn, 60s);
    REQUIRE(spectrum);
    const BandPowers bands = band_powers(*spectrum);
    CHECK(bands.vlf_ms2 == Approx(reference_power(detrended, 0.0033, 0.04)).epsilon(0.005));
    CHECK(bands.lf_ms2 == Approx(reference_power(detrended, 0.04, 0.15)).epsilon(0.005));
    CHECK(bands.hf_ms2 == Approx(reference_power(detrended, 0.15, 0.40)).epsilon(0.005));
}

std::vector<Nn> read_pattern(const std::filesystem::path& path, double seconds)
{
    std::vector<Nn> nn;
    const gzFile file = gzopen(path.c_str(), "rb");
    char line[128];
    double end = 0.0, rr = 0.0;
    while (gzgets(file, line, sizeof line) && std::sscanf(line, "%lf,%lf", &end, &rr) == 2 &&
           end < seconds)
        nn.push_back({at(Seconds{end}), Milliseconds{1000.0 * rr}, true, !nn.empty()});
    gzclose(file);
    return nn;
}

} // namespace

TEST_CASE("hrv spectrum: within 0.5 % of an independent reference, noise and sines", "[synthetic]")
{
    std::mt19937 random{1};
    std::normal_distribution<double> noise{0.0, 15.0};
    std::vector<double> ms;
    double t = 0.0;
    while (t < 460.0) {
        ms.push_back(850.0 + 0.05 * t + 30.0 * std::sin(2 * std::numbers::pi * 0.09 * t) +
                     25.0 * std::sin(2 * std::numbers::pi * 0.24 * t) + noise(random));
        t += ms.back() / 1000.0;
    }
    check_against_reference(nn_of_ms(ms));
}

TEST_CASE("hrv spectrum: within 0.5 % of an independent reference, a person", "[recording]")
{
    NEEDS_RECORDING(path, "pyhrv_parity/SampleNNISeriesLong_ms.txt");
    std::ifstream file{path};
    std::vector<double> ms;
    for (double interval = 0.0; ms.size() < 400 && file >> interval;) ms.push_back(interval);
    check_against_reference(nn_of_ms(ms));
}

TEST_CASE("hrv spectrum: ec57_patterns, each pattern's power in its own band within 2 %",
          "[recording]")
{
    NEEDS_RECORDING(folder, "ec57_patterns");
    struct Pattern {
        const char* file;
        double vlf, lf, hf;
    };
    for (const Pattern& pattern :
         {Pattern{"HRV256_TP2.txt.gz", 0, 0, 612.5}, Pattern{"HRV256_TP3.txt.gz", 0, 2450, 0},
          Pattern{"HRV256_TP4.txt.gz", 39'200, 0, 0}, Pattern{"HRV256_TP5.txt.gz", 0, 0, 0}}) {
        CAPTURE(pattern.file);
        const auto nn = read_pattern(folder / pattern.file, 7200.0);
        // The patterns hold to the definition of the bands: the trend stays in (lambda 0).
        for (const auto& spectrum : {welch_spectrum(nn, 240s, 0.0), lomb_spectrum(nn, 240s)}) {
            const BandPowers bands = band_powers(*spectrum);
            // TP5 has 9800 ms2 below every band; 2 % of it may leak.
            const double power = std::max({pattern.vlf, pattern.lf, pattern.hf});
            const double within = 0.02 * (power > 0.0 ? power : 9800.0);
            CHECK(bands.vlf_ms2 == Approx(pattern.vlf).margin(within));
            CHECK(bands.lf_ms2 == Approx(pattern.lf).margin(within));
            CHECK(bands.hf_ms2 == Approx(pattern.hf).margin(within));
        }
    }
}

TEST_CASE("hrv spectrum: the priors leave LF and HF of the patterns alone", "[recording]")
{
    NEEDS_RECORDING(folder, "ec57_patterns");
    const auto hf = read_pattern(folder / "HRV256_TP2.txt.gz", 3600.0);
    CHECK(band_powers(*welch_spectrum(hf, 240s)).hf_ms2 == Approx(612.5).epsilon(0.02));
    const auto lf = read_pattern(folder / "HRV256_TP3.txt.gz", 3600.0);
    CHECK(band_powers(*welch_spectrum(lf, 240s)).lf_ms2 == Approx(2450).epsilon(0.02));
}

TEST_CASE("hrv spectrum: a hole ends a stretch, and nothing is drawn across it", "[synthetic]")
{
    auto nn = nn_of(beats_of(sine_rhythm(900, 40, 0.1), 600));
    for (std::size_t i = nn.size() / 2; i < nn.size(); ++i) nn[i].end += 100s;
    nn[nn.size() / 2].adjacent = false;
    CHECK(band_powers(*welch_spectrum(nn, 240s)).lf_ms2 == Approx(800).epsilon(0.02));
    CHECK_FALSE(welch_spectrum(nn, 350s));
    CHECK_FALSE(lomb_spectrum(nn, 350s));
}
