// SPDX-License-Identifier: MIT
// eupnea replay: a recorded session, or another program's file, as it was when it happened.
#include <CLI/CLI.hpp>
#include <memory>

#include "app/commands/commands.hpp"
#include "app/record.hpp"
#include "app/run_session.hpp"
#include "app/sources.hpp"

namespace eupnea::app {

namespace {

struct ReplayOptions {
    SessionOptions session;
    std::string recording;
    double speed = 1.0;
    double from_s = 0.0;
};

/// A file of another program has no beginning and end of a session: they are put around it.
class WholeSession {
public:
    WholeSession(PullEvents pull, std::string name) : pull_(std::move(pull)), name_(std::move(name))
    {}

    std::optional<Event> operator()()
    {
        if (ended_) return std::nullopt;
        if (waiting_) return std::exchange(waiting_, std::nullopt);
        auto event = pull_();
        if (!started_) return start_before(std::move(event));
        if (!event) event = SessionEnd{newest_};
        newest_ = std::max(newest_, time_of(*event));
        ended_ = std::holds_alternative<SessionEnd>(*event);
        return event;
    }

private:
    std::optional<Event> start_before(std::optional<Event> first)
    {
        started_ = true;
        if (first && std::holds_alternative<SessionStart>(*first)) return first;
        waiting_ = std::move(first);
        return SessionStart{Timestamp{}, 0, 0s, 0s, Origin::replayed, name_};
    }

    PullEvents pull_;
    Word name_;
    bool started_ = false;
    bool ended_ = false;
    std::optional<Event> waiting_;
    Timestamp newest_{};
};

void replay(const ReplayOptions& options)
{
    const Playback playback{.speed = options.speed, .from = at(Seconds{options.from_s})};
    PullEvents events = WholeSession{
        recorded_events(options.recording, options.session.library_path()), options.recording};
    Running running{[events, playback](const ChooseDevice&, boost::asio::io_context& io,
                                       SessionEpoch epoch, Emit emit) -> std::unique_ptr<Source> {
                        return std::make_unique<ReplaySource>(io, epoch, std::move(emit), events,
                                                              playback);
                    },
                    record_nothing()};
    running.engine().post(ChooseDevice{Word{options.recording}});
    TypedLines typed;
    CurrentPerson nobody{{}};
    if (options.session.headless || !display_present())
        run_in_terminal(running, options.session, typed);
    else
        run_in_window(running, options.session, nobody, FirstScreen::session);
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
        ->check(CLI::Range(0.1, 60.0));
    command->add_option("--from", options->from_s, "Begin here, in seconds")
        ->check(CLI::NonNegativeNumber);
    options->session.add_view_options(*command);
    command->callback([options] { replay(*options); });
}

} // namespace eupnea::app
