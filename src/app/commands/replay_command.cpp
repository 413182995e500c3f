// SPDX-License-Identifier: MIT
// eupnea replay: a recorded session, or another program's file, as it was when it happened.
#include <CLI/CLI.hpp>
#include <memory>

#include "app/commands/commands.hpp"
#include "app/current_person.hpp"
#include "app/open_replay.hpp"
#include "app/passphrase.hpp"
#include "app/record.hpp"
#include "app/run_session.hpp"
#include "app/sources.hpp"
#include "app/terminal_replay.hpp"
#include "library/people.hpp"
#include "library/sealing/library_seal.hpp"

namespace eupnea::app {

namespace {

struct ReplayOptions {
    SessionOptions session;
    std::string recording;
    double speed = 1.0;
    double from_s = 0.0;
    double to_s = 0.0; ///< 0: to the end

    std::optional<Timestamp> until() const
    {
        return to_s > 0.0 ? std::optional{at(Seconds{to_s})} : std::nullopt;
    }
};

/// Beside the recording the window is as always: a session may be begun in it.
void replay_in_window(const ReplayOptions& options)
{
    const auto library = options.session.library_path();
    if (!passphrase_is_given() && is_sealed(library) && !unlock_in_window(options.session)) return;
    CurrentPerson person{chosen_person(library, options.session.person).value_or(std::string{})};
    Running running{sources({}), record_into(library, [&person] { return person.identity(); })};
    run_in_window(running, options.session, person, FirstScreen::begin,
                  ui::ReplayStart{options.recording, options.recording, options.speed,
                                  at(Seconds{options.from_s}), options.until()});
}

void replay(const ReplayOptions& options)
{
    if (!options.session.headless && display_present()) return replay_in_window(options);
    const auto recording = open_replay(options.recording, options.session.library_path());
    const StopRequest stop_request;
    replay_in_terminal(*recording, {options.speed, at(Seconds{options.from_s}), options.until()});
}

} // namespace

void add_replay_command(CLI::App& cli)
{
    auto options = std::make_shared<ReplayOptions>();
    CLI::App* command = cli.add_subcommand("replay", "A recording, as it was when it happened");
    command
        ->add_option("recording", options->recording,
                     "A session's number, or any file that analyze reads")
        ->type_name("SESSION|FILE")
        ->required();
    command->add_option("--speed", options->speed, "Recorded seconds in a second")
        ->capture_default_str()
        ->check(CLI::Range(0.25, 60.0));
    command->add_option("--from", options->from_s, "Begin here, in seconds")
        ->check(CLI::NonNegativeNumber);
    command->add_option("--to", options->to_s, "End here, in seconds")
        ->check(CLI::NonNegativeNumber);
    options->session.add_view_options(*command);
    command->callback([options] { replay(*options); });
}

} // namespace eupnea::app
