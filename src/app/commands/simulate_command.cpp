// SPDX-License-Identifier: MIT
// eupnea simulate --pty: a pseudo terminal on which a sensor seems to be, to try everything else with.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <array>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <thread>

#include "app/commands/commands.hpp"
#include "app/failure.hpp"
#include "app/print.hpp"
#include "base/wiring.hpp"
#include "drivers/drivers.hpp"
#include "drivers/pty.hpp"
#include "drivers/replay_source.hpp"
#include "drivers/simulator/person.hpp"
#include "drivers/simulator/strap_dongle.hpp"
#include "drivers/simulator/worn_strap.hpp"
#include "drivers/wire_encoder.hpp"
#include "files/recording_file.hpp"
#include "pacing/patterns.hpp"
#include "resonance/assessment_plan.hpp"

namespace eupnea::app {

using namespace literals;

namespace {

struct Options {
    bool pty = false;
    std::string format = "node";
    std::string inputs; ///< which sensor is on which; empty: the format's own
    std::string from;
    std::string pattern = "coherent";
    bool assessment = false; ///< breathes at its paces, one after the other, instead
    double speed = 1.0;
    std::uint64_t seed = 1;
};

constexpr Seconds preview = 30s;        ///< of the recording, to set the converter's range by
constexpr SampleRate usual_rate{250.0}; ///< of a device that has no rate of its own

PullEvents from_file(const std::string& path)
{
    auto opened = RecordingFile::open(path);
    if (!opened) throw Failure(opened.error().sentence);
    auto file = std::make_shared<RecordingFile>(std::move(*opened));
    return [file] { return file->next(); };
}

/// The five paces of a stepped assessment, with its rests.
std::vector<PacerChange> assessment_paces()
{
    constexpr Seconds rest = 30s;
    std::vector<PacerChange> changes;
    Timestamp begin{};
    for (const PaceStep& step : assessment_steps(AssessmentMode::stepped)) {
        for (const PacerChange& change : pacer_changes(step, begin)) changes.push_back(change);
        changes.push_back({begin + step.length, changes.back().pattern, false});
        begin += step.length + rest;
    }
    return changes;
}

std::vector<PacerChange> breathing(const Options& options)
{
    if (options.assessment) return assessment_paces();
    const auto pattern = parse_pattern(options.pattern);
    if (!pattern) throw Failure(pattern.error().sentence);
    return {PacerChange{Timestamp{}, *pattern, true}};
}

/// Without end. They breathe as was settled beforehand, as nobody can tell them of anything else.
PullEvents from_person(const Options& options, const Driver& format)
{
    const SampleRate own = format.clocks[0].frame_rate;
    simulator::Scenario scenario;
    scenario.seed = options.seed;
    scenario.ecg_rate = scenario.ppg_rate = scenario.belt_rate =
        own.per_second > 0 ? own : usual_rate;

    struct Played {
        simulator::Person person;
        std::deque<Event> events{};
        Timestamp until{};
        std::vector<PacerChange> changes{};
        std::size_t told = 0;
    };
    auto played = std::make_shared<Played>(Played{simulator::Person{scenario}});
    played->changes = breathing(options);
    return [played]() -> std::optional<Event> {
        while (played->events.empty()) {
            for (; played->told < played->changes.size() &&
                   played->changes[played->told].time <= played->until;
                 ++played->told)
                played->person.on(played->changes[played->told]);
            played->until += 1s;
            played->person.advance_to(played->until,
                                      [&](const Event& event) { played->events.push_back(event); });
        }
        const Event event = played->events.front();
        played->events.pop_front();
        return event;
    };
}

/// The same life at another speed: a faster device, not a faster clock.
Event at_speed(Event event, double speed)
{
    if (auto* stream = std::get_if<Stream>(&event)) {
        stream->time = at(stream->time.time_since_epoch() / speed);
        stream->rate.per_second *= speed;
    } else if (auto* sample = std::get_if<Sample>(&event)) {
        sample->time = at(sample->time.time_since_epoch() / speed);
    }
    return event;
}

/// What begins the recording, kept to be played, and the ranges of its channels.
struct Beginning {
    explicit Beginning(const PullEvents& pull)
    {
        for (auto event = pull(); event; event = pull()) {
            events.push_back(*event);
            if (const auto* sample = std::get_if<Sample>(&*event)) ranges.see(*sample);
            if (time_of(*event) - time_of(events.front()) > preview) break;
        }
    }
    bool fits(const Driver& format) const
    {
        for (const Event& event : events)
            if (const auto* stream = std::get_if<Stream>(&event))
                if (stream->rate.per_second > 0 && carries(format, stream->channel)) return true;
        return false;
    }

    std::deque<Event> events;
    ChannelRanges ranges;
};

/// At true pace on the device's own clock; what the reader is too slow for is lost, as from a sensor.
void play(Beginning beginning, const PullEvents& pull, const Driver& format, double speed, Pty& pty)
{
    WireEncoder encoder{format, beginning.ranges};
    const auto next = [&]() -> std::optional<Event> {
        if (beginning.events.empty()) return pull();
        const Event event = beginning.events.front();
        beginning.events.pop_front();
        return event;
    };
    const auto start = std::chrono::steady_clock::now();
    const Timestamp zero = time_of(beginning.events.front());
    for (auto event = next(); event; event = next()) {
        const std::string frame = encoder(at_speed(*event, speed));
        if (frame.empty()) continue;
        std::this_thread::sleep_until(start + (time_of(*event) - zero) / speed);
        pty.send(frame);
    }
}

Driver format_of(const Options& options)
{
    const Driver* known = driver_of(options.format);
    if (!known || !known->encode)
        throw Failure(fmt::format("There is no format {} to send in; there are: {}.",
                                  options.format, format_names()));
    Driver format = *known;
    if (options.inputs.empty()) return format;
    const auto wiring = parse_wiring(options.inputs);
    if (!wiring) throw Failure(wiring.error().sentence);
    format.wiring = *wiring;
    return format;
}

/// A Bluetooth dongle with a strap on the simulated person in its reach, without end.
void play_strap(const Options& options)
{
    const auto pattern = parse_pattern(options.pattern);
    if (!pattern) throw Failure(pattern.error().sentence);
    auto pty = Pty::open();
    if (!pty) throw Failure(pty.error().sentence);
    print("{}\n", pty->path());
    std::fflush(stdout);

    simulator::StrapDongle dongle{{}};
    simulator::WornStrap worn{{.seed = options.seed}, *pattern};
    const auto start = std::chrono::steady_clock::now();
    for (auto now = start;; now += 20ms) {
        std::this_thread::sleep_until(now);
        std::array<std::uint8_t, 256> commands;
        const std::size_t n = pty->read(commands);
        pty->send(dongle({commands.data(), n}) + dongle.advertise());
        worn.advance_to(at((now - start) * options.speed), [&](Attribute attribute, auto value) {
            pty->send(dongle.notify(attribute, value));
        });
    }
}

void simulate(const Options& options)
{
    if (options.pty && options.format == "bled112") return play_strap(options);
    if (!options.pty) throw Failure("Say where to: --pty makes a pseudo terminal.");
    if (options.speed <= 0) throw Failure("--speed is a positive number.");
    const Driver format = format_of(options);
    const PullEvents pull =
        options.from.empty() ? from_person(options, format) : from_file(options.from);
    Beginning beginning{pull};
    if (!beginning.fits(format))
        throw Failure(fmt::format("{} has no channel that the format {} carries.", options.from,
                                  options.format));
    auto pty = Pty::open();
    if (!pty) throw Failure(pty.error().sentence);

    print("{}\n", pty->path());
    std::fflush(stdout);
    while (!pty->has_reader()) std::this_thread::sleep_for(20ms);
    play(std::move(beginning), pull, format, options.speed, *pty);
    std::this_thread::sleep_for(1s); // for the reader to take the last of it
}

} // namespace

void add_simulate_command(CLI::App& cli)
{
    auto options = std::make_shared<Options>();
    CLI::App* command = cli.add_subcommand(
        "simulate",
        "A sensor that is none: prints the port to read, and plays from its opening on");
    command->add_flag("--pty", options->pty, "Play on a pseudo terminal and print its path");
    command
        ->add_option("--format", options->format, "What to send: " + format_names() + ", bled112")
        ->capture_default_str();
    command->add_option("--inputs", options->inputs,
                        "What is on the inputs of a board that takes any sensor: -,ecg,belt");
    command->add_option("--from", options->from, "A recorded file; else the simulated person");
    command->add_option("--speed", options->speed, "Times as fast")->capture_default_str();
    command->add_option("--pattern", options->pattern, "How the simulated person breathes")
        ->capture_default_str();
    command->add_flag("--assessment", options->assessment,
                      "They breathe at the five paces of eupnea assess, from the opening on");
    command->add_option("--seed", options->seed, "Which simulated person")->capture_default_str();
    command->callback([options] { simulate(*options); });
}

} // namespace eupnea::app
