// SPDX-License-Identifier: MIT
// What public sketches print, line by line: which column is the wave, and what is said where none is.
#include <fmt/format.h>

#include <cmath>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "drivers/drivers.hpp"
#include "drivers/input_columns.hpp"
#include "drivers/port_reader.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

/// A pulse of 70 a minute, 0 to 1.
double pulse(Seconds t)
{
    const double phase = std::fmod(t.count() * 70 / 60, 1.0);
    return std::exp(-std::pow((phase - 0.3) / 0.1, 2)) +
           0.4 * std::exp(-std::pow((phase - 0.6) / 0.12, 2));
}

using Print = std::function<std::string(int line, Seconds time)>;

/// Ten seconds of a sketch through the intake.
struct Sketch {
    explicit Sketch(const Print& print, double lines_per_second = 50,
                    const DeviceChoice& choice = {})
        : intake("/dev/ttyX", choice, [this](const Event& event) { events.push_back(event); })
    {
        intake.on_open(std::nullopt, at(0s));
        for (int i = 0; i < 10 * lines_per_second; ++i) {
            const Seconds time{i / lines_per_second};
            for (; next_second < time; next_second += 1s) intake.on_second(at(next_second));
            const std::string line = print(i, time) + "\r\n";
            intake.on_bytes({reinterpret_cast<const std::uint8_t*>(line.data()), line.size()},
                            at(time));
        }
        for (int i = 0; i < 4; ++i, next_second += 1s) intake.on_second(at(next_second));
    }

    std::vector<double> values(Channel channel) const
    {
        std::vector<double> found;
        for (const Event& event : events)
            if (const auto* s = std::get_if<Sample>(&event); s && s->channel == channel)
                found.push_back(s->value);
        return found;
    }
    std::string inputs() const
    {
        for (const Event& event : events)
            if (const auto* guess = std::get_if<SensorGuess>(&event))
                return std::string{guess->inputs.view()};
        return "";
    }
    bool says(std::string_view words) const
    {
        return std::ranges::any_of(events, [&](const Event& event) {
            const auto* link = std::get_if<LinkStatus>(&event);
            const auto* notice = std::get_if<Notice>(&event);
            const std::string_view text = link     ? link->text.view()
                                          : notice ? notice->text.view()
                                                   : std::string_view{};
            return text.find(words) != std::string_view::npos;
        });
    }

    std::vector<Event> events;
    Seconds next_second{1.0};
    PortReader intake;
};

int counts(double level, double size, Seconds t)
{
    return static_cast<int>(level + size * pulse(t));
}

} // namespace

TEST_CASE("sketches: a label that may be any sensor is asked about")
{
    for (const char* form : {"Signal: {}", "Sensor value = {}", "A0:{}", "S={}"}) {
        CAPTURE(form);
        const Sketch sketch{
            [&](int, Seconds t) { return fmt::format(fmt::runtime(form), counts(512, 80, t)); }};
        CHECK(sketch.inputs() == "ppg");
        CHECK(sketch.values(Channel::ppg).size() == 500);
        CHECK(sketch.values(Channel::belt).empty());
    }
}

TEST_CASE("sketches: red and infrared of one sensor are one pulse, and never a belt")
{
    for (const char* form : {"IR={1} RED={0}", "Red: {}, IR: {}", " R[{}] IR[{}] G[0]",
                             R"({{"red":{},"ir":{}}})", "{}\t{}", "{}, {}"}) {
        CAPTURE(form);
        const Sketch sketch{[&](int, Seconds t) {
            return fmt::format(fmt::runtime(form), counts(60'000, 150, t), counts(90'000, 450, t));
        }};
        const auto pulses = sketch.values(Channel::ppg);
        REQUIRE(pulses.size() == 500);
        CHECK(pulses[100] >= 90'000);
        CHECK(sketch.values(Channel::belt).empty());
    }
}

TEST_CASE("sketches: a column that only counts is never a signal, time is time")
{
    std::mt19937 random{3};
    const std::vector<Print> columns{
        [](int i, Seconds) { return fmt::format("{}", i); },
        [](int i, Seconds) { return fmt::format("{}", i % 10); },
        [](int i, Seconds) { return fmt::format("{}", 3 * i); },
        [&](int, Seconds t) {
            return fmt::format("{:.0f}", t.count() * 1e3 + static_cast<double>(random() % 3));
        },
        [&](int, Seconds t) {
            return fmt::format("{:.0f}", t.count() * 1e6 + static_cast<double>(random() % 900));
        },
        [](int, Seconds t) { return fmt::format("{:.0f}", 1.7643e12 + t.count() * 1e3); },
        [](int, Seconds t) { return fmt::format("{:.3f}", t.count()); },
        [](int, Seconds t) {
            return fmt::format("{}", static_cast<std::uint32_t>(4'294'000'000 + t.count() * 1e6));
        },
    };
    for (const Print& column : columns) {
        const std::string first = column(7, 0.14s);
        CAPTURE(first);
        const Sketch sketch{[&](int i, Seconds t) {
            return fmt::format("{},{}", column(i, t), counts(512, 80, t));
        }};
        CHECK(sketch.inputs() == "-,ppg");
        CHECK(sketch.says("Column 1 only counts"));
        const auto pulses = sketch.values(Channel::ppg);
        REQUIRE(pulses.size() == 500);
        CHECK(*std::ranges::max_element(pulses) < 600);
        CHECK(sketch.values(Channel::belt).empty());
    }
}

TEST_CASE("sketches: what the person says of a column that counts does not make it a signal")
{
    const Print print = [](int i, Seconds t) {
        return fmt::format("{},{}", i, counts(512, 80, t));
    };
    CHECK(Sketch{print, 50, {nullptr, Wiring{Channel::ppg}}}.inputs() == "-,ppg");
    CHECK(Sketch{print, 50, {nullptr, Wiring{Channel::ppg, Channel::belt}}}.inputs() == "-,belt");
}

TEST_CASE("sketches: a counter, red and infrared are one pulse")
{
    const Sketch sketch{[](int i, Seconds t) {
        return fmt::format("{}\t{}\t{}", i, counts(60'000, 150, t), counts(90'000, 450, t));
    }};
    CHECK(sketch.inputs() == "-,-,ppg");
    CHECK(sketch.says("columns 2 and 3 move together, as the colours of one pulse: column 3"));
    CHECK(sketch.values(Channel::belt).empty());
}

TEST_CASE(
    "sketches: three numbers are a PulseSensor's only where two of them change with the beats")
{
    const Sketch early{[](int, Seconds t) { return fmt::format("0,600,{}", counts(512, 80, t)); }};
    CHECK(early.says("PulseSensor (BPM,IBI,Signal) on"));
    const Sketch other{
        [](int i, Seconds t) { return fmt::format("{},{},{}", i % 250, counts(512, 80, t), 300); }};
    CHECK(other.inputs() == "-,ppg");
    CHECK(other.values(Channel::ppg).front() >= 512);
}

TEST_CASE("sketches: a heading names the columns")
{
    const Sketch sketch{[](int i, Seconds t) {
                            return i == 0 ? std::string{"Time (ms),ECG,Resp"}
                                          : fmt::format("{},{},{}", i * 4, counts(512, 80, t),
                                                        300 + i % 5);
                        },
                        250};
    CHECK(sketch.inputs() == "-,ecg,belt");
    CHECK(sketch.values(Channel::ecg).size() == 2499);
}

TEST_CASE("sketches: one that prints rates at each beat is told so, with the one to load")
{
    const Print heart = [](int i, Seconds) {
        return std::string{i % 2 ? "BPM: 72" : "\xe2\x99\xa5  A HeartBeat Happened ! "};
    };
    const Print oximeter = [](int i, Seconds) {
        return std::string{i % 3 ? "Heart rate:72.50bpm / SpO2:97%" : "Beat!"};
    };
    const Print bare = [](int i, Seconds) { return std::to_string(70 + i % 3); };
    const Print repeated = [](int, Seconds) { return std::string{"BPM: 72, IBI: 833"}; };
    for (const auto& [print, rate] : std::vector<std::pair<Print, double>>{
             {heart, 2.4}, {oximeter, 2}, {bare, 1.2}, {repeated, 50}}) {
        const Sketch sketch{print, rate};
        CHECK(sketch.says("This sketch sends beats' rates, not a pulse wave. Load one"));
        CHECK(sketch.values(Channel::ppg).empty());
        CHECK(sketch.values(Channel::rr).empty());
    }
}

TEST_CASE("sketches: intervals that are printed once a beat are beats")
{
    const Sketch sketch{
        [](int i, Seconds) { return fmt::format("BPM: 72, IBI: {}", 820 + i % 30); }, 1.2};
    CHECK(sketch.values(Channel::rr).size() == 12);
}

TEST_CASE("sketches: a board that finds no sensor, and numbers that only count, say what to do")
{
    const Sketch board{[](int i, Seconds) {
        return std::string{i == 0 ? "MAX30105 was not found. Please check wiring/power." : ""};
    }};
    CHECK(board.says("The sketch says \"MAX30105 was not found. ...\": check how the sensor is"));
    const Sketch counter{[](int i, Seconds) { return std::to_string(i); }};
    CHECK(counter.says("only counts"));
    CHECK(counter.values(Channel::ppg).empty());
}

TEST_CASE("sketches: a wave that is printed too slowly is told of with the least rate")
{
    const Sketch sketch{[](int, Seconds t) { return std::to_string(counts(512, 80, t)); }, 10};
    CHECK(sketch.says("10 samples a second are too few for a pulse (at least 20, better 50)"));
}
