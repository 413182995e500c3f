// SPDX-License-Identifier: MIT
// The beats of a recording without those of a signal that says nothing about the heart.
#include "analysis/beats_in_good_signal.hpp"

#include "analysis/analysis.hpp"

namespace eupnea {

void BeatsInGoodSignal::on(const Event& found)
{
    if (const auto* beat = std::get_if<Beat>(&found)) {
        beats_.push_back(*beat);
        if (hole_) beats_.back().ibi.reset();
        hole_ = false;
    }
    if (const auto* state = std::get_if<State>(&found)) {
        const bool given = !beats_.empty() && beats_.back().source == BeatSource::rr;
        const bool poor = !given && is_poor(state->heart.reason);
        hole_ = hole_ || poor;
        if (poor) beats_.resize(good_signal_);
        good_signal_ = beats_.size();
    }
}

} // namespace eupnea
