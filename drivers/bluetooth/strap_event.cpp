// SPDX-License-Identifier: MIT
#include "drivers/bluetooth/strap_event.hpp"

#include <fmt/format.h>

namespace eupnea {

std::string name_of(const StrapSeen& strap)
{
    return strap.name.empty() ? "a heart strap" : strap.name;
}

std::string condition_of(const StrapSeen& strap)
{
    std::string text;
    if (strap.battery_percent)
        text = fmt::format("battery {} %", *strap.battery_percent);
    else if (strap.battery_low)
        text = "battery low";
    if (!strap.contact) return text;
    if (!text.empty()) text += ", ";
    return text + (*strap.contact ? "on the body" : "not on the body");
}

} // namespace eupnea
