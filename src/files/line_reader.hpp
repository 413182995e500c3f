// SPDX-License-Identifier: MIT
// A text file as lines, plain or gzip, in constant memory.
#pragma once

#include <zlib.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/result.hpp"

namespace eupnea {

/// Lines without their end (LF or CRLF) and without a byte order mark. A line longer than 1 MiB is
/// cut there, so that a file of anything cannot fill the memory.
class LineReader {
public:
    static Result<LineReader> open(const std::filesystem::path& path);

    /// Fills `line`; false at the end of the file.
    bool next(std::string& line);

    std::size_t number() const { return number_; } ///< of the line last read, from 1
    double progress() const;                       ///< 0 to 1, in bytes of the file
    bool damaged() const; ///< a gzip file that ends or breaks in the middle

private:
    struct Close {
        void operator()(gzFile file) const { gzclose(file); }
    };
    using File = std::unique_ptr<gzFile_s, Close>;

    LineReader(File file, double size) : file_(std::move(file)), size_(size) {}

    File file_;
    double size_; ///< bytes on disk
    std::size_t number_ = 0;
};

} // namespace eupnea
