// SPDX-License-Identifier: MIT
// Two recordings analysed side by side.
#pragma once

#include <array>
#include <filesystem>
#include <string>

#include "files/recording_file.hpp"

namespace eupnea::app {

struct TwoRecordings {
    std::array<std::string, 2> inputs; ///< each FILE|SESSION
    ImportOptions import;              ///< of files
    std::filesystem::path library;
    bool who_first = false;
    bool as_json = false;
};

/// What is said of the two. Throws a Failure where one cannot be opened or holds no sample.
std::string analyze_together(const TwoRecordings& recordings);

} // namespace eupnea::app
