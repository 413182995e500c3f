// SPDX-License-Identifier: MIT
// The sensors that can be chosen, and which one is chosen for a person who has not.
#pragma once

#include <vector>

#include "ui/frame.hpp"

namespace eupnea::ui {

struct Sensor {
    Word id;
    Word name;
};

inline constexpr std::string_view simulated_id = "sim";

/// Those present, the one chosen on the command line, and last the simulated person.
void collect_sensors(const Session& session, const Word& chosen, std::vector<Sensor>& sensors);

/// By Bluetooth: it may be on somebody else.
bool is_strap(const Sensor& sensor);

/// Chooses the first real sensor that is no strap, or the simulated person while there is none, until
/// the person chooses by hand.
void choose_sensor_unasked(Frame& frame, const std::vector<Sensor>& sensors);

/// The sensor `step` places down the list, by hand.
void choose_sensor_by(Frame& frame, const std::vector<Sensor>& sensors, int step);

/// The next sensor on an input of the chosen device, by hand, where the device does not report what is on it.
void choose_input(Frame& frame, std::size_t input);

/// What the chosen device is taken for, with the keys that change it; empty where it reports them itself.
Line guess_words(const Session& session);

} // namespace eupnea::ui
