// SPDX-License-Identifier: MIT
// What a screen is given: the session, the time, and what the window alone remembers.
#pragma once

#include <optional>

#include "session/command.hpp"
#include "session/session.hpp"
#include "ui/kit/canvas.hpp"
#include "ui/kit/keys.hpp"
#include "ui/resources.hpp"
#include "ui/screen_id.hpp"
#include "ui/screen_states.hpp"
#include "ui/sound_options.hpp"

namespace eupnea::ui {

/// What no event carries: which screen is open, and how the person wants to see and hear things.
class View {
public:
    ScreenId screen = ScreenId::begin; ///< while no session runs
    unsigned visit = 0;                ///< counts the screens opened: lookups are for one visit
    bool numbers = true;
    bool closing = false;
    std::optional<Seconds> seen; ///< `since_launch` of the session whose After screen was left
    bool writing = false;        ///< a text is open: letters belong to it
    SoundOptions sound;
    PersonCard person; ///< who practises; nobody where one has the library alone
    std::optional<PersonCard> next_person; ///< who practises after this frame

    void open(ScreenId next)
    {
        screen = next;
        ++visit;
    }

    /// What a screen remembers, in a type of its own.
    template <class State>
    State& state()
    {
        return states_.get<State>();
    }

private:
    ScreenStates states_;
};

struct Frame {
    const Session& session;
    Timestamp now;
    Seconds elapsed; ///< since the frame before
    const Canvas& canvas;
    const Keys& keys;
    View& view;
    const Send& send;
    const Resources& resources;
};

} // namespace eupnea::ui
