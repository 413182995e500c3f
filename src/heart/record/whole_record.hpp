// SPDX-License-Identifier: MIT
// Beat correction of a finished recording, which may look at all of it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "base/event.hpp"

namespace eupnea {

struct WholeRecordBeat {
    Timestamp time;
    std::optional<std::size_t> given; ///< which of the given beats it is; none: put in
};

/// What the whole record shows; not what a live session could have known.
struct WholeRecord {
    std::vector<WholeRecordBeat> beats; ///< missed ones put in, extra ones gone, others moved
    std::vector<BeatClass> classes;     ///< of each beat that was given
    std::size_t passes;                 ///< over the record, until nothing more was found
};

/// The automatic correction of Lipponen & Tarvainen, J Med Eng Technol 43:173 (2019), repeated while
/// it finds fewer artifacts than the pass before. Thresholds are 5.2 quartile deviations over the 91
/// intervals around each one. A missed beat is put in half-way, an extra one is taken out, an ectopic
/// one and one that makes a long and a short interval is moved half-way between its neighbours; the
/// interval after it, which that changes, is classified in the next pass.
///
/// @param beats  in order of time, without a gap among them
/// @return       fewer than 12 beats are handed back as they are
WholeRecord correct_whole_record(std::span<const Timestamp> beats);

} // namespace eupnea
