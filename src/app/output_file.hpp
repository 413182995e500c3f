// SPDX-License-Identifier: MIT
// A file that the person asked for: it is written whole, or a Failure says why not.
#pragma once

#include "app/failure.hpp"
#include "base/output_file.hpp"

namespace eupnea::app {

class OutputFile {
public:
    explicit OutputFile(const std::string& path)
        : file_(value_or_fail(eupnea::OutputFile::open(path)))
    {}

    std::ostream& stream() { return file_.stream(); }
    const std::filesystem::path& written_at() const { return file_.written_at(); }
    void finish() { value_or_fail(file_.finish()); }

private:
    eupnea::OutputFile file_;
};

} // namespace eupnea::app
