// SPDX-License-Identifier: MIT
// Recognises a notification that the computer's Bluetooth delivers twice.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>

#include "base/units.hpp"
#include "drivers/bluetooth/attribute.hpp"

namespace eupnea {

/// The same bytes of the same attribute within 50 ms are a repetition: a strap notifies its heart rate
/// once a second. After the radio was silent for more than 1.5 s, what it held back comes at once and may
/// be alike in truth, so there only a link that has repeated three times is taken to repeat.
class RepeatedValue {
public:
    bool operator()(Attribute attribute, std::span<const std::uint8_t> value, Timestamp arrival);

    /// The link was lost: what comes next is new, whatever it is.
    void restart() { last_ = {}; }

    std::uint64_t count() const { return count_; }

private:
    struct Last {
        std::array<std::uint8_t, 512> bytes{}; ///< the longest attribute value
        std::size_t size = 0;
        Timestamp arrival = at(Seconds{-std::numeric_limits<double>::infinity()});
        bool held_back = false; ///< it came after a silence, or right after such a one
    };

    std::array<Last, attribute_count> last_{};
    std::uint64_t count_ = 0;
};

} // namespace eupnea
