// SPDX-License-Identifier: MIT
// The built firmware, run in simulation, read by the host's own driver.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>

#include "catch.hpp"
#include "drivers/drivers.hpp"
#include "drivers/port_reader.hpp"
#include "hardware/bench/board.hpp"
#include "hardware/bench/recorded_pins.hpp"
#include "hardware/bench/wired_person.hpp"
#include "hardware/node/frame.h"
#include "heart/ppg_beat_detector.hpp"
#include "recordings.hpp"
#include "session/pipeline.hpp"
#include "truth.hpp"

using namespace eupnea;
using namespace eupnea::hardware;
using namespace eupnea::literals;

namespace {

/// Every sentence, which must all be whole.
std::vector<eupnea_frame> frames_in(const std::vector<std::uint8_t>& bytes)
{
    std::vector<eupnea_frame> frames;
    auto line = bytes.begin();
    for (auto end = line; (end = std::find(line, bytes.end(), '\n')) != bytes.end();
         line = end + 1) {
        const std::string text{line, end - 1};
        eupnea_frame frame{};
        REQUIRE(eupnea_frame_decode(text.data(), static_cast<std::uint8_t>(text.size()), &frame) ==
                EUPNEA_FRAME_OK);
        frames.push_back(frame);
    }
    return frames;
}

simulator::Scenario all_sensors()
{
    simulator::Scenario scenario;
    scenario.ecg_rate = scenario.ppg_rate = scenario.belt_rate = 1000_sps;
    return scenario;
}

} // namespace

TEST_CASE("node firmware: 250 sentences a second with all sensors, none lost, in steady time")
{
    Board board{EUPNEA_FIRMWARE, WiredPerson{all_sensors()}};
    board.run_until(at(4s));
    const auto frames = frames_in(board.take_sent());
    REQUIRE(frames.size() > 980);
    for (std::size_t i = 1; i < frames.size(); ++i) {
        CHECK(frames[i].sequence == frames[i - 1].sequence + 1);
        CHECK(frames[i].time_us - frames[i - 1].time_us == Approx(4000).margin(24));
        CHECK((frames[i].has & (EUPNEA_ECG | EUPNEA_PPG | EUPNEA_BELT)) ==
              (EUPNEA_ECG | EUPNEA_PPG | EUPNEA_BELT));
    }
}

TEST_CASE("node firmware: what a pin shows is what is sent")
{
    Board board{EUPNEA_FIRMWARE, [](unsigned pin, Timestamp) { return 1000.0 + 1000.0 * pin; }};
    board.run_until(at(0.5s));
    const auto frames = frames_in(board.take_sent());
    REQUIRE(frames.size() > 50);
    CHECK(frames.back().ppg == Approx(1000 / 5000.0 * 1024).margin(1.5));
    CHECK(frames.back().belt == Approx(2000 / 5000.0 * 1024).margin(1.5));
    CHECK(frames.back().ecg == Approx(3000 / 5000.0 * 1024).margin(1.5));
}

TEST_CASE("node firmware: a sensor that is not connected says nothing")
{
    Board board{EUPNEA_FIRMWARE,
                [](unsigned pin, Timestamp) { return pin == 1 ? 2500.0 : 5000.0; }};
    board.run_until(at(0.5s));
    for (const eupnea_frame& frame : frames_in(board.take_sent())) CHECK(frame.has == EUPNEA_BELT);
}

TEST_CASE("node firmware: electrodes that come off are told at once, and once a second")
{
    Board board{EUPNEA_FIRMWARE,
                [](unsigned pin, Timestamp) { return pin == 2 ? 1500.0 : 5000.0; }};
    const auto told = [&](double until) {
        std::vector<int> contacts;
        board.run_until(at(Seconds{until}));
        for (const eupnea_frame& frame : frames_in(board.take_sent()))
            if (frame.has & EUPNEA_CONTACT) contacts.push_back(frame.contact);
        return contacts;
    };
    CHECK(told(0.5) == std::vector{1});
    board.set_pin(11, true);
    CHECK(told(1.0) == std::vector{0});
    CHECK(told(2.0) == std::vector{0});
}

TEST_CASE("node firmware: a pulse of the strap receiver is one beat at its time, bounces are none")
{
    Board board{EUPNEA_FIRMWARE, [](unsigned, Timestamp) { return 2500.0; }};
    board.set_pin(2, false); // the receiver is there, and quiet
    std::vector<double> sent_s;
    for (double beat : {0.5, 1.3, 2.2}) {
        board.run_until(at(Seconds{beat}));
        for (int bounce = 0; bounce < 3; ++bounce) {
            board.set_pin(2, true);
            board.run_until(board.now() + 1ms);
            board.set_pin(2, false);
            board.run_until(board.now() + 1ms);
        }
    }
    board.run_until(at(2.5s));
    for (const eupnea_frame& frame : frames_in(board.take_sent()))
        if (frame.has & EUPNEA_BEAT) sent_s.push_back(frame.beat_us / 1e6);
    REQUIRE(sent_s.size() == 3);
    CHECK(sent_s[1] - sent_s[0] == Approx(0.8).margin(0.0005));
    CHECK(sent_s[2] - sent_s[1] == Approx(0.9).margin(0.0005));
}

TEST_CASE("node firmware: every beat is found through converter, firmware and sentence")
{
    auto scenario = all_sensors();
    scenario.ecg_rate = scenario.belt_rate = 0_sps;
    WiredPerson wired{scenario};
    Board board{EUPNEA_FIRMWARE, [&](unsigned pin, Timestamp time) { return wired(pin, time); }};
    board.run_until(at(20s));

    PpgBeatDetector detect{250_sps};
    std::vector<Timestamp> found;
    for (const eupnea_frame& frame : frames_in(board.take_sent()))
        if (const auto beat = detect(
                {Channel::ppg, at(Seconds{frame.time_us / 1e6}), static_cast<double>(frame.ppg)}))
            found.push_back(beat->time);
    std::vector<Timestamp> truth;
    for (const simulator::TrueBeat& beat : wired.person().beats()) {
        const Timestamp pulse = beat.time + beat.transit;
        if (pulse > at(3s) && pulse < at(18.5s)) truth.push_back(pulse);
    }
    REQUIRE(truth.size() > 10);
    std::erase_if(found, [&](Timestamp time) {
        return time < truth.front() - 100ms || time > truth.back() + 100ms;
    });
    const Agreement beats = agreement(truth, found, 60ms);
    CAPTURE(beats.hits, beats.missed, beats.extra, beats.bias.count(), beats.spread.count());
    CHECK(beats.missed == 0);
    CHECK(beats.extra == 0);
    CHECK(beats.spread < 4ms);
}

TEST_CASE("node firmware: where no strap receiver is, what the open pin picks up is no beat")
{
    Board board{EUPNEA_FIRMWARE, [](unsigned, Timestamp) { return 2500.0; }};
    board.run_until(at(0.5s));
    for (int i = 0; i < 10; ++i) {
        board.set_pin(2, i % 2 == 0);
        board.run_until(board.now() + 50ms);
    }
    for (const eupnea_frame& frame : frames_in(board.take_sent()))
        CHECK((frame.has & EUPNEA_BEAT) == 0);
}

namespace {

/// The sure or the unsure ones of derived_beats.csv: r_sample,ppg_peak_sample,confident at 125 Hz.
std::vector<Timestamp> marked_pulses(const std::filesystem::path& file, bool sure, Seconds from,
                                     Seconds until)
{
    std::vector<Timestamp> pulses;
    std::ifstream lines{file};
    std::string line;
    while (std::getline(lines, line)) {
        int r = 0;
        int pulse = 0;
        int confident = 0;
        if (std::sscanf(line.c_str(), "%d,%d,%d", &r, &pulse, &confident) != 3) continue;
        const Timestamp time = at(Seconds{pulse / 125.0});
        if ((confident == 1) == sure && time > at(from) && time < at(until)) pulses.push_back(time);
    }
    return pulses;
}

} // namespace

TEST_CASE("node firmware: a minute of a real pulse and breath through pins, converter, firmware, "
          "port, clock and detectors -> no frame lost, every beat found",
          "[recording]")
{
    NEEDS_RECORDING(path, "bidmc01_ecg_ppg_resp/bidmc_01_Signals.csv.gz");
    const RecordedPins pins{path, 62s};
    Board board{EUPNEA_FIRMWARE, [&](unsigned pin, Timestamp time) {
                    return pin < 2 ? pins(pin, time) : 5000.0; // pulse and belt alone
                }};
    std::size_t belt_samples = 0;
    std::size_t gaps = 0;
    std::size_t breaths = 0;
    std::vector<Timestamp> beats;
    Pipeline pipeline{[&](const Event& event) {
        if (const auto* beat = std::get_if<Beat>(&event)) beats.push_back(beat->time);
        breaths += std::holds_alternative<Breath>(event);
    }};
    PortReader intake{"the bench", {}, [&](const Event& event) {
                          const auto* sample = std::get_if<Sample>(&event);
                          belt_samples += sample && sample->channel == Channel::belt;
                          gaps += std::holds_alternative<Gap>(event);
                          pipeline(event);
                      }};
    intake.on_open(std::nullopt, board.now());
    while (board.now() < at(60s)) {
        board.run_until(board.now() + 16ms); // a USB serial chip's timer
        intake.on_bytes(board.take_sent(), board.now());
    }
    CHECK(gaps == 0);
    CHECK(belt_samples > 250 * 59);
    CHECK(breaths > 15);

    const auto truth = marked_pulses(path.parent_path() / "derived_beats.csv", true, 4s, 57s);
    const auto unsure = marked_pulses(path.parent_path() / "derived_beats.csv", false, 4s, 57s);
    REQUIRE(truth.size() > 70);
    std::erase_if(beats, [&](Timestamp beat) {
        return beat < truth.front() - 250ms || beat > truth.back() + 50ms;
    });
    const Seconds upstroke = agreement(truth, beats, 150ms, -100ms).bias - 100ms;
    const Agreement found = agreement(truth, beats, 60ms, upstroke);
    CAPTURE(found.hits, found.missed, found.extra, found.bias.count());
    WARN("beats " << found.hits << " of " << truth.size() << ", found besides them " << found.extra
                  << " (unsure marks: " << unsure.size() << "); deviation of a beat's time "
                  << found.spread.count() * 1000 << " ms");
    CHECK(found.missed == 0);
    CHECK(found.extra <= unsure.size()); // around a premature beat at 43 s
    CHECK(found.spread < 12ms);
}
