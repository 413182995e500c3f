// SPDX-License-Identifier: MIT
// A recording as a report looks back on it: a fold of its events.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/analysis.hpp"
#include "base/event.hpp"
#include "practice/journal.hpp"
#include "session/session.hpp"

namespace eupnea::report {

/// Given everything that went into the pipeline and came out of it.
class SessionRecord {
public:
    void on(const Event& event);

    const Session& session() const { return session_; }
    const Analysis& analysis() const { return analysis_; }
    const std::vector<StepBegan>& steps() const { return steps_; }
    const std::vector<PacerChange>& pacer_changes() const { return pacer_changes_; }
    const std::vector<PaceBegan>& paces() const { return paces_; }

    /// From the beginning to the end that was told, else to the newest event.
    Seconds length() const;
    bool guided(Timestamp time) const { return session_.pacer().at(time).has_value(); }

private:
    Session session_;
    Analysis analysis_;
    std::vector<StepBegan> steps_;
    std::vector<PacerChange> pacer_changes_;
    std::vector<PaceBegan> paces_;
};

/// What is known of a recording beside its events.
struct RecordNotes {
    std::string title;                         ///< its number, or its file's name
    std::string person;                        ///< a name or a code; empty: nobody's
    std::optional<std::int64_t> begun_unix_ms; ///< none for a file that does not tell
    std::vector<JournalEntry> journal;         ///< entries that belong to it
    std::size_t edits = 0;                     ///< of its intervals, by hand
    std::vector<std::string> trouble;          ///< what could not be read, as sentences
};

} // namespace eupnea::report
