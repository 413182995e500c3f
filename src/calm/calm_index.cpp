// SPDX-License-Identifier: MIT
#include "calm/calm_index.hpp"

#include <algorithm>
#include <cmath>

namespace eupnea {

namespace {

constexpr float heart_rate_unit_bpm = 4.0f;
constexpr float breath_rate_unit = 2.0f;
constexpr float usual_breath_rate = 14.0f;
constexpr float usual_breath_rate_unit = 4.0f;
constexpr float guide_reach = 2.0f;
constexpr float log_unit = 0.35f;
constexpr float least_regular = 0.60f;
constexpr float most_regular = 0.95f;
constexpr float least_weight = 0.4f;

float on_scale(float z) { return 50.0f + 25.0f * std::clamp(z, -2.0f, 2.0f); }

CalmPart breath_rate_part(float rate, const CalmInputs& now, const CalmBaseline& baseline)
{
    if (now.guide_per_min) {
        const float away = rate - *now.guide_per_min;
        return {away, 100.0f * std::clamp(1.0f - std::abs(away) / guide_reach, 0.0f, 1.0f)};
    }
    if (baseline.breath_rate_per_min) {
        const float above = rate - *baseline.breath_rate_per_min;
        return {above, on_scale(-above / breath_rate_unit)};
    }
    const float above = rate - usual_breath_rate;
    return {above, on_scale(-above / usual_breath_rate_unit)};
}

std::optional<CalmPart> ratio_part(std::optional<float> now, std::optional<float> baseline)
{
    if (!now || !baseline || *now <= 0.0f || *baseline <= 0.0f) return std::nullopt;
    return CalmPart{*now - *baseline, on_scale(std::log(*now / *baseline) / log_unit)};
}

/// A swing that grew with a load says nothing of settling.
void hold_back(std::optional<CalmPart>& swing, const std::optional<CalmPart>& heart_rate)
{
    if (swing && heart_rate && heart_rate->value > heart_rate_unit_bpm)
        swing->index = std::min(swing->index, heart_rate->index);
}

} // namespace

CalmParts calm_parts(const CalmInputs& now, const CalmBaseline& baseline)
{
    CalmParts parts;
    if (now.heart_rate_bpm && baseline.heart_rate_bpm) {
        const float above = *now.heart_rate_bpm - *baseline.heart_rate_bpm;
        parts.heart_rate = CalmPart{above, on_scale(-above / heart_rate_unit_bpm)};
    }
    if (now.breath_rate_per_min)
        parts.breath_rate = breath_rate_part(*now.breath_rate_per_min, now, baseline);
    if (now.regularity) {
        const float share = (*now.regularity - least_regular) / (most_regular - least_regular);
        parts.regularity = CalmPart{*now.regularity, 100.0f * std::clamp(share, 0.0f, 1.0f)};
    }
    parts.swing = ratio_part(now.swing_bpm, baseline.swing_bpm);
    hold_back(parts.swing, parts.heart_rate);
    if (!now.guide_per_min) parts.rmssd = ratio_part(now.rmssd_ms, baseline.rmssd_ms);
    return parts;
}

std::optional<float> settling_index(const CalmParts& parts)
{
    float sum = 0.0f;
    float weight = 0.0f;
    const auto add = [&](const std::optional<CalmPart>& part, float share) {
        if (!part) return;
        sum += share * part->index;
        weight += share;
    };
    add(parts.heart_rate, 0.30f);
    add(parts.breath_rate, 0.20f);
    add(parts.regularity, 0.25f);
    add(parts.swing, 0.25f);
    add(parts.rmssd, 0.15f);
    if (weight < least_weight) return std::nullopt;
    return sum / weight;
}

} // namespace eupnea
