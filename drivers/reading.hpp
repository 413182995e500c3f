// SPDX-License-Identifier: MIT
// What one frame of a device states, as a value.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <optional>

#include "base/sample.hpp"
#include "base/wiring.hpp"

namespace eupnea {

/// One channel's count, as the device gave it.
struct Value {
    Channel channel;
    double value;
    friend bool operator==(const Value&, const Value&) = default;
};

/// A few values without allocation, in the order in which the frame gives them.
class Values {
public:
    static constexpr std::size_t capacity = 96;

    Values() = default;
    Values(std::initializer_list<Value> values) : size_(values.size())
    {
        assert(size_ <= capacity);
        std::ranges::copy(values, values_.begin());
    }

    void push_back(const Value& value)
    {
        assert(size_ < capacity);
        values_[size_++] = value;
    }
    void erase(Channel channel)
    {
        const auto gone = std::remove_if(
            begin(), end(), [channel](const Value& value) { return value.channel == channel; });
        size_ = static_cast<std::size_t>(gone - begin());
    }

    /// The newest value of a channel.
    std::optional<double> of(Channel channel) const
    {
        for (const Value* value = end(); value != begin();)
            if ((--value)->channel == channel) return value->value;
        return std::nullopt;
    }

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    Value* begin() { return values_.data(); }
    Value* end() { return values_.data() + size_; }
    const Value* begin() const { return values_.data(); }
    const Value* end() const { return values_.data() + size_; }

    friend bool operator==(const Values& a, const Values& b) { return std::ranges::equal(a, b); }

private:
    std::array<Value, capacity> values_{};
    std::size_t size_ = 0;
};

/// The counts at the inputs of a board that takes any sensor, input 1 first; Wiring states what they are.
class Inputs {
public:
    Inputs() = default;
    Inputs(std::initializer_list<double> counts)
    {
        for (const double count : counts) push_back(count);
    }

    void push_back(double count)
    {
        assert(size_ < most_inputs);
        counts_[size_++] = count;
    }

    std::size_t size() const { return size_; }
    double operator[](std::size_t input) const { return counts_[input]; }

    friend bool operator==(const Inputs&, const Inputs&) = default;

private:
    std::array<double, most_inputs> counts_{};
    std::size_t size_ = 0;
};

/// For a frame that reports no time of its own: its values belong to the frame before.
constexpr std::uint8_t no_clock = 255;

/// Several values of one channel are successive samples, the last the newest.
struct Reading {
    std::uint8_t clock = 0;                    ///< which of the driver's clocks counts this frame
    std::optional<std::uint32_t> sequence{};   ///< wraps at the clock's modulus
    std::optional<std::uint64_t> device_us{};  ///< the device's own time; wraps at its modulus
    std::optional<std::uint64_t> beat_us{};    ///< a beat at this time of the device's clock
    std::optional<std::uint8_t> beat_number{}; ///< of the beat that ends the last rr value; wraps
    Values values{};
    Inputs inputs{};

    friend bool operator==(const Reading&, const Reading&) = default;
};

constexpr double most_counts = 1 << 24; ///< of a sensor's converter, which has 24 bits at most

/// Adds each input's count to the values, as a sample of the sensor that is on it; false when one is
/// beyond any converter.
inline bool wire(Reading& reading, const Wiring& wiring)
{
    for (std::size_t i = 0; i < reading.inputs.size(); ++i) {
        if (!wiring[i]) continue;
        if (std::abs(reading.inputs[i]) > most_counts) return false;
        reading.values.push_back({*wiring[i], reading.inputs[i]});
    }
    return true;
}

/// The other way: each value at the input that its sensor is on, 0 at an input between without one.
inline void unwire(Reading& reading, const Wiring& wiring)
{
    for (std::size_t i = 0; i < most_inputs; ++i) {
        const auto value = wiring[i] ? reading.values.of(*wiring[i]) : std::nullopt;
        if (!value) continue;
        while (reading.inputs.size() < i) reading.inputs.push_back(0.0);
        reading.inputs.push_back(*value);
    }
}

} // namespace eupnea
