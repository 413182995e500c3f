// SPDX-License-Identifier: MIT
#include "drivers/simulator/sinus_node.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace eupnea::simulator {

namespace {

constexpr Seconds step{0.004};
constexpr double baroreflex_share = 0.75; ///< of the swing at resonance; the rest is vagal
constexpr Seconds vagal_delay{0.3};
constexpr Seconds mean_fill_memory{15.0};
constexpr Seconds slow_memory{40.0};
constexpr Seconds settling_time{120.0};
constexpr double walking_bpm = 25.0;
constexpr double slowest_bpm = 35.0;
constexpr double fastest_bpm = 190.0;

double blend(Seconds delay) { return 1.0 - std::exp(-step / delay); }

} // namespace

SinusNode::SinusNode(const Scenario& scenario)
    : scenario_(scenario), random_(scenario.seed, 2), slow_(slow_memory, step),
      phase_(random_.uniform()), last_beat_(at(-60s / scenario.heart_rate_bpm))
{}

/// Semi-implicit Euler: stable, and exact enough at a thousandth of the period.
double SinusNode::Resonator::operator()(double push, double omega, double damping, double dt)
{
    speed += dt * (omega * push - 2 * damping * omega * speed - omega * omega * position);
    position += dt * speed;
    return position;
}

void SinusNode::advance_to(Timestamp time, Lungs& lungs)
{
    while (now_ < time) {
        now_ += step;
        const double per_second = rate_bpm(lungs.at(now_).fill) / 60.0;
        phase_ += per_second * step.count();
        if (phase_ >= early_at_) {
            beat(now_ - Seconds{(phase_ - early_at_) / per_second}, early_);
            early_at_ = 2.0;
        }
        if (phase_ >= 1.0) {
            phase_ -= 1.0;
            sinus_beat(now_ - Seconds{phase_ / per_second});
        }
    }
}

double SinusNode::rate_bpm(double fill)
{
    const double dt = step.count();
    const double omega = 2 * std::numbers::pi * scenario_.resonance.value;
    const double zeta = scenario_.damping;

    vagal_ += blend(vagal_delay) * (fill - vagal_);
    mean_fill_ += blend(mean_fill_memory) * (fill - mean_fill_);
    const double slow_path = baroreflex_((fill - fill_) / dt, omega, zeta, dt) * 2 * zeta;
    fill_ = fill;

    const double stir = std::sqrt(4 * zeta * omega / dt); // makes the deviation 1
    const double mayer = mayer_(stir * random_.normal(), omega, zeta, dt);
    const double settled = 1.0 - std::exp(-(now_ - at(0s)) / settling_time);
    const double swing =
        baroreflex_share * slow_path + (1 - baroreflex_share) * (vagal_ - mean_fill_);
    const double bpm = scenario_.heart_rate_bpm + scenario_.swing_bpm * swing +
                       scenario_.mayer_bpm * mayer + scenario_.vlf_bpm * slow_(random_) -
                       scenario_.relaxing_bpm * settled +
                       (scenario_.breathing == Breathing::walking ? walking_bpm : 0.0);
    return std::clamp(bpm, slowest_bpm, fastest_bpm);
}

void SinusNode::sinus_beat(Timestamp time)
{
    const bool blocked = std::exchange(blocked_, false);
    if (blocked) return;
    const bool missed = random_.chance(scenario_.missed_share);
    beat(time, missed ? BeatClass::missed : BeatClass::normal);
    if (random_.chance(scenario_.ectopic_share)) {
        early_ = BeatClass::ectopic;
        early_at_ = random_.uniform(0.6, 0.75);
        blocked_ = true;
    } else if (random_.chance(scenario_.extra_share)) {
        early_ = BeatClass::extra;
        early_at_ = random_.uniform(0.4, 0.6);
    }
}

void SinusNode::beat(Timestamp time, BeatClass beat_class)
{
    const Milliseconds transit{200.0 + 4.0 * random_.normal()};
    beats_.push_back({time, beat_class, time - last_beat_, transit});
    if (beat_class != BeatClass::extra) last_beat_ = time;
}

} // namespace eupnea::simulator
