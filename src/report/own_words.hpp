// SPDX-License-Identifier: MIT
// What the person said about a session: answers in words, marks, journal.
#pragma once

#include <vector>

#include "report/report.hpp"

namespace eupnea::report {

/// Before, during, after; then marks; then the journal.
std::vector<OwnWords> own_words(const SessionRecord& record, const RecordNotes& notes);

} // namespace eupnea::report
