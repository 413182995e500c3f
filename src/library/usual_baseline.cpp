// SPDX-License-Identifier: MIT
#include "library/usual_baseline.hpp"

#include <vector>

#include "base/statistics.hpp"
#include "library/session_events.hpp"

namespace eupnea {

namespace {

constexpr int newest = 7;

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

Result<std::optional<CalmBaseline>> usual_baseline(const Library& library, std::string_view person)
{
    const auto events = live_session_events(library, "baseline_found", person, newest);
    if (!events) return fail(events.error());
    std::vector<CalmBaseline> baselines;
    for (const SessionEvent& one : *events)
        baselines.push_back(std::get<BaselineFound>(one.event).baseline);
    if (baselines.empty()) return std::nullopt;
    return CalmBaseline{median_of(baselines, &CalmBaseline::heart_rate_bpm),
                        median_of(baselines, &CalmBaseline::breath_rate_per_min),
                        median_of(baselines, &CalmBaseline::swing_bpm),
                        median_of(baselines, &CalmBaseline::rmssd_ms), std::nullopt};
}

Result<std::optional<CalmBaseline>> usual_baseline_in(const std::filesystem::path& path,
                                                      std::string_view person)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return std::nullopt;
    const auto library = Library::open_for_reading(path);
    if (!library) return fail(library.error());
    return usual_baseline(*library, person);
}

} // namespace eupnea
