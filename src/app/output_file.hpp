// SPDX-License-Identifier: MIT
// A file that the person asked for: it is written whole, or a Failure says why not.
#pragma once

#include <fmt/format.h>

#include <fstream>
#include <string>

#include "app/failure.hpp"

namespace eupnea::app {

class OutputFile {
public:
    explicit OutputFile(const std::string& path) : path_(path), stream_(path, std::ios::binary)
    {
        if (!stream_) throw Failure(fmt::format("{} cannot be written.", path_));
    }

    std::ostream& stream() { return stream_; }

    void finish()
    {
        stream_.flush();
        if (!stream_) throw Failure(fmt::format("{} could not be written whole.", path_));
    }

private:
    std::string path_;
    std::ofstream stream_;
};

} // namespace eupnea::app
