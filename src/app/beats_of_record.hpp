// SPDX-License-Identifier: MIT
// Which beats the figures of an analysis are of.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "heart/edited_beats.hpp"
#include "heart/judged_beats.hpp"
#include "heart/peak_record.hpp"
#include "library/analysis_report.hpp"
#include "library/vouched_beats.hpp"

namespace eupnea::app {

/// Those found on the way, or others judged after the end: as a person has edited them, or as the
/// whole record shows them.
class BeatsOfRecord {
public:
    BeatsOfRecord(std::optional<EditedBeats> edited, bool whole_record)
        : edited_(std::move(edited)), whole_record_(whole_record)
    {}

    /// An event of the recording.
    void hear(const Event& recorded);

    /// What the pipeline found; true when it is kept for later.
    bool keeps(const Event& found);

    /// After the end: what was kept, judged.
    std::vector<JudgedBeat> judged();

    /// After that, and only of a whole record.
    const std::optional<DetectionRepair>& repair() const { return repair_; }

private:
    std::vector<Beat> beats();
    std::vector<Beat> repaired();

    std::optional<EditedBeats> edited_;
    bool whole_record_;
    std::vector<Beat> live_;
    VouchedBeats found_; ///< of them
    PeakRecord peaks_;
    std::optional<DetectionRepair> repair_;
};

} // namespace eupnea::app
