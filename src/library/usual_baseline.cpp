// SPDX-License-Identifier: MIT
#include "library/usual_baseline.hpp"

#include <fmt/format.h>

#include <vector>

#include "base/statistics.hpp"
#include "library/event_json.hpp"
#include "library/library_schema.hpp"

namespace eupnea {

namespace {

std::string newest_baselines()
{
    return fmt::format("SELECT body FROM event JOIN session ON session.number = event.session "
                       "WHERE kind = 'baseline_found' AND {} AND origin = 'live' "
                       "ORDER BY event.session DESC LIMIT 7",
                       rare_kinds);
}

std::optional<float> median_of(const std::vector<CalmBaseline>& baselines,
                               std::optional<float> CalmBaseline::*measure)
{
    std::vector<float> values;
    for (const CalmBaseline& baseline : baselines)
        if (const auto value = baseline.*measure) values.push_back(*value);
    if (values.empty()) return std::nullopt;
    return median(std::move(values));
}

} // namespace

Result<std::optional<CalmBaseline>> usual_baseline(const Library& library)
{
    std::vector<CalmBaseline> baselines;
    Statement select{library.database(), newest_baselines()};
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(complaint_of(row.error(), library.path()));
        if (!*row) break;
        const auto event = event_of("baseline_found", select.text(0));
        if (event) baselines.push_back(std::get<BaselineFound>(*event).baseline);
    }
    if (baselines.empty()) return std::nullopt;
    return CalmBaseline{median_of(baselines, &CalmBaseline::heart_rate_bpm),
                        median_of(baselines, &CalmBaseline::breath_rate_per_min),
                        median_of(baselines, &CalmBaseline::swing_bpm),
                        median_of(baselines, &CalmBaseline::rmssd_ms), std::nullopt};
}

Result<std::optional<CalmBaseline>> usual_baseline_in(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return std::nullopt;
    const auto library = Library::open_for_reading(path);
    if (!library) return fail(library.error());
    return usual_baseline(*library);
}

} // namespace eupnea
