// SPDX-License-Identifier: MIT
#include "library/usual_baseline.hpp"

#include <vector>

#include "base/statistics.hpp"
#include "library/event_json.hpp"

namespace eupnea {

namespace {

constexpr const char* newest_baselines =
    "SELECT body FROM event JOIN session ON session.number = event.session "
    "WHERE kind = 'baseline_found' AND origin = 'live' ORDER BY session.number DESC LIMIT 7";

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
    Statement select{library.database(), newest_baselines};
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

std::optional<CalmBaseline> usual_baseline_in(const std::filesystem::path& path)
{
    const auto library = Library::open_for_reading(path);
    if (!library) return std::nullopt;
    return usual_baseline(*library).value_or(std::nullopt);
}

} // namespace eupnea
