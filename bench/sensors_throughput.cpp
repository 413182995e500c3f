// SPDX-License-Identifier: MIT
// Bytes a second from a port's bytes to samples, for each driver.
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

#include "drivers/drivers.hpp"
#include "drivers/receiver.hpp"
#include "recordings.hpp"
#include "sensors.hpp"

namespace eupnea {

namespace {

using namespace literals;

constexpr std::size_t enough = 1 << 20;

std::string encoded(const Driver& driver)
{
    std::string bytes;
    for (std::uint32_t i = 0; bytes.size() < enough; ++i) {
        const double count = driver.full_scale * (0.5 + 0.4 * std::sin(i * 0.05));
        Reading reading{.sequence = i, .device_us = i * 4000ull};
        if (driver.wiring)
            for (std::size_t input = 0; input < most_inputs; ++input) {
                if ((*driver.wiring)[input]) reading.inputs.push_back(count);
            }
        reading.values = {{Channel::ecg, count}, {Channel::ppg, count}, {Channel::belt, count}};
        const std::string frame = driver.encode(reading);
        if (frame.empty()) break;
        bytes += frame;
    }
    return bytes;
}

/// Of a real strap, over and over: nothing encodes its packets.
std::string strap()
{
    const auto folder = recordings_folder();
    if (!folder) return {};
    std::ifstream file{*folder / "zephyr_streams/bh.dat", std::ios::binary};
    const std::string once{std::istreambuf_iterator<char>{file}, {}};
    std::string bytes;
    while (!once.empty() && bytes.size() < enough) bytes += once;
    return bytes;
}

void print_one(const Driver& driver, const std::string& bytes)
{
    std::uint64_t samples = 0;
    ChannelStreams tracks{
        [&](const Event& event) { samples += std::holds_alternative<Sample>(event); }};
    Receiver receiver{driver, {250_sps, 250_sps, 250_sps, 250_sps}, tracks};
    const auto before = std::chrono::steady_clock::now();
    const std::size_t piece = 256;
    for (std::size_t i = 0; i < bytes.size(); i += piece) {
        const auto* from = reinterpret_cast<const std::uint8_t*>(bytes.data()) + i;
        receiver({from, std::min(piece, bytes.size() - i)}, at(i * 100us));
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - before;
    fmt::print("  {:20} {:8.1f} MB/s {:8.2f} million samples/s\n", driver.format,
               static_cast<double>(bytes.size()) * 1e-6 / took.count(),
               static_cast<double>(samples) * 1e-6 / took.count());
}

} // namespace

void print_throughput()
{
    fmt::print("== decoding: bytes to samples, one core\n");
    for (const Driver* driver : all_drivers()) {
        const std::string bytes = driver->encode      ? encoded(*driver)
                                  : driver == &zephyr ? strap()
                                                      : std::string{};
        if (bytes.empty())
            fmt::print("  {:20} nothing here plays it\n", driver->format);
        else
            print_one(*driver, bytes);
    }
}

} // namespace eupnea
