// SPDX-License-Identifier: MIT
// The loudspeaker: plays what a renderer makes of a session's events.
#pragma once

#include <boost/lockfree/spsc_queue.hpp>
#include <functional>
#include <memory>
#include <thread>

#include "base/event_queue.hpp"
#include "base/result.hpp"
#include "sound/sound_renderer.hpp"

namespace eupnea {

/// Has a thread of its own. Its place in time is the number of samples played; when that is more than
/// 20 ms away from the clock (a block was missed, the computer slept) it takes up the clock's time, so
/// that sound and guide stay together.
class Speaker {
public:
    /// @param since_launch  the machine's clock, in seconds since the program began
    static Result<std::unique_ptr<Speaker>> open(SoundRenderer renderer,
                                                 std::function<Seconds()> since_launch);
    ~Speaker();
    Speaker(const Speaker&) = delete;
    Speaker& operator=(const Speaker&) = delete;

    /// Called on one thread: whatever can be heard, and the session's start for the time.
    void on(const Event& event);
    void play_as(const SoundSettings& settings);

private:
    struct Stream;
    Speaker(SoundRenderer renderer, std::function<Seconds()> since_launch,
            std::unique_ptr<Stream> stream);
    void play(const std::stop_token& stop);
    void receive(const Event& event);

    SoundRenderer renderer_;
    std::function<Seconds()> since_launch_;
    std::unique_ptr<Stream> stream_;
    Seconds begun_{0.0};                                    ///< the session, since launch
    EventQueue events_{1 << 8};                             ///< main -> sound
    boost::lockfree::spsc_queue<SoundSettings> wishes_{16}; ///< main -> sound
    std::jthread thread_;
};

} // namespace eupnea
