// SPDX-License-Identifier: MIT
#include "ui/sensors.hpp"

#include <algorithm>

namespace eupnea::ui {

namespace {

void choose(Frame& frame, const Word& id)
{
    if (frame.view.device == id) return;
    frame.view.device = id;
    frame.send(ChooseDevice{id});
}

} // namespace

void collect_sensors(const Session& session, const Word& chosen, std::vector<Sensor>& sensors)
{
    sensors.clear();
    for (const DeviceSeen& device : session.devices())
        sensors.push_back({device.id, device.name.empty() ? device.id : device.name});
    const auto known = std::ranges::find(sensors, chosen, &Sensor::id) != sensors.end();
    if (!chosen.empty() && !known && chosen.view() != simulated_id)
        sensors.push_back({chosen, chosen});
    sensors.push_back({simulated_id, "Simulated person"});
}

void choose_sensor_unasked(Frame& frame, const std::vector<Sensor>& sensors)
{
    const bool real = !frame.view.device.empty() && frame.view.device.view() != simulated_id;
    if (frame.view.device_by_hand || real) return;
    choose(frame, sensors.front().id);
}

void choose_sensor_by(Frame& frame, const std::vector<Sensor>& sensors, int step)
{
    const auto now = std::ranges::find(sensors, frame.view.device, &Sensor::id) - sensors.begin();
    const auto last = static_cast<std::ptrdiff_t>(sensors.size()) - 1;
    const auto next = std::clamp<std::ptrdiff_t>(now + step, 0, last);
    frame.view.device_by_hand = true;
    choose(frame, sensors[static_cast<std::size_t>(next)].id);
}

} // namespace eupnea::ui
