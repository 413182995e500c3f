// SPDX-License-Identifier: MIT
#include "app/assessment_report.hpp"

#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace eupnea::app {

namespace {

constexpr std::string_view beside_the_guide = "No breath was measured: rate and phase are those of "
                                              "your heart beside the guide, and the phase "
                                              "is not reckoned in.";

std::string row_of(const RateResult& rate)
{
    if (rate.fate != RateFate::used)
        return fmt::format("  {:4.2f}  set aside: {}\n", rate.asked.per_minute,
                           sentence(rate.fate));
    const std::string comfort = rate.comfort ? fmt::format("{}", *rate.comfort) : "-";
    return fmt::format(
        "  {:4.2f}  {:6.2f}  {:5.1f}  {:6.2f}  {:5.1f}  {:10.0f}  {:7.0f}  {:6.2f}  {:5d}  {:5.2f}"
        "  {:>7}\n",
        rate.asked.per_minute, rate.measured.per_minute, rate.phase_deg, rate.phase_locking,
        rate.swing_bpm, rate.lf_power_ms2, rate.lf_peak_ms2_hz, rate.smoothness, rate.lf_peaks,
        *rate.score, comfort);
}

nlohmann::json json_of(const RateResult& rate)
{
    nlohmann::json json{{"asked_per_min", rate.asked.per_minute},
                        {"measured_per_min", rate.measured.per_minute},
                        {"breaths", rate.breaths},
                        {"corrected_percent", rate.corrected_percent},
                        {"used", rate.fate == RateFate::used}};
    if (rate.fate != RateFate::used) json["reason"] = sentence(rate.fate);
    json["phase_deg"] = rate.phase_deg;
    json["phase_locking"] = rate.phase_locking;
    json["swing_bpm"] = rate.swing_bpm;
    json["lf_power_ms2"] = rate.lf_power_ms2;
    json["lf_peak_ms2_hz"] = rate.lf_peak_ms2_hz;
    json["smoothness"] = rate.smoothness;
    json["lf_peaks"] = rate.lf_peaks;
    if (rate.score) json["suitability"] = *rate.score;
    if (rate.comfort) json["comfort"] = *rate.comfort;
    json["heart_bpm"] = rate.heart_bpm;
    json["lungs"] = rate.lungs;
    return json;
}

nlohmann::json json_of(const Resonance& resonance)
{
    constexpr std::array classifications{"not enough", "flat", "found"};
    nlohmann::json json{{"verdict", classifications[static_cast<std::size_t>(resonance.outcome)]},
                        {"sentence", sentence(resonance)}};
    if (resonance.rate) json["resonance_per_min"] = resonance.rate->per_minute;
    if (resonance.outcome != PaceOutcome::not_enough)
        json["interval_per_min"] = {resonance.low.per_minute, resonance.high.per_minute};
    for (const RateResult& rate : resonance.rates) json["rates"].push_back(json_of(rate));
    return json;
}

} // namespace

std::string report_table(const Resonance& resonance)
{
    std::string table =
        "  pace  breath  phase  locked  swing    LF power  LF peak  smooth  peaks  suits  comfort\n"
        "  /min    /min    deg  0 to 1    bpm         ms2   ms2/Hz  0 to 1        0 to 1  0 to "
        "10\n";
    for (const RateResult& rate : resonance.rates) table += row_of(rate);
    table += sentence(resonance) + "\n";
    if (resonance.by_guide) table += std::string{beside_the_guide} + "\n";
    return table;
}

std::string report_json(const Resonance& resonance, Origin origin)
{
    auto json = json_of(resonance);
    json["simulated"] = origin == Origin::simulated;
    return json.dump(2) + "\n";
}

} // namespace eupnea::app
