// SPDX-License-Identifier: MIT
#include "app/record.hpp"

#include <chrono>
#include <fmt/format.h>
#include <thread>

#include "app/print.hpp"
#include "library/library.hpp"
#include "library/recorder.hpp"

namespace eupnea::app {

namespace {

constexpr auto look_period = std::chrono::milliseconds{50};
constexpr int looks_per_commit = 20;

/// Drains the queue until the thread is told to stop, and once more after that.
///
/// @param urgent  what has just come should not wait for its second
template <class Consume, class Urgent, class Commit>
void drain_until(const std::stop_token& stop, EventQueue& from_io, Consume&& consume,
                 Urgent&& urgent, Commit&& commit)
{
    for (int look = 1; !stop.stop_requested(); ++look) {
        from_io.drain(consume);
        if (look % looks_per_commit == 0 || urgent()) commit();
        std::this_thread::sleep_for(look_period);
    }
    from_io.drain(consume);
}

} // namespace

Record record_into(std::filesystem::path library, std::function<std::string()> whose)
{
    return [library = std::move(library), whose = std::move(whose)](
               const std::stop_token& stop, EventQueue& from_io, const Notify& notify) {
        for (const std::string& sentence : recover_sessions(library)) notify(sentence);
        Recorder recorder{library, whose};
        drain_until(
            stop, from_io, [&](const Event& event) { recorder.on(event); },
            [&] { return recorder.urgent(); },
            [&] {
                if (const auto notice = recorder.commit()) notify(notice->text);
            });
        const auto notice = recorder.close();
        if (recorder.waiting()) return std::string{notice->text.view()};
        if (notice) print(stderr, "eupnea: {}\n", notice->text.view());
        return std::string{};
    };
}

Record record_nothing()
{
    return [](const std::stop_token& stop, EventQueue& from_io, const Notify&) {
        drain_until(
            stop, from_io, [](const Event&) {}, [] { return false; }, [] {});
        return std::string{};
    };
}

} // namespace eupnea::app
