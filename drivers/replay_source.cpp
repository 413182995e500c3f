// SPDX-License-Identifier: MIT
#include "drivers/replay_source.hpp"

#include <utility>

namespace eupnea {

using namespace literals;

namespace {

constexpr std::chrono::milliseconds batch{20};
constexpr Seconds longest_step = 1s; ///< played at once, so that the thread stays free for others

/// What became of the sensor is the recording's; that this is a replay is true of all of it.
Event as_replayed(Event event)
{
    if (auto* link = std::get_if<LinkStatus>(&event)) link->origin = Origin::replayed;
    return event;
}

} // namespace

ReplaySource::ReplaySource(boost::asio::io_context& io, SessionEpoch epoch, Emit emit,
                           PullEvents pull, Playback playback)
    : timer_(io), epoch_(epoch), emit_(std::move(emit)), pull_(std::move(pull)), playback_(playback)
{}

void ReplaySource::start()
{
    alive_ = std::make_shared<const bool>(true);
    began_ = epoch_.now();
    emit_(LinkStatus{played_, LinkState::streaming, Origin::replayed, "Replay"});
    next_ = pull_();
    wait();
}

void ReplaySource::stop()
{
    alive_.reset();
    timer_.cancel();
}

void ReplaySource::pause(bool paused)
{
    if (paused == paused_at_.has_value()) return;
    if (paused) {
        paused_at_ = epoch_.now();
    } else {
        began_ += epoch_.now() - *std::exchange(paused_at_, std::nullopt);
    }
}

void ReplaySource::wait()
{
    const bool hurry = (playback_.speed <= 0.0 || catching_up()) && !paused_at_;
    timer_.expires_after(hurry ? std::chrono::milliseconds{0} : batch);
    timer_.async_wait([this, alive = std::weak_ptr<const bool>{alive_}](const auto& cancelled) {
        if (cancelled || alive.expired()) return;
        play();
    });
}

void ReplaySource::play()
{
    const std::weak_ptr<const bool> alive = alive_;
    if (!paused_at_) play_until(std::min(due(), played_ + longest_step));
    if (alive.expired()) return; // whoever listens has stopped the replay
    if (next_) return wait();
    emit_(LinkStatus{played_, LinkState::ended, Origin::replayed, "The recording has ended."});
}

void ReplaySource::play_until(Timestamp time)
{
    const std::weak_ptr<const bool> alive = alive_;
    const bool was_catching_up = catching_up();
    played_ = time;
    for (; next_ && time_of(*next_) <= played_; next_ = pull_()) {
        emit_(as_replayed(*next_));
        if (alive.expired()) return;
    }
    if (was_catching_up && !catching_up()) began_ = epoch_.now();
}

Timestamp ReplaySource::due() const
{
    if (catching_up()) return playback_.from;
    if (playback_.speed <= 0.0) return played_ + longest_step;
    return playback_.from + playback_.speed * (epoch_.now() - began_);
}

} // namespace eupnea
