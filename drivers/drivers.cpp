// SPDX-License-Identifier: MIT
#include "drivers/drivers.hpp"

#include <algorithm>

namespace eupnea {

namespace {

// A new device is one line here and one file beside it.
// clang-format off
constexpr const Driver* drivers[] = {
    &node,
    &pulsesensor,
    &pulsesensor_plotter,
    &max3010x, // before the labelled lines, which read it too
    &labelled_lines,
    &number_lines,
    &ad8232,
    &bitalino_1, // before those whose frames are two of its own
    &bitalino_2,
    &bitalino_3,
    &bitalino_4,
    &bitalino,
    &zephyr,
    &cyton,
    &cms50,
    &cms50_new,
    &ads1292r,
    &max30001,
    &healthypi,
};
// clang-format on

} // namespace

std::span<const Driver* const> all_drivers() { return drivers; }

const Driver* driver_of(std::string_view format)
{
    const auto found = std::ranges::find(drivers, format, &Driver::format);
    return found == std::end(drivers) ? nullptr : *found;
}

std::string format_names()
{
    std::string names;
    for (const Driver* driver : drivers) {
        if (!names.empty()) names += ", ";
        names += driver->format;
    }
    return names;
}

} // namespace eupnea
