// SPDX-License-Identifier: MIT
// A recording that can be taken up at any of its times.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "session/pipeline.hpp"
#include "session/session.hpp"
#include "session/session_keyframe.hpp"

namespace eupnea {

/// How much of a recording's inputs lies before something.
struct RecordPlace {
    std::size_t events = 0; ///< those that are no samples
    std::uint64_t samples = 0;
    friend bool operator==(const RecordPlace&, const RecordPlace&) = default;
};

/// What the pipeline was given, in its order, from any place. Begins with SessionStart.
struct RecordedInputs {
    std::function<std::optional<Event>()> next;
    std::function<RecordPlace()> place; ///< of what next() will give
    std::function<void(const RecordPlace&)> go_to;
};

/// Runs the pipeline on the inputs, as live, and folds both into a session. The first run, in the
/// constructor, goes through the whole recording and keeps keyframes: from the one before a time, that
/// time is reached by playing the little that lies between. The state is the same, bit for bit, however it
/// was reached. Each LinkStatus says that it is a replay.
class Replay {
public:
    explicit Replay(RecordedInputs inputs);
    Replay(const Replay&) = delete;
    Replay& operator=(const Replay&) = delete;

    const Session& session() const { return session_; } ///< at now()
    const Session& whole() const { return whole_; }     ///< at the end
    Timestamp now() const { return now_; }
    Timestamp end() const { return end_; }

    /// Everything up to this time, without going back.
    void play_until(Timestamp time);

    /// To any time, limited to the recording's.
    void seek(Timestamp time);

    std::size_t keyframes() const { return keyframes_.size(); }

private:
    struct Keyframe {
        Timestamp newest; ///< of the inputs before it
        RecordPlace place;
        Pipeline pipeline;
        SessionKeyframe session;
    };

    void play_next();
    void pull();
    void keep_keyframe();
    void thin_out();
    const Keyframe& keyframe_before(Timestamp time) const;
    void restore(const Keyframe& keyframe);

    RecordedInputs inputs_;
    Session session_;
    Pipeline pipeline_;
    std::optional<Event> next_;
    RecordPlace place_; ///< of next_
    Timestamp newest_;  ///< of the inputs played
    Timestamp now_{};
    Timestamp end_{};
    Session whole_;
    std::vector<Keyframe> keyframes_;
    Seconds spacing_; ///< of the keyframes
};

} // namespace eupnea
