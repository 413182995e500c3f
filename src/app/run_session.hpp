// SPDX-License-Identifier: MIT
// A session in the window or in the terminal, from the same running engine.
#pragma once

#include "app/current_person.hpp"
#include "app/running.hpp"
#include "app/session_options.hpp"
#include "app/typed_lines.hpp"

namespace eupnea::app {

/// Until the session ends or Ctrl-C: a live line, then the summary. A line typed while a practice asks
/// for words is one of them; "g" moves gently to the practice Ground.
void run_in_terminal(Running& running, const SessionOptions& options, TypedLines& typed);

/// What the window waits for when it opens.
enum class FirstScreen : std::uint8_t {
    begin = 0, ///< the person, who has everything to choose
    session,   ///< the events of a session that has been requested
};

/// Before anything of a sealed library is read: a window that shows its lock and nothing else. False when the person has
/// closed it instead.
bool unlock_in_window(const SessionOptions& options);

/// Until the window is closed.
///
/// @param current  whose journal and goals are shown, and who is chosen meanwhile
void run_in_window(Running& running, const SessionOptions& options, CurrentPerson& current,
                   FirstScreen first);

} // namespace eupnea::app
