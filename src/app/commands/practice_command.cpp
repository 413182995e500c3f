// SPDX-License-Identifier: MIT
// eupnea practice, and eupnea alone: a guided session, in the window or in the terminal.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands/commands.hpp"
#include "app/failure.hpp"
#include "app/passphrase.hpp"
#include "app/people_resources.hpp"
#include "app/person_option.hpp"
#include "app/print.hpp"
#include "app/record.hpp"
#include "app/resources.hpp"
#include "app/run_session.hpp"
#include "app/shared_folder.hpp"
#include "app/sources.hpp"
#include "app/terminal_check_in.hpp"
#include "calm/quiet_start.hpp"
#include "drivers/bluetooth/strap_choice.hpp"
#include "drivers/ports.hpp"
#include "library/people.hpp"
#include "library/sealing/library_seal.hpp"
#include "practice/practice_timeline.hpp"

namespace eupnea::app {

namespace {

BeginPractice beginning_of_practice(const SessionOptions& options)
{
    const Seconds length{options.minutes_given ? options.minutes * 60.0 : 0.0};
    BeginPractice begin{practice_named(options.practice), length, options.own_words};
    if (!options.no_quiet) begin.quiet = quiet_before(PracticeTimeline{begin.practice, length});
    return begin;
}

Command beginning(const SessionOptions& options)
{
    if (!options.practice.empty()) return beginning_of_practice(options);
    const Seconds length{options.minutes * 60.0};
    return BeginSession{options.pattern(), length, options.slow_down,
                        options.no_quiet ? Seconds{0.0} : quiet_before(length)};
}

void practise_in_terminal(Running& running, const SessionOptions& options,
                          const std::string& person, const Command& begin)
{
    TypedLines typed;
    if (options.check_in) check_in(running.engine(), typed, CheckMoment::before);
    if (StopRequest::came()) return;
    running.engine().post(begin);
    run_in_terminal(running, options, typed);
    if (!options.check_in) return;
    const std::string line = check_in(running.engine(), typed, CheckMoment::after);
    if (line.empty()) return;
    LibraryWorker worker;
    const auto kept = notebook_in(options.library_path(), person, worker)
                          .write({"", line, ui::NoteOf::newest_session})
                          .get();
    print("{}\n", kept ? "The line is in the journal." : kept.error().sentence);
}

void finish(Running& running)
{
    const std::string not_recorded = running.finish();
    if (!not_recorded.empty()) throw Failure(not_recorded);
}

/// In a window whoever it is can be chosen there, so nobody is no mistake.
std::string person_at_first(const SessionOptions& options)
{
    if (!options.person.empty()) return person_meant(options.library_path(), options.person);
    return chosen_person(options.library_path(), {}).value_or(std::string{});
}

/// The sensor that this person used last, where it is there, else the one that is.
std::string usual_device(const SessionOptions& options, const CurrentPerson& person)
{
    const auto cards = person_cards(options.library_path());
    for (const ui::PersonCard& card : cards ? *cards : std::vector<ui::PersonCard>{}) {
        const std::string device{card.device.view()};
        const bool there = device.starts_with("ble") || std::filesystem::exists(device);
        if (card.identity == person.identity() && there) return device;
    }
    return default_device();
}

/// It has to be asked who practises before anything begins.
bool is_shared_by_several(const SessionOptions& options, const CurrentPerson& person)
{
    const auto cards = person_cards(options.library_path());
    return person.identity().empty() && cards && cards->size() > 1;
}

void practise(SessionOptions options, FirstScreen first)
{
    if (!options.library.empty()) value_or_fail(check_library(options.library));
    const Command begin = beginning(options);
    const bool in_terminal = options.headless || !display_present();
    const bool is_asked_here = !in_terminal && !passphrase_is_given();
    if (is_asked_here && is_sealed(options.library_path()) && !unlock_in_window(options)) return;
    CurrentPerson person{in_terminal ? person_meant(options.library_path(), options.person)
                                     : person_at_first(options)};
    const bool unasked = options.device.empty();
    if (unasked) options.device = usual_device(options, person);
    const bool on_a_path = options.device != "sim" && !strap_id(options.device);
    if (in_terminal && on_a_path && !std::filesystem::exists(options.device))
        throw Failure(
            fmt::format("There is no port or file {}. {}", options.device, describe(list_ports())));

    Running running{sources({options.format, options.inputs}),
                    record_into(options.library_path(), [&person] { return person.identity(); })};
    running.engine().post(ChooseDevice{Word{options.device}});
    post_usual_baseline(running.engine(), options.library_path(), person.identity());
    if (in_terminal) {
        practise_in_terminal(running, options, person.identity(), begin);
        return finish(running);
    }
    running.engine().look_for_straps();
    const bool asks_first = options.check_in && !options.practice.empty();
    if (asks_first || is_shared_by_several(options, person)) first = FirstScreen::begin;
    if (first == FirstScreen::session) running.engine().post(begin);
    if (unasked) options.device.clear(); // so that a sensor plugged in later is chosen
    run_in_window(running, options, person, first);
    finish(running);
}

} // namespace

void add_practice_command(CLI::App& cli)
{
    auto options = std::make_shared<SessionOptions>();
    CLI::App* practice = cli.add_subcommand("practice", "A guided session, begun at once");
    options->add_to(*practice);
    practice->callback([options] { practise(*options, FirstScreen::session); });
}

void add_default_command(CLI::App& cli)
{
    auto options = std::make_shared<SessionOptions>();
    options->add_to(cli);
    cli.final_callback([&cli, options] {
        if (cli.get_subcommands().empty()) practise(*options, FirstScreen::begin);
    });
}

} // namespace eupnea::app
