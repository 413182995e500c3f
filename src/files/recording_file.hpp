// SPDX-License-Identifier: MIT
// A recording in a file of another program, read as the events that its sensor would have sent.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/event.hpp"
#include "base/result.hpp"

namespace eupnea {

/// A column for a channel, by its name or by its number from 1.
struct ChannelOption {
    Channel channel;
    std::string column;
};

/// What the person said about the file; the rest is guessed. Who names a channel names them all.
struct ImportOptions {
    std::optional<SampleRate> rate;
    std::optional<std::string> time_column;
    std::vector<ChannelOption> channels;
};

struct FileChannel {
    Channel channel;
    std::string column; ///< as a person would name it: "column 6, II"
    SampleRate rate;    ///< 0 for intervals
    bool guessed;
};

/// The moment of a recording's time zero, as its file says it.
struct RecordedAt {
    double unix_s; ///< since 1970
    bool zoned;    ///< in UTC; else on the clock of the place where it was recorded
    friend bool operator==(const RecordedAt&, const RecordedAt&) = default;
};

/// Gives Stream, Sample and Gap events in order of time, in memory that does not grow with the file.
/// Reads CSV, TSV, semicolons and white space (plain or gzip), OpenSignals and BioSPPy text, lists of
/// intervals, and EDF/EDF+. A value that cannot be used becomes a gap and is counted in the notes.
class RecordingFile {
public:
    /// The message says what to add to the command line when guessing is not enough.
    static Result<RecordingFile> open(const std::filesystem::path& path,
                                      const ImportOptions& options = {});
    ~RecordingFile();
    RecordingFile(RecordingFile&&) noexcept;
    RecordingFile& operator=(RecordingFile&&) noexcept;

    const std::vector<FileChannel>& channels() const;

    /// What was guessed, as sentences; after the end also what was refused, with line numbers.
    std::vector<std::string> notes() const;

    std::optional<Event> next();
    double progress() const; ///< 0 to 1

    /// When it was recorded; nothing where the file does not say it.
    std::optional<RecordedAt> recorded_at() const;

private:
    struct Reading;
    explicit RecordingFile(std::unique_ptr<Reading> reading);
    std::unique_ptr<Reading> reading_;
};

} // namespace eupnea
