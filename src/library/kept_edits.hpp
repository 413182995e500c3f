// SPDX-License-Identifier: MIT
// The edits by hand of a session, kept as events behind what was measured.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "base/result.hpp"
#include "session/record_edits.hpp"
#include "session/review_record.hpp"

namespace eupnea {

/// A session's beats and breaths as they were recorded, with every edit that was made.
struct EditedSession {
    RecordEdits record;
    std::vector<Edited> log; ///< all that were ever made, those undone and the undoing, too

    bool edited() const { return !record.edits().empty(); }
};

Result<EditedSession> edited_session(const std::filesystem::path& library, std::int64_t number);

/// A session with its waves, to be looked through.
Result<ReviewRecord> review_record(const std::filesystem::path& library, std::int64_t number);

/// One more edit, which the record has taken. Not while the session goes on.
Result<void> keep_edit(const std::filesystem::path& library, std::int64_t number,
                       const Edited& edit);

} // namespace eupnea
