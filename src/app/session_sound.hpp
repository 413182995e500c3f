// SPDX-License-Identifier: MIT
// What is heard of a session: as the person wishes, with the voice of the practice that is on.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/event.hpp"
#include "sound/speaker.hpp"

namespace eupnea::app {

/// The loudspeaker is opened when there is something to hear for the first time; where there is none,
/// that is said once.
class SessionSound {
public:
    using Say = std::function<void(const std::string& sentence)>;
    SessionSound(const SoundSettings& settings, std::function<Seconds()> since_launch, Say say);

    void on(const Event& event);
    void play_as(const SoundSettings& settings);

private:
    void open();
    void read_voices(std::string_view practice);

    SoundSettings settings_;
    std::function<Seconds()> since_launch_;
    Say say_;
    std::vector<Event> so_far_; ///< of this session, what a loudspeaker opened later must know
    Narration narration_;
    std::unique_ptr<Speaker> speaker_;
    bool silent_ = false; ///< there is no loudspeaker
};

} // namespace eupnea::app
