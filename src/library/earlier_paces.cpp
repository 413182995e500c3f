// SPDX-License-Identifier: MIT
#include "library/earlier_paces.hpp"

#include "library/event_json.hpp"

namespace eupnea {

Result<std::vector<EarlierPace>> earlier_paces(const Library& library)
{
    Statement select{library.database(),
                     "SELECT begun_unix_ms, body FROM event "
                     "JOIN session ON session.number = event.session "
                     "WHERE kind = 'pace_found' AND origin = 'live' ORDER BY session.number DESC"};
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

std::vector<EarlierPace> earlier_paces_in(const std::filesystem::path& path)
{
    const auto library = Library::open_for_reading(path);
    if (!library) return {};
    return earlier_paces(*library).value_or(std::vector<EarlierPace>{});
}

} // namespace eupnea
