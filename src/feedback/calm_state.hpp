// SPDX-License-Identifier: MIT
// Whether the body is settling, in words, with every part of the judgement in sight.
#pragma once

#include <optional>

#include "base/event.hpp"
#include "base/ring.hpp"
#include "feedback/calm_index.hpp"

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
/// The word changes at most every 20 s, except that it is withdrawn at once.
///
/// Never above "working": a held breath, breathing much more than in the baseline, a breathing rate
/// more than 1 breath/min from the running guide. Never "settled" without a measured breath.
///
/// The index, its weights and these limits are conventions of ours (calm_index.hpp); nothing in a
/// heart rhythm measures calm itself.
class CalmState {
public:
    struct Reading {
        Calm calm = Calm::not_enough;
        std::optional<float> index{}; ///< 0 to 100
        CalmParts parts;
        float confidence = 0.0f;
        bool provisional = true;
        Reason reason = Reason::no_signal; ///< why there is no verdict
    };

    /// What is known of this person from earlier sessions.
    void use_history(const CalmBaseline& history) { history_ = history; }

    void on(const Breath& breath);
    void on(const PacerChange& change);

    /// Once a second, with everything else of this second already in `state`.
    Reading operator()(const State& state);

    const std::optional<CalmBaseline>& baseline() const { return baseline_; }

private:
    void collect(const CalmInputs& inputs);
    void close_baseline();
    CalmInputs inputs_of(const State& state);
    std::optional<float> mean_heart_rate() const;
    std::optional<float> regularity(Timestamp now) const;
    std::optional<float> ventilation(Timestamp now) const;
    bool breath_held(Timestamp now) const;
    float confidence() const;
    Calm ceiling(const State& state, const CalmInputs& inputs) const;
    Calm steady(Calm wanted, Timestamp now);

    Ring<Breath> breaths_{40};
    Ring<float> quality_{60};
    Ring<float> heart_rates_{30}; ///< so that the swing within a breath is not a change
    Ring<CalmInputs> quiet_{120}; ///< the baseline's seconds
    bool collecting_ = true;
    bool breath_seen_ = false;
    std::optional<Pattern> guide_; ///< while the pacer runs
    std::optional<CalmBaseline> baseline_;
    std::optional<CalmBaseline> history_;
    Calm word_ = Calm::not_enough;
    Timestamp word_since_ = at(Seconds{-1e9});
};

} // namespace eupnea
