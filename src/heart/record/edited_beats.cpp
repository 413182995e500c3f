// SPDX-License-Identifier: MIT
// The beats of a recording as they stand after edits by hand.
#include "heart/record/edited_beats.hpp"

#include <utility>

namespace eupnea {
namespace {

/// Parts and joined intervals are the person's word for where beats were.
bool has_interval(BeatClass beat_class)
{
    return beat_class == BeatClass::normal || beat_class == BeatClass::missed ||
           beat_class == BeatClass::extra;
}

} // namespace

EditedIntervals intervals_of(std::span<const Beat> beats)
{
    std::vector<Milliseconds> intervals;
    std::vector<std::size_t> after_holes;
    bool hole = false;
    for (const Beat& beat : beats) {
        if (beat.ibi && hole) after_holes.push_back(intervals.size());
        if (beat.ibi) intervals.push_back(*beat.ibi);
        hole = !beat.ibi;
    }
    return EditedIntervals{intervals, std::move(after_holes)};
}

EditedBeats edited_beats(std::span<const Beat> beats, const EditedIntervals& edited)
{
    EditedBeats result;
    const auto add = [&](Beat beat) {
        beat.number = static_cast<std::uint32_t>(result.beats.size());
        result.beats.push_back(beat);
    };
    std::size_t at = 0;   // the next measured beat
    std::size_t ends = 0; // how many measured intervals lie before it
    Timestamp time{};
    for (const EditedInterval& interval : edited.intervals()) {
        if (interval.first >= ends) { // else another part of the same
            for (; !beats[at].ibi; ++at) add(beats[at]);
            time = beats[at].time - *beats[at].ibi;
        }
        for (; ends < interval.first + interval.count; ++at) ends += beats[at].ibi.has_value();
        Beat beat = beats[at - 1];
        beat.time = time += interval.length;
        beat.ibi =
            has_interval(interval.beat_class) ? std::optional{interval.length} : std::nullopt;
        add(beat);
        result.interval_ends.push_back(beat.time);
        if (interval.vouched_for) result.vouched_for.push_back(beat.time);
    }
    for (; at < beats.size(); ++at) add(beats[at]);
    return result;
}

} // namespace eupnea
