// SPDX-License-Identifier: MIT
// The beats of a recording as they stand after edits by hand.
#pragma once

#include <span>
#include <vector>

#include "base/event.hpp"
#include "heart/record/interval_edit.hpp"

namespace eupnea {

/// Every interval that the beats end, in order, to be edited: what an edit counts.
EditedIntervals intervals_of(std::span<const Beat> beats);

struct EditedBeats {
    std::vector<Beat> beats;
    std::vector<Timestamp> vouched_for;   ///< those whose intervals the person marked as normal
    std::vector<Timestamp> interval_ends; ///< of each interval, as an edit counts them
};

/// One beat for each interval that is left, on the true time axis, to be classified again. An interval
/// that was marked as something else than normal is a hole: the beat that ends it has no interval.
///
/// @param beats   those whose intervals were edited
EditedBeats edited_beats(std::span<const Beat> beats, const EditedIntervals& edited);

} // namespace eupnea
