// SPDX-License-Identifier: MIT
// The plain QRS detector of 1985, to compare with.
#include "bench/support/pan_tompkins.hpp"

#include <algorithm>
#include <cmath>

namespace eupnea::bench {
namespace {

constexpr double rate = 200.0;
constexpr std::size_t window = 30; // 150 ms

struct Signals {
    std::vector<double> filtered;
    std::vector<double> integrated;
};

std::vector<double> at_200_hz(const std::vector<Sample>& ecg)
{
    std::vector<double> values;
    std::size_t i = 1;
    for (double t = seconds_of(ecg.front().time); t < seconds_of(ecg.back().time); t += 1 / rate) {
        while (seconds_of(ecg[i].time) < t) ++i;
        const double from = seconds_of(ecg[i - 1].time);
        const double share = (t - from) / (seconds_of(ecg[i].time) - from);
        values.push_back(ecg[i - 1].value + share * (ecg[i].value - ecg[i - 1].value));
    }
    return values;
}

/// Low-pass (1 - z^-6)^2 / (1 - z^-1)^2, high-pass z^-16 - (1/32)(1 - z^-32)/(1 - z^-1), five-point
/// derivative, square, moving window.
Signals filter(const std::vector<double>& raw)
{
    const auto old = [](const std::vector<double>& x, std::size_t i, std::size_t back) {
        return i >= back ? x[i - back] : x.front();
    };
    const std::size_t n = raw.size();
    std::vector<double> low(n), high(n), squared(n);
    Signals out{std::vector<double>(n), std::vector<double>(n)};
    for (std::size_t i = 0; i < n; ++i) {
        double sum = 0.0; // the recursive low-pass as the triangle it is
        for (std::size_t k = 0; k <= 10; ++k)
            sum += (6.0 - std::abs(static_cast<double>(k) - 5.0)) * old(raw, i, k);
        low[i] = sum / 36;
    }
    double block = 32 * low[0];
    for (std::size_t i = 0; i < n; ++i) {
        block += low[i] - old(low, i, 32);
        out.filtered[i] = high[i] = old(low, i, 16) - block / 32;
    }
    double integral = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        const double slope =
            (2 * high[i] + old(high, i, 1) - old(high, i, 3) - 2 * old(high, i, 4)) / 8;
        squared[i] = slope * slope;
        integral += squared[i] - (i >= window ? squared[i - window] : 0.0);
        out.integrated[i] = integral / window;
    }
    return out;
}

struct Levels {
    double signal;
    double noise;
    double threshold() const { return noise + 0.25 * (signal - noise); }
    void beat(double peak, double share) { signal += share * (peak - signal); }
    void not_beat(double peak) { noise += 0.125 * (peak - noise); }
};

struct Peak {
    std::size_t at;
    double integrated;
    double filtered;
    double slope;
};

std::vector<Peak> peaks_of(const Signals& signals)
{
    constexpr std::size_t refractory = 40; // 200 ms
    const auto& x = signals.integrated;
    std::vector<Peak> peaks;
    for (std::size_t i = window; i + 1 < x.size(); ++i) {
        if (x[i] <= x[i - 1] || x[i] < x[i + 1]) continue;
        Peak peak{i, x[i], 0.0, 0.0};
        for (std::size_t k = i - window; k < i; ++k) {
            peak.filtered = std::max(peak.filtered, std::abs(signals.filtered[k]));
            peak.slope = std::max(peak.slope, signals.filtered[k + 1] - signals.filtered[k]);
        }
        if (peaks.empty() || i - peaks.back().at >= refractory)
            peaks.push_back(peak);
        else if (peak.integrated > peaks.back().integrated)
            peaks.back() = peak;
    }
    return peaks;
}

double mean_of_last_8(const std::vector<Peak>& beats)
{
    const std::size_t n = std::min<std::size_t>(8, beats.size() - 1);
    return static_cast<double>(beats.back().at - beats[beats.size() - 1 - n].at) /
           static_cast<double>(n);
}

Levels learned(const std::vector<double>& x, std::size_t count)
{
    double top = 0.0;
    double sum = 0.0;
    count = std::min(count, x.size());
    for (std::size_t i = 0; i < count; ++i) {
        top = std::max(top, std::abs(x[i]));
        sum += std::abs(x[i]);
    }
    return {0.5 * top, 0.5 * sum / static_cast<double>(count)};
}

} // namespace

std::vector<double> pan_tompkins(const std::vector<Sample>& ecg)
{
    const Signals signals = filter(at_200_hz(ecg));
    const auto learning = static_cast<std::size_t>(2 * rate);
    Levels integrated = learned(signals.integrated, learning);
    Levels filtered = learned(signals.filtered, learning);

    std::vector<Peak> beats;
    std::vector<Peak> passed_over;
    const auto take = [&](const Peak& peak, double share) {
        integrated.beat(peak.integrated, share);
        filtered.beat(peak.filtered, share);
        beats.push_back(peak);
        passed_over.clear();
    };
    for (const Peak& peak : peaks_of(signals)) {
        if (beats.size() > 8 &&
            static_cast<double>(peak.at - beats.back().at) > 1.66 * mean_of_last_8(beats)) {
            const auto best = std::max_element(
                passed_over.begin(), passed_over.end(),
                [](const Peak& a, const Peak& b) { return a.integrated < b.integrated; });
            if (best != passed_over.end() && best->integrated > integrated.threshold() / 2)
                take(Peak{*best}, 0.25);
        }
        const bool is_t_wave =
            !beats.empty() && peak.at - beats.back().at < 72 && peak.slope < beats.back().slope / 2;
        if (!is_t_wave && peak.integrated > integrated.threshold() &&
            peak.filtered > filtered.threshold()) {
            take(peak, 0.125);
        } else {
            integrated.not_beat(peak.integrated);
            filtered.not_beat(peak.filtered);
            passed_over.push_back(peak);
        }
    }

    constexpr double delay = 5 + 16 + 2 + (window - 1) / 2.0;
    std::vector<double> times;
    for (const Peak& beat : beats)
        times.push_back(seconds_of(ecg.front().time) +
                        (static_cast<double>(beat.at) - delay) / rate);
    return times;
}

} // namespace eupnea::bench
