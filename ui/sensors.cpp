// SPDX-License-Identifier: MIT
#include "ui/sensors.hpp"

#include <algorithm>

#include "base/wiring.hpp"
#include "ui/begin_state.hpp"

namespace eupnea::ui {

namespace {

void choose(Frame& frame, const Word& id)
{
    Word& device = frame.view.state<BeginState>().device;
    if (device == id) return;
    device = id;
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
    const BeginState& state = frame.view.state<BeginState>();
    const bool real = !state.device.empty() && state.device.view() != simulated_id;
    if (state.device_by_hand || real) return;
    choose(frame, std::ranges::find_if_not(sensors, is_strap)->id);
}

bool is_strap(const Sensor& sensor) { return sensor.id.view().starts_with("ble"); }

void choose_sensor_by(Frame& frame, const std::vector<Sensor>& sensors, int step)
{
    BeginState& state = frame.view.state<BeginState>();
    const auto now = std::ranges::find(sensors, state.device, &Sensor::id) - sensors.begin();
    const auto last = static_cast<std::ptrdiff_t>(sensors.size()) - 1;
    const auto next = std::clamp<std::ptrdiff_t>(now + step, 0, last);
    state.device_by_hand = true;
    choose(frame, sensors[static_cast<std::size_t>(next)].id);
}

void choose_input(Frame& frame, std::size_t input)
{
    const auto& guess = frame.session.guess();
    if (!guess || input >= guess->count) return;
    const auto now = parse_wiring(guess->inputs.view());
    Wiring wiring = with_next_sensor(now.value_or(Wiring{}), input);
    if (text_of(wiring).empty()) wiring = with_next_sensor(wiring, input);
    BeginState& state = frame.view.state<BeginState>();
    state.device_by_hand = true;
    frame.send(ChooseDevice{state.device, text_of(wiring)});
}

Line guess_words(const Session& session)
{
    const auto& guess = session.guess();
    if (!guess) return {};
    const Line keys = guess->count > 1 ? format_line("1 to {}", guess->count) : Line{"1"};
    if (guess->raw.empty())
        return format_line("Taken as {}. {} changes it.", guess->inputs.view(), keys.view());
    return format_line("It sends {}: taken as {}. {} changes it.", guess->raw.view(),
                       guess->inputs.view(), keys.view());
}

} // namespace eupnea::ui
