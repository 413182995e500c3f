// SPDX-License-Identifier: MIT
// Which beats the figures of an analysis are of.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "analysis/analysis_report.hpp"
#include "analysis/beats_in_good_signal.hpp"
#include "heart/record/classified_beats.hpp"
#include "heart/record/edited_beats.hpp"
#include "heart/record/peak_record.hpp"

namespace eupnea::app {

/// Those found on the way, or others classified after the end: as a person has edited them, or as the
/// whole record shows them.
class BeatsOfRecord {
public:
    BeatsOfRecord(std::optional<EditedBeats> edited, bool whole_record)
        : edited_(std::move(edited)), whole_record_(whole_record)
    {}

    /// An event of the recording.
    void receive(const Event& recorded);

    /// What the pipeline found; true when it is kept for later.
    bool keeps(const Event& found);

    /// After the end: what was kept, classified.
    std::vector<ClassifiedBeat> classified();

    /// After that, and only of a whole record.
    const std::optional<DetectionRepair>& repair() const { return repair_; }

private:
    std::vector<Beat> beats();
    std::vector<Beat> repaired();

    std::optional<EditedBeats> edited_;
    bool whole_record_;
    std::vector<Beat> live_;
    BeatsInGoodSignal found_; ///< of them
    PeakRecord peaks_;
    std::optional<DetectionRepair> repair_;
};

} // namespace eupnea::app
