// SPDX-License-Identifier: MIT
#include "measures/hr_swing.hpp"

#include <algorithm>

namespace eupnea {

namespace {

constexpr Seconds after_breath = 750ms;
constexpr Seconds forgotten = 60s;
constexpr Seconds breath_lost = 30s;
constexpr std::size_t least_beats = 3; // fewer cannot show a rise and a fall
constexpr std::size_t turns_in_mean = 6;

} // namespace

void HrSwing::on(const BeatClassification& classification)
{
    turns_.on(classification);
    tachogram_.on(classification);
    while (!waiting_.empty() && classification.time > waiting_.front().end + after_breath) {
        measure(waiting_.front());
        waiting_.pop_front();
    }
}

void HrSwing::on(const Breath& breath) { waiting_.push(breath); }

void HrSwing::measure(const Breath& breath)
{
    std::size_t beats = 0;
    double slowest = 1e9;
    double fastest = 0.0;
    bool unbroken = true;
    for (std::size_t i = 0; i < tachogram_.points().size(); ++i) {
        const Nn& nn = tachogram_.points()[i];
        if (nn.end < breath.inhale || nn.end > breath.end + after_breath) continue;
        if (beats > 0) unbroken = unbroken && nn.adjacent;
        unbroken = unbroken && nn.measured;
        ++beats;
        slowest = std::min(slowest, heart_rate_bpm(nn.interval));
        fastest = std::max(fastest, heart_rate_bpm(nn.interval));
    }
    last_refusal_ = beats < least_beats ? Reason::too_fast
                    : !unbroken         ? Reason::corrected_beats
                                        : Reason::none;
    if (last_refusal_ == Reason::none)
        swings_.push({breath.end, fastest - slowest, 60'000.0 / slowest - 60'000.0 / fastest});
}

HrSwing::Reading HrSwing::value(Timestamp now) const
{
    double bpm = 0.0;
    double ms = 0.0;
    double count = 0.0;
    for (std::size_t i = 0; i < swings_.size(); ++i) {
        if (now - swings_[i].end > forgotten) continue;
        bpm += swings_[i].bpm;
        ms += swings_[i].ms;
        count += 1.0;
    }
    if (count > 0.0 && now - swings_.back().end < breath_lost)
        return {static_cast<float>(bpm / count), static_cast<float>(ms / count), true,
                Reason::none};

    const auto turns = turns_.mean_of_last(turns_in_mean, now);
    if (!turns.swing_bpm)
        return {.reason = last_refusal_ != Reason::none ? last_refusal_ : turns.reason};
    return {turns.swing_bpm, turns.swing_ms, false, Reason::none};
}

} // namespace eupnea
