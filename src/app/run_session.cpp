// SPDX-License-Identifier: MIT
#include "app/run_session.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <thread>
#include <unistd.h>

#include "app/failure.hpp"
#include "app/people_resources.hpp"
#include "app/print.hpp"
#include "app/resources.hpp"
#include "app/session_sound.hpp"
#include "app/shared_folder.hpp"
#include "app/terminal_session.hpp"
#include "app/typed_commands.hpp"
#include "app/window_lock.hpp"
#include "calm/quiet_start.hpp"
#include "calm/words.hpp"
#include "practice/check_in.hpp"
#include "ui/run.hpp"

namespace eupnea::app {

namespace {

/// Prints what is new: sentences on their own lines, the live line over the one before on a
/// terminal, and every six seconds where the output is a file.
class TerminalView {
public:
    void show(const Session& session, Timestamp now)
    {
        show_sentences(session);
        const Seconds pause = on_terminal_ ? Seconds{0.25} : Seconds{6.0};
        if (!session.start() || now - last_ < pause) return;
        last_ = now;
        if (on_terminal_)
            fmt::print("\r\033[K{}", printable(live_line(session, now)));
        else
            print("{}\n", live_line(session, now));
        std::fflush(stdout);
    }

    void happened(const Event& event)
    {
        if (std::holds_alternative<QuietBegan>(event))
            say(fmt::format("{} Enter begins the guide now.", quiet_note));
        if (const auto* step = std::get_if<StepBegan>(&event))
            say(fmt::format("\n{}", step->title.view()));
        if (const auto* seen = std::get_if<DeviceSeen>(&event)) offer(*seen);
        if (const auto* guess = std::get_if<SensorGuess>(&event)) ask(*guess);
        if (const auto* prompt = std::get_if<Prompt>(&event); prompt && !prompt->text.empty())
            say(fmt::format("    {}", prompt->text.view()));
    }

    void end_line() const
    {
        if (on_terminal_) print("\n");
    }

    /// The sensor that `u` takes up; nothing is offered to somebody who has one.
    const std::optional<Word>& offered() const { return offered_; }

private:
    void offer(const DeviceSeen& seen)
    {
        const bool simulated = link_origin_ == Origin::simulated;
        if (!seen.present || !simulated) return;
        offered_ = seen.id;
        say(fmt::format("{} has appeared on {}: type u and Enter to use it.", seen.name.view(),
                        seen.id.view()));
    }
    void ask(const SensorGuess& guess) const
    {
        const std::string sends =
            guess.raw.empty() ? "" : fmt::format(" It sends {}.", guess.raw.view());
        say(fmt::format("Taken as {}.{} If it is another sensor, type what is on {}, e.g. {}, and "
                        "Enter.",
                        guess.inputs.view(), sends, guess.count > 1 ? "its inputs" : "it",
                        guess.count > 1 ? "ecg,belt" : "ecg or belt"));
    }
    void show_sentences(const Session& session)
    {
        const auto& link = session.link();
        if (link) link_origin_ = link->origin;
        if (link && link->text.view() != link_text_) {
            link_text_ = link->text.view();
            say(link_text_);
        }
        for (; notices_ < session.notices().size(); ++notices_)
            say(session.notices()[notices_].text.view());
    }
    void say(std::string_view sentence) const
    {
        fmt::print("{}{}\n", on_terminal_ ? "\r\033[K" : "", printable_lines(sentence));
        std::fflush(stdout);
    }

    bool on_terminal_ = isatty(STDOUT_FILENO) != 0;
    Timestamp last_ = at(Seconds{-1e9});
    std::string link_text_;
    Origin link_origin_ = Origin::live;
    std::optional<Word> offered_;
    std::size_t notices_ = 0;
};

SoundSettings sound_settings(const SessionOptions& options)
{
    const SoundKind kind = options.sound == "off"    ? SoundKind::off
                           : options.sound == "body" ? SoundKind::body
                                                     : SoundKind::tones;
    return {.kind = kind, .volume = options.volume, .timbre = timbre_named(options.timbre)};
}

std::function<Seconds()> clock_of(Running& running)
{
    return [&running] { return running.engine().epoch().now().time_since_epoch(); };
}

// As ui::sound_names has them.
constexpr std::array<SoundSettings, 5> sounds{{
    {.kind = SoundKind::off},
    {.kind = SoundKind::tones, .timbre = Timbre::soft},
    {.kind = SoundKind::tones, .timbre = Timbre::warm},
    {.kind = SoundKind::tones, .timbre = Timbre::pure},
    {.kind = SoundKind::body, .timbre = Timbre::soft},
}};

SoundSettings settings_for(const ui::SoundOptions& options)
{
    SoundSettings settings = sounds[options.sound];
    settings.volume = options.volume;
    return settings;
}

ui::SoundOptions sound_options(const SessionOptions& options)
{
    const SoundSettings asked = sound_settings(options);
    const auto found = std::ranges::find_if(sounds, [&](const SoundSettings& sound) {
        return sound.kind == asked.kind &&
               (sound.kind != SoundKind::tones || sound.timbre == asked.timbre);
    });
    return {static_cast<std::size_t>(found - sounds.begin()), options.volume};
}

Seconds length_of(const Session& session)
{
    return (session.end() ? session.end()->time : session.now()).time_since_epoch();
}

std::optional<std::pair<int, int>> size_in(const std::string& text)
{
    int width = 0;
    int height = 0;
    char rest = 0;
    if (std::sscanf(text.c_str(), "%dx%d%c", &width, &height, &rest) != 2) return std::nullopt;
    if (width < 320 || height < 240 || width > 16'384 || height > 16'384) return std::nullopt;
    return std::pair{width, height};
}

ui::WindowOptions window_options(const SessionOptions& options)
{
    ui::WindowOptions window;
    window.fullscreen = options.fullscreen;
    if (options.window_size.empty()) return window;
    const auto size = size_in(options.window_size);
    if (!size) throw Failure("--window-size takes WIDTHxHEIGHT in pixels, e.g. 1280x800.");
    window.width = size->first;
    window.height = size->second;
    return window;
}

ui::StartOptions start_options(const SessionOptions& options, FirstScreen first)
{
    ui::StartOptions start;
    start.practice = options.practice;
    start.own_words = options.own_words;
    start.check_in = options.check_in;
    start.sound = sound_options(options);
    start.begun = first == FirstScreen::session;
    if (!options.device.empty()) start.device = Word{options.device};
    if (options.pattern_given()) start.pattern = options.pattern();
    if (options.practice.empty() || options.minutes_given)
        start.minutes = static_cast<int>(options.minutes);
    start.quiet = !options.no_quiet;
    return start;
}

/// Nobody where the library is one person's, or where it is not known yet whose session it will be.
ui::PersonCard card_of(const SessionOptions& options, const CurrentPerson& current)
{
    const auto cards = person_cards(options.library_path());
    if (!cards || current.identity().empty()) return {};
    const auto found = std::ranges::find(*cards, current.identity(), &ui::PersonCard::identity);
    return found == cards->end() ? ui::PersonCard{} : *found;
}

std::optional<ui::Screenshot> screenshot_of(const SessionOptions& options)
{
    if (options.screenshot.empty()) return std::nullopt;
    return ui::Screenshot{options.screenshot, Seconds{options.screenshot_after}};
}

ui::Look look_of(const SessionOptions& options)
{
    return {options.day, static_cast<float>(options.text_scale), options.reduced_motion};
}

/// The last chance for a note; what still cannot be written is printed, so that it is not lost.
void try_once_more(const ui::Notebook& notebook, const ui::Note& note)
{
    const auto kept = notebook.write(note).get();
    if (!kept)
        print(stderr, "This could not be written in the journal. {}\n{}\n", kept.error().sentence,
              note.text);
}

} // namespace

void run_in_terminal(Running& running, const SessionOptions& options, TypedLines& typed)
{
    print("{}\n", over_breathing_note);
    Session session;
    TerminalView view;
    FirstRefusal refusal;
    Word device{options.device};
    SessionSound sound{sound_settings(options), clock_of(running),
                       [](const std::string& sentence) { print("{}\n", sentence); }};
    Leaving leaving{[&] { running.engine().post(EndSession{}); }};
    const auto since_launch = clock_of(running);
    while (!session.end() && !leaving(StopRequest::came(), session, since_launch())) {
        running.from_io().drain([&](const Event& event) {
            refusal.on(event);
            session.apply(event);
            view.happened(event);
            sound.on(event);
        });
        for (const std::string& line : typed.next_lines())
            for (Command& command : typed_commands(line, session, {device, view.offered()})) {
                if (const auto* choice = std::get_if<ChooseDevice>(&command)) device = choice->id;
                running.engine().post(std::move(command));
            }
        const auto& start = session.start();
        const bool replayed = session.link() && session.link()->origin == Origin::replayed;
        const Seconds begun = start ? start->since_launch : Seconds{0.0};
        view.show(session, replayed ? session.now() : running.engine().epoch().now() - begun);
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    view.end_line();
    if (session.step() && session.start())
        print("{}\n", kind_sentence(facts_of(session.states(), length_of(session)),
                                    session.start()->origin));
    print("{}", summary(session));
}

bool unlock_in_window(const SessionOptions& options)
{
    LibraryWorker worker;
    ui::Window window{window_options(options)};
    ui::Resources resources;
    resources.lock = lock_of(options, worker);
    ui::App app{look_of(options), {}, [](const Command&) {}, std::move(resources)};
    EventQueue nothing{1};
    ui::run(window, app, nothing, ui::machine_time, screenshot_of(options), nullptr,
            [&] { return StopRequest::came() || !app.locked(); });
    return !app.locked();
}

void run_in_window(Running& running, const SessionOptions& options, CurrentPerson& current,
                   FirstScreen first)
{
    ui::Window window{window_options(options)};
    SessionSound sound{sound_settings(options), clock_of(running),
                       [&](const std::string& sentence) { running.engine().notify(sentence); }};
    LibraryWorker worker;
    ui::Resources resources = resources_of(options, current.identity(), worker);
    resources.people = people_of(options.library_path(), worker, running.engine(), current);
    resources.set_sound = [&](const ui::SoundOptions& chosen) {
        sound.play_as(settings_for(chosen));
    };
    resources.lock = lock_of(options, worker);
    ui::StartOptions start = start_options(options, first);
    start.person = card_of(options, current);
    ui::App app{look_of(options), start,
                [&](const Command& command) { running.engine().post(command); },
                std::move(resources)};
    ui::run(
        window, app, running.from_io(), clock_of(running), screenshot_of(options),
        [&](const Event& event) { sound.on(event); }, StopRequest::came);
    for (const ui::UnwrittenNote& left : app.unwritten_notes())
        try_once_more(notebook_in(options.library_path(), left.person, worker), left.note);
}

} // namespace eupnea::app
