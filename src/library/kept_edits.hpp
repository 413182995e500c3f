// SPDX-License-Identifier: MIT
// The edits by hand of a session's intervals, kept beside what was measured.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "base/result.hpp"
#include "heart/record/interval_edit.hpp"

namespace eupnea {

/// A session's beats as they were recorded, and the edits upon their intervals in the order in which
/// they were made. None of the two ever changes the other.
struct EditedSession {
    std::vector<Beat> beats;
    EditedIntervals intervals;

    bool edited() const { return !intervals.edits().empty(); }
};

Result<EditedSession> edited_session(const std::filesystem::path& library, std::int64_t number);

/// One more edit, which the intervals have taken.
Result<void> keep_edit(const std::filesystem::path& library, std::int64_t number,
                       const IntervalEdit& edit);

/// Takes back the last edit; false when there is none.
Result<bool> undo_edit(const std::filesystem::path& library, std::int64_t number);

} // namespace eupnea
