// SPDX-License-Identifier: MIT
#include "app/run_session.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <thread>
#include <unistd.h>

#include "app/failure.hpp"
#include "app/resources.hpp"
#include "app/session_sound.hpp"
#include "app/shared_folder.hpp"
#include "app/terminal_session.hpp"
#include "base/wiring.hpp"
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
            fmt::print("\r\033[K{}", live_line(session, now));
        else
            fmt::print("{}\n", live_line(session, now));
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
        if (on_terminal_) fmt::print("\n");
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
        fmt::print("{}{}\n", on_terminal_ ? "\r\033[K" : "", sentence);
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

SoundSettings settings_for(const ui::SoundOptions& wish)
{
    SoundSettings settings = sounds[wish.sound];
    settings.volume = wish.volume;
    return settings;
}

ui::SoundOptions wish_of(const SessionOptions& options)
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

/// @param device  the one that is listened to, and then the one that was offered and taken
void answer(Running& running, const Session& session, const std::optional<Word>& offered,
            Word& device, const std::string& line)
{
    const bool taken = offered && line == "u";
    if (taken) device = *offered;
    if (taken) return running.engine().post(ChooseDevice{device});
    if (session.guess() && parse_wiring(line))
        return running.engine().post(ChooseDevice{device, Word{line}});
    const bool writing = session.step() && session.step()->writing;
    if (session.quiet_left(session.now()) > 0s) running.engine().post(BeginGuide{});
    if (line == "g")
        running.engine().post(MoveToPractice{practice_named("ground"), Seconds{0.0}});
    else if (writing && !line.empty())
        running.engine().post(AddWords{std::string_view{line}});
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

ui::Opening opening(const SessionOptions& options, bool begun)
{
    ui::Opening opening;
    opening.practice = options.practice;
    opening.own_words = options.own_words;
    opening.check_in = options.check_in;
    opening.sound = wish_of(options);
    opening.begun = begun;
    if (!options.device.empty()) opening.device = Word{options.device};
    if (options.pattern_given()) opening.pattern = options.pattern();
    if (options.practice.empty() || options.minutes_given)
        opening.minutes = static_cast<int>(options.minutes);
    opening.quiet = !options.no_quiet;
    return opening;
}

} // namespace

void run_in_terminal(Running& running, const SessionOptions& options, TypedLines& typed)
{
    fmt::print("{}\n", over_breathing_note);
    Session session;
    TerminalView view;
    FirstRefusal refusal;
    Word device{options.device};
    SessionSound sound{sound_settings(options), clock_of(running),
                       [](const std::string& sentence) { fmt::print("{}\n", sentence); }};
    while (!session.end()) {
        running.from_io().drain([&](const Event& event) {
            refusal.on(event);
            session.apply(event);
            view.happened(event);
            sound.on(event);
        });
        while (const auto line = typed.next())
            answer(running, session, view.offered(), device, *line);
        const auto& start = session.start();
        const bool replayed = session.link() && session.link()->origin == Origin::replayed;
        const Seconds begun = start ? start->since_launch : Seconds{0.0};
        view.show(session, replayed ? session.now() : running.engine().epoch().now() - begun);
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    view.end_line();
    if (session.step())
        fmt::print("{}\n", kind_sentence(facts_of(session.states(), length_of(session)),
                                         session.start()->origin));
    fmt::print("{}", summary(session));
}

void run_in_window(Running& running, const SessionOptions& options, bool begun)
{
    const ui::Look look{options.day, static_cast<float>(options.text_scale),
                        options.reduced_motion};
    ui::Window window{window_options(options)};
    SessionSound sound{sound_settings(options), clock_of(running),
                       [&](const std::string& sentence) { running.engine().tell(sentence); }};
    ui::Resources shelf = resources_of(options);
    shelf.hear = [&](const ui::SoundOptions& wish) { sound.play_as(settings_for(wish)); };
    ui::App app{look, opening(options, begun),
                [&](const Command& wish) { running.engine().post(wish); }, std::move(shelf)};
    std::optional<ui::Screenshot> screenshot;
    if (!options.screenshot.empty())
        screenshot = ui::Screenshot{options.screenshot, Seconds{options.screenshot_after}};
    ui::run(window, app, running.from_io(), clock_of(running), screenshot,
            [&](const Event& event) { sound.on(event); });
}

} // namespace eupnea::app
