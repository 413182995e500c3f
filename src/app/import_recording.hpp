// SPDX-License-Identifier: MIT
// A recording of another program, kept in the library as a session of its own time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "files/recording_file.hpp"

namespace eupnea::app {

struct ImportedSession {
    std::int64_t number = 0; ///< of the session
    std::int64_t begun_unix_ms = 0;
    bool time_is_the_files =
        false;              ///< the recording does not say when it was: when the file was written
    bool was_there = false; ///< it had been imported before, and nothing was done
    Seconds length{0.0};
    std::size_t beats = 0;
    std::vector<std::string> notes; ///< what was guessed and what could not be used
};

struct ImportRequest {
    std::filesystem::path file;
    ImportOptions options;
    std::optional<std::int64_t> begun_unix_ms; ///< as the person says it
    std::string person{};                      ///< identity; empty: whoever has the library alone
};

/// The samples as they are in the file, and what the pipeline finds in them, as if it had been recorded here.
/// Its origin is `imported`, its device the file's name.
Result<ImportedSession> import_recording(const std::filesystem::path& library,
                                         const ImportRequest& request,
                                         const std::function<void(double)>& progress);

} // namespace eupnea::app
