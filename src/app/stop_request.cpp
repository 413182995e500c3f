// SPDX-License-Identifier: MIT
#include "app/stop_request.hpp"

#include <atomic>

namespace eupnea::app {

namespace {

constexpr std::array stop_signals{SIGINT, SIGTERM, SIGHUP};
constexpr Seconds time_to_end{3.0};

std::atomic<bool> stop_came{false};
static_assert(std::atomic<bool>::is_always_lock_free);

void note(int) { stop_came = true; }

} // namespace

StopRequest::StopRequest()
{
    stop_came = false;
    struct sigaction noting {};
    noting.sa_handler = note;
    noting.sa_flags = static_cast<int>(SA_RESETHAND); // and no SA_RESTART: waiting for a key ends
    for (std::size_t i = 0; i < stop_signals.size(); ++i) {
        sigaction(stop_signals[i], nullptr, &before_[i]);
        const bool ignored = before_[i].sa_handler == SIG_IGN; // under nohup
        if (!ignored) sigaction(stop_signals[i], &noting, nullptr);
    }
}

StopRequest::~StopRequest()
{
    for (std::size_t i = 0; i < stop_signals.size(); ++i)
        sigaction(stop_signals[i], &before_[i], nullptr);
}

bool StopRequest::came() { return stop_came; }

bool Leaving::operator()(bool asked, const Session& session, Seconds now)
{
    if (!asked) return false;
    const bool replayed = session.link() && session.link()->origin == Origin::replayed;
    if (!session.start() || session.end() || replayed) return true;
    if (!asked_) end_session_();
    if (!asked_) asked_ = now;
    return now - *asked_ > time_to_end;
}

} // namespace eupnea::app
