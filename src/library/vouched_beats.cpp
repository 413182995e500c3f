// SPDX-License-Identifier: MIT
// The beats of a recording without those of a signal that says nothing about the heart.
#include "library/vouched_beats.hpp"

#include "library/analysis.hpp"

namespace eupnea {

void VouchedBeats::on(const Event& found)
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
        if (poor) beats_.resize(vouched_for_);
        vouched_for_ = beats_.size();
    }
}

} // namespace eupnea
