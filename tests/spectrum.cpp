// SPDX-License-Identifier: MIT
#include "signal/spectrum.hpp"

#include <complex>
#include <numbers>
#include <random>
#include <vector>

#include "catch.hpp"
#include "signal/cubic_spline.hpp"
#include "signal/smoothness_priors.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

std::vector<double> sine(double amplitude, double hz, SampleRate rate, std::size_t n)
{
    std::vector<double> x(n);
    for (std::size_t i = 0; i < n; ++i)
        x[i] = amplitude *
               std::sin(2.0 * std::numbers::pi * hz / rate.per_second * static_cast<double>(i));
    return x;
}

} // namespace

TEST_CASE("welch: a sine of amplitude a carries a squared over 2, at its frequency", "[synthetic]")
{
    const auto spectrum = welch(sine(50, 0.1, 4_sps, 2400), 4_sps, 1200, 4096);
    CHECK(spectrum.power(0.04_Hz, 0.15_Hz) == Approx(1250).epsilon(0.002));
    CHECK(spectrum.power(0.15_Hz, 0.40_Hz) < 0.1);
    CHECK(spectrum.peak(0.04_Hz, 0.15_Hz).value == Approx(0.1).margin(0.0005));
}

TEST_CASE("welch: the power of white noise is its variance", "[synthetic]")
{
    std::mt19937 random{3};
    std::normal_distribution<double> noise{0.0, 10.0};
    std::vector<double> x(40'000);
    for (double& value : x) value = noise(random);
    CHECK(welch(x, 4_sps, 1200, 4096).power(0_Hz, 3_Hz) == Approx(100.0).epsilon(0.03));
}

TEST_CASE("spectrum: the upper edge of a band belongs to the next", "[synthetic]")
{
    const Spectrum spectrum{0.1_Hz, {1, 2, 4, 8}};
    CHECK(spectrum.power(0.1_Hz, 0.2_Hz) == Approx(0.2));
    CHECK(spectrum.power(0.1_Hz, 0.3_Hz) == Approx(0.6));
    CHECK(spectrum.power(0.31_Hz, 0.5_Hz) == 0.0);
}

TEST_CASE("lomb: uneven sampling keeps a sine's power and place", "[synthetic]")
{
    std::vector<UnevenPoint> points;
    for (double time = 0.0; time < 300.0; time += points.back().span_s) {
        const double nn = 700.0 + 200.0 * std::sin(2.0 * std::numbers::pi * 0.12 * time);
        const double taper = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * time / 300.0);
        points.push_back({time, nn, nn / 1000.0, taper});
    }
    const auto spectrum = lomb_scargle(points, Hertz{1.0 / 1200}, 0.5_Hz);
    CHECK(spectrum.power(0.04_Hz, 0.40_Hz) == Approx(20'000).epsilon(0.02));
    CHECK(spectrum.power(0.20_Hz, 0.28_Hz) < 400.0); // crowded beats make no second harmonic
    CHECK(spectrum.peak(0.04_Hz, 0.40_Hz).value == Approx(0.12).margin(0.001));
}

TEST_CASE("spline: goes through its knots and follows a sine between them", "[synthetic]")
{
    std::vector<double> x, y;
    for (double at = 0.0; at < 30.0; at += 0.8 + 0.2 * std::sin(at)) {
        x.push_back(at);
        y.push_back(std::sin(0.6 * at));
    }
    CubicSpline spline;
    spline.fit(x, y);
    CHECK(spline(x[7]) == Approx(y[7]));
    std::vector<double> even(100);
    spline.sample(3.0, 0.2, even);
    for (std::size_t i = 0; i < even.size(); ++i) {
        CHECK(even[i] == Approx(std::sin(0.6 * (3.0 + 0.2 * static_cast<double>(i)))).margin(2e-3));
        CHECK(even[i] == Approx(spline(3.0 + 0.2 * static_cast<double>(i))).margin(1e-12));
    }
    CHECK(spline(-5.0) == y.front());
}

TEST_CASE("smoothness priors: takes a parabola away and leaves 0.1 Hz alone", "[synthetic]")
{
    auto x = sine(50, 0.1, 4_sps, 1200);
    const auto wave = x;
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] += 800.0 + 1e-4 * std::pow(static_cast<double>(i) - 500.0, 2);
    const auto detrended = remove_trend(x, 500.0);
    for (std::size_t i = 100; i < 1100; ++i)
        CHECK(detrended[i] == Approx(wave[i]).margin(1.0)); // 0.7 % of 50 is lost at 0.1 Hz
}

TEST_CASE("smoothness priors: solves its own equation", "[synthetic]")
{
    std::mt19937 random{11};
    std::normal_distribution<double> noise{0.0, 30.0};
    std::vector<double> z(60);
    for (double& value : z) value = noise(random);
    const double lambda = 20.0;
    const auto detrended = remove_trend(z, lambda);
    std::vector<double> trend(z.size());
    for (std::size_t i = 0; i < z.size(); ++i) trend[i] = z[i] - detrended[i];
    // (I + lambda^2 D2' D2) trend = z, written out with D2 itself.
    std::vector<double> left = trend;
    for (std::size_t j = 0; j + 2 < z.size(); ++j) {
        const double bend = lambda * lambda * (trend[j] - 2 * trend[j + 1] + trend[j + 2]);
        left[j] += bend;
        left[j + 1] -= 2 * bend;
        left[j + 2] += bend;
    }
    for (std::size_t i = 0; i < z.size(); ++i) CHECK(left[i] == Approx(z[i]).margin(1e-6));
}
