// SPDX-License-Identifier: MIT
// The beats of a finished recording with what each turned out to be.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/event.hpp"

namespace eupnea {

/// A beat that was put in has a classification and no Beat.
struct ClassifiedBeat {
    std::optional<Beat> beat;
    BeatClassification classification;
};

/// As the live correction has it (heart/beat_corrector.hpp).
std::vector<ClassifiedBeat> classified_as_live(std::span<const Beat> beats);

/// As the whole record shows it (heart/whole_record.hpp), each stretch between holes by itself. A
/// beat that was moved stands where it was moved to; an extra one has no interval.
std::vector<ClassifiedBeat> classified_by_whole_record(std::span<const Beat> beats);

/// Makes the beats at these times, in order, normal with the interval that they were measured with:
/// the person's word counts for more than a correction's.
void overrule(std::span<ClassifiedBeat> classified, std::span<const Timestamp> vouched_for);

} // namespace eupnea
