// SPDX-License-Identifier: MIT
// A recording as a source like any other.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <memory>
#include <optional>

#include "drivers/session_epoch.hpp"
#include "drivers/source.hpp"

namespace eupnea {

/// Gives the next of a recording's events, in order of time; nothing at its end.
using PullEvents = std::function<std::optional<Event>()>;

/// How a recording is played.
struct Playback {
    double speed = 1.0;      ///< recorded seconds per second; 0: as fast as the machine can
    Timestamp from = at({}); ///< what comes before is played at once
};

/// Plays what the sensor and the person gave (Stream, Sample, Gap, PacerChange, Mark, ...) as the
/// recording has it, with its own times: the clock of this source is that of the recording. What came
/// before `from` is played first, as fast as the machine can, so that everything after it is as in a
/// replay from the start. Each LinkStatus, the recorded ones too, states that it is a replay;
/// LinkState::ended where the recording ends.
class ReplaySource : public Source {
public:
    ReplaySource(boost::asio::io_context& io, SessionEpoch epoch, Emit emit, PullEvents pull,
                 Playback playback = {});
    ~ReplaySource() override { stop(); }

    void start() override;
    void stop() override;
    Timestamp shown_from() const override { return playback_.from; }

    /// A pause keeps the place; going on does not hurry after it.
    void pause(bool paused);

private:
    void play();
    void play_until(Timestamp time);
    void wait();
    bool catching_up() const { return played_ < playback_.from; }
    Timestamp due() const; ///< up to where it should be played by now

    boost::asio::steady_timer timer_;
    SessionEpoch epoch_;
    Emit emit_;
    PullEvents pull_;
    Playback playback_;
    std::optional<Event> next_;
    Timestamp began_{};                  ///< when the place `from` was played, on the epoch's clock
    Timestamp played_{};                 ///< up to here, on the recording's clock
    std::optional<Timestamp> paused_at_; ///< on the epoch's clock
    std::shared_ptr<const bool> alive_;  ///< gone once stopped; a timer may already be on its way
};

} // namespace eupnea
