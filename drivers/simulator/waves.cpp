// SPDX-License-Identifier: MIT
#include "drivers/simulator/waves.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace eupnea::simulator {

namespace {

struct Bump {
    double height;
    double centre; ///< seconds after the fiducial point
    double width;  ///< seconds, one deviation

    double operator()(double t) const
    {
        const double z = (t - centre) / width;
        return std::abs(z) < 6.0 ? height * std::exp(-0.5 * z * z) : 0.0;
    }
};

constexpr Bump p_wave{0.12, -0.165, 0.022};
constexpr std::array qrs{Bump{-0.12, -0.028, 0.009}, Bump{1.0, 0.0, 0.011},
                         Bump{-0.22, 0.029, 0.010}};
constexpr std::array wide_qrs{Bump{1.3, 0.0, 0.022}, Bump{-0.6, 0.065, 0.026}};

constexpr Bump systole{1.0, 0.095, 0.085};
constexpr Bump run_off{0.32, 0.255, 0.130};
constexpr Bump dicrotic{0.20, 0.395, 0.060};

template <std::size_t n>
double sum(const std::array<Bump, n>& bumps, double t)
{
    double total = 0.0;
    for (const Bump& bump : bumps) total += bump(t);
    return total;
}

/// The pulse of an early beat is weak: the heart had no time to fill.
double pulse_height(const TrueBeat& beat)
{
    if (beat.beat_class == BeatClass::missed) return 0.0;
    if (beat.beat_class == BeatClass::ectopic) return 0.5;
    if (beat.beat_class == BeatClass::extra) return 0.6;
    return 1.0;
}

} // namespace

double ecg_wave(const TrueBeat& beat, Timestamp time)
{
    const double t = (time - beat.time).count();
    const double slowness = std::sqrt(std::clamp(beat.interval.count(), 0.4, 1.5));
    const Bump t_wave{0.28, 0.29 * slowness, 0.045 * slowness};
    switch (beat.beat_class) {
    case BeatClass::missed:
        return 0.0;
    case BeatClass::extra:
        return sum(qrs, t);
    case BeatClass::ectopic:
        return sum(wide_qrs, t) - 1.3 * t_wave(t);
    default:
        return p_wave(t) + sum(qrs, t) + t_wave(t);
    }
}

double pulse_wave(const TrueBeat& beat, Timestamp time)
{
    const double t = (time - beat.time - beat.transit).count();
    return pulse_height(beat) * (systole(t) + run_off(t) + dicrotic(t));
}

} // namespace eupnea::simulator
