// SPDX-License-Identifier: MIT
// What a live detector missed or saw twice, put right with the whole recording in hand.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "heart/record/peak_record.hpp"

namespace eupnea {

/// Repairs the beats of an ECG or PPG by the peaks that the whole recording has; the beats of a sensor
/// that sends intervals stay as they are. A beat's looks are its template_correlation to the person's beats times
/// its strength, if it is weaker than they are; usual is the median of the 17 beats around it.
///
/// - Taken out: a beat that fits between two that follow each other at the usual interval, weaker
///   than usual and less like a beat than both; and one beside which a peak looks clearly better,
///   which is then added if it is the best at its place.
/// - Added: from beat to beat, into the future and into the past, the best-looking peak at 0.6 to 1.5
///   times the usual interval. Within an interval that was measured through, it has to look half like
///   a beat; from where the live detector did not know the heart, a good deal more.
///
/// Nothing is added where there is no peak (flat, lead off), where the signal was disturbed, or beyond
/// a hole in it. A premature beat stays, and its pause holds no peak that looks like a beat. Time and
/// interval of an added beat are measured on the signal as the live ones are.
///
/// @param beats      live ones, in order of time
/// @param stretches  PeakRecord's
/// @return           numbered from 0
std::vector<Beat> repair_detection(std::span<const Beat> beats,
                                   std::span<const PeakStretch> stretches);

/// The beats of a whole record: all live ones, repaired, so that none is lost that the live detector had.
/// An interval counts only between two beats that the repair of those in good signal alone has, too;
/// elsewhere a beat has no interval before it.
std::vector<Beat> repair_record(std::span<const Beat> live, std::span<const Beat> in_good_signal,
                                std::span<const PeakStretch> stretches);

struct RepairCounts {
    std::size_t added = 0;
    std::size_t taken_out = 0;
};

/// Which beats are new and which are gone; one that was moved to another peak is both.
RepairCounts count_repairs(std::span<const Beat> live, std::span<const Beat> repaired);

} // namespace eupnea
