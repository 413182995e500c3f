// SPDX-License-Identifier: MIT
// Whether the body is settling, in words, with every part of the judgement in sight.
#pragma once

#include <optional>

#include "base/event.hpp"
#include "base/ring.hpp"
#include "calm/calm_index.hpp"
#include "calm/quiet_minutes.hpp"
#include "measures/recent_breaths.hpp"

namespace eupnea {

/// A verdict once a second: not enough, working, settling, settled.
///
/// The baseline is the median of two quiet minutes of free breathing at the start. When the pacer
/// starts before they are over, one full minute is enough; with less, the person's own history
/// stands in, if there is one; else the verdict is provisional and never "settled".
///
/// Confidence is the mean quality of the heart (and of the breath, once one is measured) over the
/// last 60 s; a second without signal counts 0, so it is quality times window fill. Under 0.6 there
/// is no verdict but a reason.
///
/// The word changes at most every 20 s, except that it is withdrawn at once. "Settled" is said once nothing
/// has spoken against it for 30 s.
///
/// Never above "working": a held breath, breathing much more than in the baseline (with a skipped
/// one: than when the session began), a breathing rate more than 0.5 breaths/min (8 % of a faster one)
/// from the running guide; without a belt, a heart that does not follow the guide. Never "settled" without
/// a measured breath or a heart that follows the guide.
///
/// The index, its weights and these limits are conventions of ours (calm_index.hpp); nothing in a
/// heart rhythm measures calm itself.
class CalmState {
public:
    struct Reading {
        Calm calm = Calm::not_enough;
        std::optional<float> index{};     ///< 0 to 100
        std::optional<float> air_ratio{}; ///< air moved, times that of the baseline
        CalmParts parts;
        float confidence = 0.0f;
        bool provisional = true;
        Reason reason = Reason::no_signal; ///< why there is no verdict
    };

    /// What is known of this person from earlier sessions.
    void use_history(const CalmBaseline& history) { history_ = history; }

    void on(const Breath& breath) { breaths_.on(breath); }
    void on(const PacerChange& change);
    /// Lost belt or another wearer: how much air was moved before means nothing any more.
    void on(const Gap& gap);

    /// Once a second, with everything else of this second already in `state`.
    Reading operator()(const State& state);

    /// Of this session's quiet minutes, once they are over and were enough.
    const std::optional<CalmBaseline>& baseline() const { return quiet_.baseline(); }

private:
    const std::optional<CalmBaseline>& usual() const;
    CalmInputs inputs_of(const State& state);
    std::optional<float> mean_heart_rate() const;
    float confidence() const;
    Reason obstacle(const State& state, float confidence) const;
    Calm ceiling(const State& state, const CalmInputs& inputs) const;
    bool far_from_guide(const State& state, const CalmInputs& inputs) const;
    std::optional<float> air_ratio(const CalmInputs& inputs) const;
    bool hurried(const State& state) const;
    Calm lasting(Calm now, Timestamp time);
    Calm steady(Calm wanted, Timestamp now);

    RecentBreaths breaths_;
    Ring<float> quality_{60};
    Ring<float> heart_rates_{30}; ///< so that the swing within a breath is not a change
    QuietMinutes quiet_;
    std::optional<Pattern> guide_; ///< while the pacer runs
    std::optional<CalmBaseline> history_;
    std::optional<float> first_ventilation_; ///< of this session, where there is no baseline of it
    bool belt_was_lost_ = false;             ///< since the quiet minutes
    Timestamp last_doubt_ = at(0s);
    Calm word_ = Calm::not_enough;
    Timestamp word_since_ = at(Seconds{-1e9});
};

} // namespace eupnea
