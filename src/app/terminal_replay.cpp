// SPDX-License-Identifier: MIT
#include "app/terminal_replay.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <fmt/format.h>
#include <thread>
#include <unistd.h>

#include "app/print.hpp"
#include "app/stop_request.hpp"
#include "app/terminal_session.hpp"
#include "app/typed_lines.hpp"
#include "session/marks.hpp"

namespace eupnea::app {

namespace {

constexpr double slowest = 0.25;
constexpr double fastest = 60.0;

std::optional<double> number_in(std::string_view text)
{
    double number = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// "90", "1:30" or "1:01:30".
std::optional<Seconds> clock_in(std::string_view text)
{
    double seconds = 0.0;
    for (;;) {
        const auto colon = text.find(':');
        const auto part = number_in(text.substr(0, colon));
        if (!part || *part < 0.0) return std::nullopt;
        seconds = 60.0 * seconds + *part;
        if (colon == std::string_view::npos) return Seconds{seconds};
        text.remove_prefix(colon + 1);
    }
}

/// What a line says of a time, from the one that is shown.
std::optional<Timestamp> time_in(std::string_view line, Timestamp now)
{
    const bool forward = line.starts_with('+');
    const bool back = line.starts_with('-');
    if (forward || back) line.remove_prefix(1);
    const auto time = clock_in(line);
    if (!time) return std::nullopt;
    return forward ? now + *time : back ? now - *time : at(*time);
}

/// What is new since the last look, on lines of its own.
class ReplayLines {
public:
    void show(const Session& session)
    {
        show_new(session.steps(), steps_,
                 [](const StepBegan& step) { print("\n{}\n", step.title.view()); });
        show_new(session.prompts(), prompts_, [](const Prompt& prompt) {
            if (!prompt.text.empty()) print("    {}\n", prompt.text.view());
        });
        show_new(session.marks(), marks_, [](const Mark& mark) {
            print("    [{}]\n", mark.text.empty() ? "mark" : mark.text.view());
        });
    }

private:
    /// After a seek, only what comes from there on.
    template <class T, class Print>
    void show_new(std::span<const T> all, std::size_t& shown, Print&& print_one)
    {
        if (all.size() > shown + 1 || all.size() < shown) shown = all.size();
        for (; shown < all.size(); ++shown) {
            if (on_terminal_) fmt::print("\r\033[K");
            print_one(all[shown]);
        }
    }

    bool on_terminal_ = isatty(STDOUT_FILENO) != 0;
    std::size_t steps_ = 0;
    std::size_t prompts_ = 0;
    std::size_t marks_ = 0;
};

std::string line_for(const Replay& replay, const ReplayControl& control)
{
    const auto seconds = static_cast<long>(seconds_of(replay.now()));
    return fmt::format("{:>3}:{:02}{} {}", seconds / 60, seconds % 60,
                       control.paused() ? " ||" : "", live_line(replay.session(), replay.now()));
}

} // namespace

ReplayControl::ReplayControl(Replay& replay, const PlaybackOptions& options)
    : replay_(replay), options_(options)
{
    replay_.seek(options_.from);
}

Timestamp ReplayControl::last() const
{
    return std::min(options_.until.value_or(replay_.end()), replay_.end());
}

bool ReplayControl::take(const std::string& line)
{
    if (line.empty() || line == "p") {
        paused_ = !paused_;
    } else if (line == "q") {
        over_ = true;
    } else if (line == "n" || line == "b") {
        const auto marks = replay_.whole().marks();
        replay_.seek(line == "n" ? next_mark(marks, replay_.now()).value_or(replay_.now())
                                 : previous_mark(marks, replay_.now()).value_or(Timestamp{}));
    } else if (line.front() == 'x') {
        const auto speed = number_in(std::string_view{line}.substr(1));
        if (!speed || *speed < slowest || *speed > fastest) return false;
        options_.speed = *speed;
    } else if (const auto time = time_in(line, replay_.now())) {
        replay_.seek(*time);
    } else {
        return false;
    }
    return true;
}

void ReplayControl::advance(Seconds elapsed)
{
    if (paused_) return;
    replay_.play_until(std::min(replay_.now() + options_.speed * elapsed, last()));
    over_ |= replay_.now() >= last();
}

void replay_in_terminal(Replay& replay, const PlaybackOptions& options)
{
    print("Enter pauses; a time (1:30, +30, -30) leads there, n and b to the marks, x4 plays four "
          "times as fast, q ends.\n");
    ReplayControl control{replay, options};
    ReplayLines lines;
    TypedLines typed;
    const bool on_terminal = isatty(STDOUT_FILENO) != 0;
    const Seconds pause = on_terminal ? Seconds{0.25} : Seconds{6.0};
    Seconds since_line = pause;
    auto last = std::chrono::steady_clock::now();
    while (!control.over() && !StopRequest::came()) {
        for (const std::string& line : typed.next_lines())
            if (!control.take(line)) print("\"{}\" is no time, mark or speed.\n", line);
        const auto now = std::chrono::steady_clock::now();
        const Seconds elapsed = now - std::exchange(last, now);
        control.advance(elapsed);
        lines.show(replay.session());
        since_line += elapsed;
        if (since_line >= pause) {
            since_line = Seconds{0.0};
            if (on_terminal)
                fmt::print("\r\033[K{}", printable(line_for(replay, control)));
            else
                print("{}\n", line_for(replay, control));
            std::fflush(stdout);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    if (on_terminal) print("\n");
    print("{}", summary(replay.session()));
}

} // namespace eupnea::app
