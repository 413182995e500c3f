// SPDX-License-Identifier: MIT
#include "library/earlier_paces.hpp"

#include <fmt/format.h>

#include "library/event_json.hpp"
#include "library/library_schema.hpp"

namespace eupnea {

Result<std::vector<EarlierPace>> earlier_paces(const Library& library)
{
    Statement select{library.database(),
                     fmt::format("SELECT begun_unix_ms, body FROM event "
                                 "JOIN session ON session.number = event.session "
                                 "WHERE kind = 'pace_found' AND {} AND origin = 'live' "
                                 "ORDER BY event.session DESC",
                                 rare_kinds)};
    std::vector<EarlierPace> paces;
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(complaint_of(row.error(), library.path()));
        if (!*row) return paces;
        const auto event = event_of("pace_found", select.text(1));
        if (!event) continue;
        const auto& found = std::get<PaceFound>(*event);
        if (found.outcome == PaceOutcome::not_enough) continue;
        paces.push_back({select.integer(0), local_date_text(select.integer(0)), found});
    }
}

Result<std::vector<EarlierPace>> earlier_paces_in(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return std::vector<EarlierPace>{};
    const auto library = Library::open_for_reading(path);
    if (!library) return fail(library.error());
    return earlier_paces(*library);
}

} // namespace eupnea
