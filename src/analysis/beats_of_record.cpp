// SPDX-License-Identifier: MIT
// Which beats the figures of an analysis are of.
#include "analysis/beats_of_record.hpp"

#include <algorithm>
#include <utility>

namespace eupnea::app {

void BeatsOfRecord::receive(const Event& recorded)
{
    if (whole_record_ && !edited_) peaks_.on(recorded);
}

bool BeatsOfRecord::keeps(const Event& found)
{
    if (!edited_ && !whole_record_) return false;
    if (!edited_) {
        found_.on(found);
        if (const auto* beat = std::get_if<Beat>(&found)) live_.push_back(*beat);
    }
    return std::holds_alternative<Beat>(found) || std::holds_alternative<BeatClassification>(found);
}

std::vector<ClassifiedBeat> BeatsOfRecord::classified()
{
    if (!edited_ && !whole_record_) return {};
    const auto classify = whole_record_ ? classified_by_whole_record : classified_as_live;
    auto classified = classify(beats());
    if (edited_) overrule(classified, edited_->vouched_for);
    return classified;
}

std::vector<Beat> BeatsOfRecord::beats()
{
    if (!edited_) return repaired();
    if (whole_record_) repair_ = DetectionRepair{{}, "the beats stay as they were edited by hand"};
    return edited_->beats;
}

std::vector<Beat> BeatsOfRecord::repaired()
{
    const auto& found = found_.beats();
    const auto stretches = peaks_.finish();
    const auto is_given = [](const Beat& beat) { return beat.source == BeatSource::rr; };
    if (found.empty() && stretches.empty()) return found;
    if (!found.empty() && std::ranges::all_of(found, is_given)) {
        repair_ = DetectionRepair{{}, "the sensor gave intervals, not the signal they are from"};
        return found;
    }
    auto repaired = repair_record(live_, found, stretches);
    repair_ = DetectionRepair{count_repairs(live_, repaired), {}};
    return repaired;
}

} // namespace eupnea::app
