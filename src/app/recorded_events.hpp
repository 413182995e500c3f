// SPDX-License-Identifier: MIT
// What a person names as FILE|SESSION, opened: a file of another program or a session of the library.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "analysis/analysis_report.hpp"
#include "files/recording_file.hpp"

namespace eupnea::app {

/// Events in order, pulled one at a time.
struct RecordedEvents {
    std::function<std::optional<Event>()> next;
    std::function<double()> progress;                  ///< 0 to 1
    std::function<std::vector<std::string>()> trouble; ///< what could not be read, after the end
    AnalysedSource source;
    std::optional<std::int64_t> session; ///< its number, when it is one
};

/// A number is a session, unless there is a file of that name; an empty library is the person's own.
/// Throws a Failure with the reason.
RecordedEvents open_recorded(const std::string& file_or_session, const ImportOptions& options,
                             const std::filesystem::path& library);

/// `kind=column` as in "ecg=II" or "ppg=3". Throws a Failure for anything else.
ChannelOption channel_wish(const std::string& text);

} // namespace eupnea::app
