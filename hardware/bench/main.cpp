// SPDX-License-Identifier: MIT
// eupnea_bench: the built firmware with the simulated person or a recording on its pins; its serial
// port is a pseudo terminal that the whole program can read, or a picture of what it sends.
#include <CLI/CLI.hpp>
#include <chrono>
#include <fmt/format.h>
#include <fstream>
#include <thread>

#include "drivers/drivers.hpp"
#include "drivers/port_reader.hpp"
#include "drivers/pty.hpp"
#include "hardware/bench/board.hpp"
#include "hardware/bench/picture.hpp"
#include "hardware/bench/recorded_pins.hpp"
#include "hardware/bench/wired_person.hpp"

namespace {

using namespace eupnea;
using namespace eupnea::hardware;

struct Options {
    std::string firmware = EUPNEA_FIRMWARE;
    std::string from;
    std::string picture;
    double seconds = 3600.0;
};

Board::Analog pins_of(const Options& options)
{
    if (!options.from.empty())
        return [pins = RecordedPins{options.from, Seconds{options.seconds}}](
                   unsigned pin, Timestamp time) { return pins(pin, time); };
    simulator::Scenario scenario;
    scenario.ecg_rate = scenario.ppg_rate = scenario.belt_rate = SampleRate{1000.0};
    const auto wired = std::make_shared<WiredPerson>(scenario);
    return [wired](unsigned pin, Timestamp time) { return (*wired)(pin, time); };
}

/// As fast as it can, and only the last twelve seconds are drawn: the sensors have settled.
void draw(Board& board, const Options& options)
{
    const Seconds shown{12.0};
    std::vector<Sample> samples;
    PortReader intake{"bench", {&node}, [&](const Event& event) {
                          const auto* sample = std::get_if<Sample>(&event);
                          if (sample && sample->time > at(Seconds{options.seconds} - shown))
                              samples.push_back(*sample);
                      }};
    intake.on_open(std::nullopt, board.now());
    while (board.now() < at(Seconds{options.seconds})) {
        board.run_until(board.now() + std::chrono::milliseconds{20});
        intake.on_bytes(board.take_sent(), board.now());
    }
    std::ofstream{options.picture} << picture_of(samples);
}

void play(Board& board, const Options& options, Pty& pty)
{
    fmt::print("{}\n", pty.path());
    std::fflush(stdout);
    constexpr std::chrono::milliseconds step{5};
    auto due = std::chrono::steady_clock::now();
    while (board.now() < at(Seconds{options.seconds})) {
        board.run_until(board.now() + step);
        const auto sent = board.take_sent();
        pty.send({reinterpret_cast<const char*>(sent.data()), sent.size()});
        std::this_thread::sleep_until(due += step);
    }
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app{
        "Runs the node's firmware in an AVR simulator, its serial port a pseudo terminal."};
    Options options;
    app.add_option("firmware", options.firmware, "ELF file")->capture_default_str();
    app.add_option("--from", options.from, "A recorded file on the pins; else a simulated person");
    app.add_option("--picture", options.picture, "Write an SVG of what it sends instead");
    app.add_option("--seconds", options.seconds, "How long it runs")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    try {
        Board board{options.firmware, pins_of(options)};
        if (!options.picture.empty()) return draw(board, options), 0;
        auto pty = Pty::open();
        if (!pty) throw std::runtime_error{pty.error().sentence};
        play(board, options, *pty);
    } catch (const std::runtime_error& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
    return 0;
}
