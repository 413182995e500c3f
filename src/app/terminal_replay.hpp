// SPDX-License-Identifier: MIT
// A recording watched in the terminal: a live line, and what is typed moves through it.
#pragma once

#include <optional>
#include <string>

#include "session/replay.hpp"

namespace eupnea::app {

/// How a recording is played at first.
struct PlaybackOptions {
    double speed = 1.0; ///< recorded seconds in a second
    Timestamp from{};
    std::optional<Timestamp> until; ///< nothing: to its end
};

/// A line of the person's: nothing or "p" pauses and goes on; "1:30", "90", "+30" and "-30" lead to a
/// time, "n" and "b" to the next and the previous mark; "x4" is a speed; "q" ends it.
class ReplayControl {
public:
    ReplayControl(Replay& replay, const PlaybackOptions& options);

    /// False when it was not understood.
    bool take(const std::string& line);

    /// Plays on.
    void advance(Seconds elapsed);

    bool over() const { return over_; }
    bool paused() const { return paused_; }

private:
    Timestamp last() const;

    Replay& replay_;
    PlaybackOptions options_;
    bool paused_ = false;
    bool over_ = false;
};

/// Until its end, "q" or Ctrl-C.
void replay_in_terminal(Replay& replay, const PlaybackOptions& options);

} // namespace eupnea::app
