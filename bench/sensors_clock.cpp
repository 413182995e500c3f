// SPDX-License-Identifier: MIT
// The error of the sample clock for devices that send in bursts and drift.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "bursting_device.hpp"
#include "sensors.hpp"
#include "signal/sample_clock.hpp"

namespace eupnea {

namespace {

struct Row {
    double rate;
    double burst_ms;
    double drift_ppm;
    bool numbered;
};

// clang-format off
constexpr Row rows[] = {
    { 250, 20,   100, true }, { 250, 20,   100, false}, { 250, 20,  -100, true},
    { 250, 16,    30, true }, { 250, 50,   100, true }, { 250, 20,  5000, false},
    {  50, 20,   100, true }, {  50, 20,   100, false}, {1000, 20,   100, true},
    {1000, 10,   100, false},
};
// clang-format on

void print_row(const Row& row)
{
    BurstingDevice device;
    device.nominal = {row.rate};
    device.drift = row.drift_ppm * 1e-6;
    device.burst = Seconds{row.burst_ms * 1e-3};
    SampleClock clock{device.nominal, row.numbered ? 65'536u : 0u,
                      std::max(1e-4, std::abs(device.drift))};
    std::vector<double> errors;
    for (int i = 0; i < static_cast<int>(row.rate) * 600; ++i) {
        const Timestamp arrival = device.arrival(i);
        const auto tick =
            row.numbered ? clock(static_cast<std::uint32_t>(i) % 65'536u, arrival) : clock(arrival);
        errors.push_back((tick.time - device.taken(i)).count());
    }
    const auto first = static_cast<std::ptrdiff_t>(row.rate * 10);
    const auto [least, most] = std::ranges::minmax(errors);
    fmt::print("  {:5.0f} {:9.0f} {:10.0f}  {:8}  {:8.3f} {:14.3f} {:11.3f}\n", row.rate,
               row.burst_ms, row.drift_ppm, row.numbered ? "yes" : "no", rms_ms(errors),
               rms_ms({errors.begin(), errors.begin() + first}), 1000 * (most - least));
}

} // namespace

void print_clock_table()
{
    fmt::print("== sample clock: ten minutes, the constant transport delay aside\n"
               "     Hz  burst ms  drift ppm  numbered  RMS ms  first 10 s ms  range ms\n");
    for (const Row& row : rows) print_row(row);
}

} // namespace eupnea
