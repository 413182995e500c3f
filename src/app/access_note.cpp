// SPDX-License-Identifier: MIT
#include "app/access_note.hpp"

#include <pwd.h>
#include <unistd.h>

#include "app/local_time.hpp"
#include "library/library.hpp"

namespace eupnea::app {

namespace {

/// The account on this computer.
std::string own_account()
{
    const passwd* const entry = getpwuid(getuid());
    return entry ? std::string{entry->pw_name} : std::to_string(getuid());
}

} // namespace

void note_access(const std::filesystem::path& library, Access what,
                 std::optional<std::int64_t> person, std::optional<std::int64_t> session)
{
    auto opened = Library::open_for_writing(library);
    if (!opened || !opened->key()) return;
    [[maybe_unused]] const auto noted =
        keep_access(opened->database(), {unix_ms_now(), own_account(), what, person, session});
}

} // namespace eupnea::app
