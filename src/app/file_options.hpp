// SPDX-License-Identifier: MIT
// The options that tell how another program's file is read.
#pragma once

#include <string>
#include <vector>

#include "files/recording_file.hpp"

namespace CLI {
class App;
}

namespace eupnea::app {

struct FileOptions {
    double rate = 0.0; ///< samples a second; 0: from the file
    std::string time_column;
    std::vector<std::string> channels; ///< "ecg=II"

    void add_to(CLI::App& command);

    /// Throws a Failure for a channel that was not understood.
    ImportOptions import_options() const;
};

} // namespace eupnea::app
