// SPDX-License-Identifier: MIT
#include "drivers/replay_source.hpp"

#include <array>
#include <utility>

namespace eupnea {

using namespace literals;

namespace {

constexpr std::chrono::milliseconds batch{20};
constexpr Seconds longest_step = 1s; ///< played at once, so that the thread stays free for others

/// What became of the sensor is the recording's; that this is a replay is true of all of it.
Event told_again(Event event)
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
    played_ = playback_.from;
    emit_(LinkStatus{playback_.from, LinkState::streaming, Origin::replayed, "Replay"});
    skip_to_start();
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

/// What is passed over is still needed to understand what follows: the streams and the guide.
void ReplaySource::skip_to_start()
{
    std::array<std::optional<Stream>, channel_count> streams{};
    std::optional<PacerChange> guide;
    for (next_ = pull_(); next_ && time_of(*next_) < playback_.from; next_ = pull_()) {
        if (const auto* stream = std::get_if<Stream>(&*next_))
            streams[static_cast<std::size_t>(stream->channel)] = *stream;
        if (const auto* change = std::get_if<PacerChange>(&*next_)) guide = *change;
    }
    for (const auto& stream : streams)
        if (stream) emit_(*stream);
    if (guide) emit_(*guide);
}

void ReplaySource::wait()
{
    const bool hurry = playback_.speed <= 0.0 && !paused_at_;
    timer_.expires_after(hurry ? std::chrono::milliseconds{0} : batch);
    timer_.async_wait([this, alive = std::weak_ptr<const bool>{alive_}](const auto& cancelled) {
        if (cancelled || alive.expired()) return;
        play();
    });
}

void ReplaySource::play()
{
    if (!paused_at_) {
        const std::weak_ptr<const bool> alive = alive_;
        played_ = std::min(due(), played_ + longest_step);
        while (next_ && time_of(*next_) <= played_) {
            emit_(told_again(*next_));
            if (alive.expired()) return; // whoever listens has stopped the replay
            next_ = pull_();
        }
    }
    if (next_) return wait();
    emit_(LinkStatus{played_, LinkState::ended, Origin::replayed, "The recording has ended."});
}

Timestamp ReplaySource::due() const
{
    if (playback_.speed <= 0.0) return played_ + longest_step;
    return playback_.from + playback_.speed * (epoch_.now() - began_);
}

} // namespace eupnea
