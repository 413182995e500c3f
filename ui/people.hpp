// SPDX-License-Identifier: MIT
// The people of a shared library, as the screens know them.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "ui/loaded.hpp"

namespace eupnea::ui {

/// One of them, as the list shows them.
struct PersonCard {
    std::string identity; ///< empty: nobody
    std::string name;     ///< or a code
    std::int64_t sessions = 0;
    std::string last_seen;     ///< a date; empty: not yet
    std::string last_practice; ///< empty: none
    Word device;               ///< used last; empty: none
    Word inputs;
};

struct Notebook;

/// Requests as in Notebook.
struct People {
    bool several = false; ///< else nobody meets any of this

    std::function<Reply<std::vector<PersonCard>>()> request; ///< those who are not archived
    std::function<Reply<void>(const std::string& name)> add;
    std::function<Reply<void>(const PersonCard& person, const std::string& name)> rename;
    std::function<Reply<void>(const PersonCard& person)> archive;
    std::function<Reply<std::string>(const PersonCard& person)> request_belongings; ///< in words
    std::function<Reply<void>(const PersonCard& person)> remove;

    /// From now on sessions are theirs; what the session before left in the engine is forgotten.
    std::function<void(const PersonCard& person)> choose;
    std::function<Notebook(const PersonCard& person)> notebook_of;
};

} // namespace eupnea::ui
