// SPDX-License-Identifier: MIT
#include "library/kept_flower.hpp"

#include "library/event_json.hpp"
#include "library/library.hpp"

namespace eupnea {

Result<Flower> kept_flower(const std::filesystem::path& path, std::int64_t number)
{
    const auto library = Library::open_for_reading(path);
    if (!library) return fail(library.error());
    Statement select{library->database(),
                     "SELECT kind, body FROM event WHERE session = ? AND kind IN "
                     "('session_start', 'session_end', 'beat', 'beat_verdict', 'breath', 'answer') "
                     "ORDER BY position"};
    select.bind(number);
    Session session;
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(complaint_of(row.error(), path));
        if (!*row) return session_flower(session);
        if (const auto event = event_of(select.text(0), select.text(1))) session.apply(*event);
    }
}

} // namespace eupnea
