// SPDX-License-Identifier: MIT
// A kind of file, how it is recognised, and how it is opened.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "files/event_reader.hpp"
#include "files/recording_file.hpp"

namespace eupnea {

/// What a kind of file is recognised by.
struct FileStart {
    std::filesystem::path path;
    std::string bytes; ///< the first few thousand; of a gzip file, of what is in it

    std::string extension() const; ///< in lower case, with its dot; of "a.csv.gz", ".csv"
};

struct OpenedFile {
    std::unique_ptr<EventReader> reader;
    std::vector<FileChannel> channels;
    std::vector<std::string> notes{};        ///< what was guessed, as sentences
    std::optional<RecordedAt> recorded_at{}; ///< where the file says it
};

struct FileFormat {
    std::string_view name; ///< as in the table of docs/reading_files.md
    bool (*fits)(const FileStart& start);
    Result<OpenedFile> (*open)(const std::filesystem::path& path, const ImportOptions& options);
};

/// Everything that can be read; the first that fits opens the file, a table fits anything.
std::span<const FileFormat> file_formats();

Result<FileStart> start_of(const std::filesystem::path& path);

} // namespace eupnea
