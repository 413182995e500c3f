// SPDX-License-Identifier: MIT
// A text file as lines, plain or gzip, in constant memory.
#pragma once

#include <zlib.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace eupnea {

/// A file that can be read from its start to its end: no folder, pipe or device. The message says
/// what there is instead.
Result<std::uintmax_t> size_of_regular_file(const std::filesystem::path& path);

/// Lines as UTF-8 without their end (LF, CRLF or CR) and without a byte order mark; UTF-16 with or
/// without a mark is understood. A line longer than 1 MiB is given in pieces, cut between two cells.
/// A byte of zero ends the text.
class LineReader {
public:
    static Result<LineReader> open(const std::filesystem::path& path);
    static LineReader of_text(std::string text) { return LineReader{std::move(text)}; }

    /// Fills `line`; false at the end of the file.
    bool next(std::string& line);

    std::size_t number() const { return number_; } ///< of the line last read, from 1
    double progress() const;                       ///< 0 to 1, in bytes of the file
    bool damaged() const; ///< a gzip file that ends or breaks in the middle
    bool ended_in_zeros() const { return zeros_; }

private:
    enum class Encoding : std::uint8_t { bytes, utf16_le, utf16_be };
    struct Close {
        void operator()(gzFile file) const { gzclose(file); }
    };
    using File = std::unique_ptr<gzFile_s, Close>;

    LineReader(File file, double size) : file_(std::move(file)), size_(size) {}
    explicit LineReader(std::string text) : text_(std::move(text)), ended_(true) {}
    bool refill();
    void look_at_start();
    void take_bytes(std::size_t got);
    void take_utf16(std::size_t got);
    bool cut_long(std::string& line);

    File file_;
    double size_ = 0.0; ///< bytes on disk
    Encoding encoding_ = Encoding::bytes;
    std::vector<char> raw_; ///< as in the file; a piece of a UTF-16 unit may be left at its front
    std::size_t raw_left_ = 0;
    std::string text_; ///< as UTF-8, from here on unread
    std::size_t next_ = 0;
    bool began_ = false;
    bool ended_ = false;
    bool zeros_ = false;
    bool after_cr_ = false; ///< the line before ended in CR: an LF that follows is part of that end
    bool cr_lines_ = false; ///< lines end in CR alone
    std::size_t number_ = 0;
};

} // namespace eupnea
