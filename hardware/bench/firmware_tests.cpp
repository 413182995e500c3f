// SPDX-License-Identifier: MIT
// The built firmware, run in simulation, read by the host's own driver.
#include <algorithm>
#include <string>

#include "catch.hpp"
#include "drivers/drivers.hpp"
#include "hardware/bench/board.hpp"
#include "hardware/bench/wired_person.hpp"
#include "hardware/node/frame.h"
#include "heart/ppg_beat_detector.hpp"
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
