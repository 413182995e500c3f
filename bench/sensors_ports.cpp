// SPDX-License-Identifier: MIT
// Pseudo terminals as ports: how soon a sensor is back, and what streams good and bad cost.
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fmt/format.h>
#include <random>
#include <thread>

#include "cable.hpp"
#include "drivers/drivers.hpp"
#include "pty_listener.hpp"
#include "sensors.hpp"
#include "session/pipeline.hpp"

namespace eupnea {

namespace {

using namespace literals;
using Clock = std::chrono::steady_clock;

std::string node_frame(std::uint32_t i)
{
    return node.encode(
        {.sequence = i % 65'536u,
         .device_us = i * 4000ull,
         .values = {{Channel::ecg, double(i % 1000)}, {Channel::ppg, double(i % 500)}}});
}

std::string bitalino_frame(std::uint32_t i)
{
    const double count = i % 1000;
    return bitalino.encode({.sequence = i % 16, .inputs = {count, count, 512, 512, count, count}});
}

/// From the moment the plug is in to the first sample.
void print_reconnects()
{
    Cable cable;
    PortListener listener{cable.port(), {&node}};
    std::uint32_t sent = 0;
    std::vector<double> milliseconds;
    std::mt19937 random{3};
    for (int turn = 0; turn < 51; ++turn) {
        const auto start = Clock::now();
        const auto before = listener.events.size();
        const auto sampled = [&] {
            return std::any_of(listener.events.begin() + static_cast<std::ptrdiff_t>(before),
                               listener.events.end(), [](const Event& event) {
                                   return std::holds_alternative<Sample>(event);
                               });
        };
        std::uint32_t due = 0;
        listener.run_until([&] {
            for (; due * 4ms < Clock::now() - start; ++due) cable.send(node_frame(sent++));
            return sampled();
        });
        const std::chrono::duration<double, std::milli> took = Clock::now() - start;
        if (turn > 0) milliseconds.push_back(took.count()); // the first had to be recognised
        cable.unplug();
        const auto gone = Clock::now() + std::chrono::milliseconds{random() % 300};
        listener.run_until([&] { return Clock::now() > gone; });
        cable.plug();
    }
    std::ranges::sort(milliseconds);
    fmt::print("== reconnecting: plugged in to first sample, {} times\n"
               "  median {:.0f} ms, longest {:.0f} ms\n",
               milliseconds.size(), milliseconds[milliseconds.size() / 2], milliseconds.back());
}

double cpu_seconds()
{
    rusage used{};
    getrusage(RUSAGE_THREAD, &used);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

long resident_kb()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss;
}

/// The share of a core that port, decoder and pipeline take while `bytes_of` a 10 ms is sent.
template <class BytesOf>
void print_load(const char* name, BytesOf&& bytes_of)
{
    Cable cable;
    std::uint64_t samples = 0;
    std::string said;
    Pipeline pipeline{[](const Event&) {}};
    boost::asio::io_context io;
    SerialSource source{io, SessionEpoch{},
                        [&](const Event& event) {
                            samples += std::holds_alternative<Sample>(event);
                            if (const auto* link = std::get_if<LinkStatus>(&event))
                                said = link->text.view();
                            pipeline(event);
                        },
                        cable.port()};
    std::atomic<bool> over = false;
    std::thread device{[&] {
        auto due = Clock::now();
        for (std::uint32_t turn = 0; !over; ++turn) {
            cable.send(bytes_of(turn));
            std::this_thread::sleep_until(due += 10ms);
        }
    }};
    source.start();
    io.run_for(4s); // recognised, or not
    const double cpu = cpu_seconds();
    const long memory = resident_kb();
    constexpr std::chrono::seconds measured{10};
    io.run_for(measured);
    fmt::print("  {:28} {:5.2f} % of a core, {:5} kB more, {:6} samples: {}\n", name,
               100 * (cpu_seconds() - cpu) / static_cast<double>(measured.count()),
               resident_kb() - memory, samples, said);
    over = true;
    device.join();
    source.stop();
    io.run_for(100ms);
}

} // namespace

void print_ports()
{
    print_reconnects();
    fmt::print("== load of the thread that reads, decodes and detects\n");
    print_load("BITalino, 6 inputs, 1000 Hz", [](std::uint32_t turn) {
        std::string bytes;
        for (std::uint32_t i = 0; i < 10; ++i) bytes += bitalino_frame(10 * turn + i);
        return bytes;
    });
    print_load("noise, 3 Mbit/s", [random = std::mt19937{5}](std::uint32_t) mutable {
        std::string noise(3750, ' ');
        for (char& c : noise) c = static_cast<char>(random());
        return noise;
    });
    print_load("half frames", [](std::uint32_t) { return "$PEUP,17,68000,"; });
    print_load("silence", [](std::uint32_t) { return ""; });
}

} // namespace eupnea
