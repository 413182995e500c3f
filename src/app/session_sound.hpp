// SPDX-License-Identifier: MIT
// The sound of a session on the loudspeaker, with the voice recordings of the practice under way.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/event.hpp"
#include "sound/speaker.hpp"

namespace eupnea::app {

/// The loudspeaker is opened for the first sound; where there is none, that is reported once.
class SessionSound {
public:
    using Report = std::function<void(const std::string& sentence)>;
    SessionSound(const SoundSettings& settings, std::function<Seconds()> since_launch,
                 Report report);

    void on(const Event& event);
    void play_as(const SoundSettings& settings);

private:
    void open();
    void read_voices(std::string_view practice);

    SoundSettings settings_;
    std::function<Seconds()> since_launch_;
    Report report_;
    std::vector<Event> so_far_; ///< of this session, for a loudspeaker that is opened later
    Narration narration_;
    std::unique_ptr<Speaker> speaker_;
    bool silent_ = false; ///< there is no loudspeaker
};

} // namespace eupnea::app
