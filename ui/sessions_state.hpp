// SPDX-License-Identifier: MIT
// What the person is looking for among the sessions.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "session/listed_session.hpp"
#include "session/session_flower.hpp"
#include "ui/kit/scroll.hpp"
#include "ui/kit/text_field.hpp"
#include "ui/loaded.hpp"

namespace eupnea::ui {

struct SessionsState {
    std::optional<unsigned> visit; ///< in which the sessions were asked for
    Loaded<std::vector<ListedSession>> sessions;
    bool searching = false;
    TextField search;
    std::vector<std::size_t> found;         ///< those with the words, the newest first
    std::vector<std::string> titles;        ///< of those found
    std::size_t chosen = 0;                 ///< of those found
    std::map<std::int64_t, Flower> flowers; ///< by the session's number, as they were seen
    std::int64_t awaited = 0;               ///< the session whose flower is on its way
    Reply<Flower> flower;
    Scroll scroll; ///< of what is said of the chosen one
    std::int64_t to_remove =
        0; ///< the number of the session, while the person is asked once more; 0: none
    Reply<void> removal;
    std::string message; ///< what came of it
};

} // namespace eupnea::ui
