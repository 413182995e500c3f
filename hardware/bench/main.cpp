// SPDX-License-Identifier: MIT
// eupnea_bench: the built firmware at true pace, the simulated person on its pins, its serial port a
// pseudo terminal that the whole program can read.
#include <CLI/CLI.hpp>
#include <chrono>
#include <fmt/format.h>
#include <thread>

#include "drivers/pty.hpp"
#include "hardware/bench/board.hpp"
#include "hardware/bench/wired_person.hpp"

int main(int argc, char** argv)
{
    using namespace eupnea;
    CLI::App app{
        "Runs the node's firmware in an AVR simulator, its serial port a pseudo terminal."};
    std::string firmware = EUPNEA_FIRMWARE;
    double seconds = 3600.0;
    app.add_option("firmware", firmware, "ELF file")->capture_default_str();
    app.add_option("--seconds", seconds, "How long it runs")->capture_default_str();
    CLI11_PARSE(app, argc, argv);

    auto pty = Pty::open();
    if (!pty) {
        fmt::print(stderr, "{}\n", pty.error().sentence);
        return 1;
    }
    try {
        simulator::Scenario scenario;
        scenario.ecg_rate = scenario.ppg_rate = scenario.belt_rate = SampleRate{1000.0};
        hardware::WiredPerson wired{scenario};
        hardware::Board board{firmware, [&](unsigned pin, Timestamp t) { return wired(pin, t); }};
        fmt::print("{}\n", pty->path());
        std::fflush(stdout);

        constexpr std::chrono::milliseconds step{5};
        auto due = std::chrono::steady_clock::now();
        while (board.now() < at(Seconds{seconds})) {
            board.run_until(board.now() + step);
            const auto sent = board.take_sent();
            pty->send({reinterpret_cast<const char*>(sent.data()), sent.size()});
            std::this_thread::sleep_until(due += step);
        }
    } catch (const std::runtime_error& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
    return 0;
}
