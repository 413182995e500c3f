// SPDX-License-Identifier: MIT
#include "hardware/bench/recorded_pins.hpp"

#include <algorithm>
#include <stdexcept>

#include "drivers/wire_encoder.hpp"
#include "files/recording_file.hpp"

namespace eupnea::hardware {

namespace {

constexpr double unconnected = 5000.0;
constexpr double supply_mv = 5000.0;

} // namespace

RecordedPins::RecordedPins(const std::filesystem::path& recording, Seconds length)
{
    auto file = RecordingFile::open(recording);
    if (!file) throw std::runtime_error{file.error().sentence};
    for (auto event = file->next(); event; event = file->next()) {
        if (time_of(*event) > at(length)) break;
        if (const auto* stream = std::get_if<Stream>(&*event))
            if (Wire* wire = wire_of(stream->channel)) {
                wire->rate = stream->rate;
                wire->begin = stream->time;
            }
        if (const auto* sample = std::get_if<Sample>(&*event))
            if (Wire* wire = wire_of(sample->channel)) wire->values.push_back(sample->value);
    }
    for (Wire& wire : wires_) {
        if (wire.values.empty()) continue;
        const auto [low, high] = std::ranges::minmax(wire.values);
        for (const double value : wire.values)
            wire.millivolts.push_back(counts(value, {low, high}, supply_mv));
    }
}

double RecordedPins::operator()(unsigned pin, Timestamp time) const
{
    if (pin >= wires_.size() || wires_[pin].millivolts.empty()) return unconnected;
    const Wire& wire = wires_[pin];
    const auto last = static_cast<double>(wire.millivolts.size() - 1);
    const double place = std::clamp((time - wire.begin).count() * wire.rate.per_second, 0.0, last);
    const auto before = static_cast<std::size_t>(place);
    const std::size_t after = std::min(before + 1, wire.millivolts.size() - 1);
    const double share = place - static_cast<double>(before);
    return wire.millivolts[before] + share * (wire.millivolts[after] - wire.millivolts[before]);
}

RecordedPins::Wire* RecordedPins::wire_of(Channel channel)
{
    switch (channel) {
    case Channel::ppg:
        return &wires_[0];
    case Channel::belt:
        return &wires_[1];
    case Channel::ecg:
        return &wires_[2];
    default:
        return nullptr;
    }
}

} // namespace eupnea::hardware
