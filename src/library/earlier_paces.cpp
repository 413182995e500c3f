// SPDX-License-Identifier: MIT
#include "library/earlier_paces.hpp"

#include "library/session_events.hpp"

namespace eupnea {

Result<std::vector<EarlierPace>> earlier_paces(const Library& library, std::string_view person)
{
    const auto events = live_session_events(library, "pace_found", person);
    if (!events) return fail(events.error());
    std::vector<EarlierPace> paces;
    for (const SessionEvent& one : *events) {
        const auto& found = std::get<PaceFound>(one.event);
        if (found.outcome == PaceOutcome::not_enough) continue;
        paces.push_back({one.begun_unix_ms, local_date_text(one.begun_unix_ms), found});
    }
    return paces;
}

Result<std::vector<EarlierPace>> earlier_paces_in(const std::filesystem::path& path,
                                                  std::string_view person)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return std::vector<EarlierPace>{};
    const auto library = Library::open_for_reading(path);
    if (!library) return fail(library.error());
    return earlier_paces(*library, person);
}

} // namespace eupnea
