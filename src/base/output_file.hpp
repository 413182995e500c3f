// SPDX-License-Identifier: MIT
// A file that the person asked for: it is there whole, or as it was before.
#pragma once

#include <filesystem>
#include <fstream>

#include "base/result.hpp"

namespace eupnea {

/// Is written beside its place and renamed when it is whole. A new one has mode 0600, because it holds what a
/// person wrote or what their body did; one that is there keeps its mode. A device or a pipe is written as it is.
class OutputFile {
public:
    /// An error for a folder, for a database (the library, above all), and for what cannot be written.
    static Result<OutputFile> open(const std::filesystem::path& path);
    ~OutputFile(); ///< without finish() nothing has changed
    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;

    std::ostream& stream() { return stream_; }
    /// Where it is being written, for a library that wants a name.
    const std::filesystem::path& written_at() const { return beside_; }

    Result<void> finish();

private:
    OutputFile(std::filesystem::path path, std::filesystem::path beside);

    std::filesystem::path path_;
    std::filesystem::path beside_; ///< the same as path_ where there is nothing to rename
    std::ofstream stream_;
};

/// The whole text at once, in a regular file that nobody else may read, whatever its mode was.
Result<void> write_private_file(const std::filesystem::path& path, std::string_view text);

} // namespace eupnea
