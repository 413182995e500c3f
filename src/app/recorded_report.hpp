// SPDX-License-Identifier: MIT
// The report of what a person names as FILE|SESSION.
#pragma once

#include <filesystem>
#include <string>

#include "files/recording_file.hpp"
#include "report/report.hpp"

namespace eupnea::app {

/// What is to be reported on.
struct ReportRequest {
    std::string recording;         ///< a file, or a session's number
    ImportOptions import_options;  ///< of a file
    std::filesystem::path library; ///< empty: the person's own
    std::string person;            ///< a name or a code to stand on it
};

/// Runs the recording through the pipeline, with the person's edits, and reads what was written about it.
/// Throws a Failure with the reason, as for a recording without a sample.
report::Report recorded_report(const ReportRequest& request);

/// Which sessions a report on many is about.
struct SessionRange {
    std::filesystem::path library; ///< empty: the person's own
    std::string person;      ///< identity of whose they are; empty: whoever has the library alone
    std::string from, until; ///< days, "2026-11-21", themselves included; empty: no limit
    std::string name;        ///< a name or a code to stand on it
};

/// Of what the sessions' recordings hold. Throws a Failure where there is no session.
report::Report range_report(const SessionRange& range);

} // namespace eupnea::app
