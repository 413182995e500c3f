// SPDX-License-Identifier: MIT
// What three sensors make of the simulated body, with all that real ones add.
#pragma once

#include "drivers/simulator/random.hpp"
#include "drivers/simulator/scenario.hpp"
#include "signal/one_pole.hpp"

namespace eupnea::simulator {

/// The body at the moment a sensor looks.
struct Body {
    double ecg_mv; ///< of all beats near
    double pulse;  ///< at the finger; about 1 at each systole
    double litres; ///< of air above the empty lung
    bool moving;
    bool lead_off;
};

/// ECG electrodes, microvolts: the R wave and the baseline follow the breath.
class Electrodes {
public:
    explicit Electrodes(const Scenario& scenario);
    double operator()(Timestamp time, const Body& body);

private:
    double noise_uv_;
    double hum_uv_;
    Random random_;
    Wander baseline_;
    Wander motion_;
};

/// Optical pulse sensor, counts of a 10-bit converter: amplitude and baseline follow the breath.
class PulseSensor {
public:
    explicit PulseSensor(const Scenario& scenario);
    double operator()(Timestamp time, const Body& body);

private:
    double noise_;
    bool walking_;
    Random random_;
    Wander baseline_;
    Wander motion_;
};

/// Stretch belt, counts of a 10-bit converter: it creeps, and the heart knocks on it.
class Belt {
public:
    explicit Belt(const Scenario& scenario);
    double operator()(Timestamp time, const Body& body);

private:
    double noise_;
    bool walking_;
    Random random_;
    Wander creep_;
    OnePole smooth_creep_;
    Wander motion_;
};

} // namespace eupnea::simulator
