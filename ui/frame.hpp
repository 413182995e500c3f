// SPDX-License-Identifier: MIT
// What a screen is given: the session, the time, and what the window alone remembers.
#pragma once

#include <optional>

#include "session/command.hpp"
#include "session/session.hpp"
#include "ui/check_view.hpp"
#include "ui/choices.hpp"
#include "ui/choose_view.hpp"
#include "ui/goals_view.hpp"
#include "ui/help_view.hpp"
#include "ui/journal_view.hpp"
#include "ui/kit/canvas.hpp"
#include "ui/kit/keys.hpp"
#include "ui/learn_view.hpp"
#include "ui/letter_view.hpp"
#include "ui/pace_view.hpp"
#include "ui/resources.hpp"
#include "ui/screen_id.hpp"
#include "ui/sound_options.hpp"

namespace eupnea::ui {

/// An axis that follows its values slowly.
struct EasedRange {
    float low = 0.0f;
    float high = 0.0f;

    /// Goes toward the wanted range with a time constant of a second; the first time at once.
    void follow(float wanted_low, float wanted_high, Seconds elapsed);
};

/// Where the person paused.
struct Pause {
    Seconds session; ///< its `since_launch`
    Timestamp time;
};

/// What no event tells: choices not yet sent and how the person wants to see things.
struct View {
    Place place = Place::begin;
    Word device;                 ///< chosen on the Begin screen; empty before the first choice
    bool device_by_hand = false; ///< then a sensor that appears does not replace it
    std::vector<Choice> choices;
    std::size_t choice = 0;
    int minutes = 10;
    bool quiet = true; ///< free breathing before the guide
    bool numbers = true;
    bool closing = false;
    std::optional<Seconds> seen; ///< `since_launch` of the session whose After screen was left
    EasedRange heart_range;
    float own_volume = 0.0f;
    bool writing = false; ///< a text is open: letters belong to it
    std::optional<Pause> pause;
    Timestamp touched{}; ///< when the person last moved a key or the mouse
    SoundOptions sound;
    ChooseView choose;
    CheckView check;
    LetterView letter;
    Scroll after;
    JournalView journal;
    GoalsView goals;
    LearnView learn;
    PaceView pace;
    HelpView help;
};

struct Frame {
    const Session& session;
    Timestamp now;
    Seconds elapsed; ///< since the frame before
    const Canvas& canvas;
    const Keys& keys;
    View& view;
    const Send& send;
    const Resources& shelf;
};

} // namespace eupnea::ui
