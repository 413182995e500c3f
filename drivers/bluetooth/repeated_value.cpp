// SPDX-License-Identifier: MIT
#include "drivers/bluetooth/repeated_value.hpp"

#include <algorithm>

namespace eupnea {

using namespace literals;

namespace {

constexpr Seconds repeated_within = 50ms;
constexpr Seconds held_back_after = 1.5s;
constexpr std::uint64_t certainly_repeats = 3;

} // namespace

bool RepeatedValue::operator()(Attribute attribute, std::span<const std::uint8_t> value,
                               Timestamp arrival)
{
    Last& last = last_[static_cast<std::size_t>(attribute)];
    const Seconds since = arrival - last.arrival;
    const bool same =
        last.size > 0 && std::ranges::equal(value, std::span{last.bytes}.first(last.size));
    if (since > repeated_within) last.held_back = last.size > 0 && since > held_back_after;
    if (same && since <= repeated_within && (!last.held_back || count_ >= certainly_repeats)) {
        ++count_;
        last.size = 0; // a third time is another value
        return true;
    }
    last.arrival = arrival;
    last.size = std::min(value.size(), last.bytes.size());
    std::copy_n(value.begin(), last.size, last.bytes.begin());
    return false;
}

} // namespace eupnea
