// SPDX-License-Identifier: MIT
#include "library/kept_flower.hpp"

#include <array>

#include "library/library.hpp"
#include "library/session_events.hpp"

namespace eupnea {

Result<Flower> kept_flower(const std::filesystem::path& path, std::int64_t number)
{
    constexpr std::array<std::string_view, 6> kinds{"session_start", "session_end", "beat",
                                                    "beat_verdict",  "breath",      "answer"};
    const auto library = Library::open_for_reading(path);
    if (!library) return fail(library.error());
    Session session;
    const auto read =
        for_each_event_of(library->database(), number, kinds,
                          [&](std::int64_t, const Event& event) { session.apply(event); });
    if (!read) return fail(complaint_of(read.error(), path));
    return session_flower(session);
}

} // namespace eupnea
