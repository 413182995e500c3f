// SPDX-License-Identifier: MIT
#include "files/recording_file.hpp"

#include <fmt/format.h>

#include "base/printable.hpp"
#include "files/file_format.hpp"

namespace eupnea {

struct RecordingFile::Reading : OpenedFile {
    explicit Reading(OpenedFile opened) : OpenedFile(std::move(opened)) {}
};

Result<RecordingFile> RecordingFile::open(const std::filesystem::path& path,
                                          const ImportOptions& options)
{
    const auto start = start_of(path);
    if (!start) return fail(UserMessage{printable(start.error().sentence)});
    for (const FileFormat& format : file_formats()) {
        if (!format.fits(*start)) continue;
        auto opened = format.open(path, options);
        if (!opened) return fail(UserMessage{printable(opened.error().sentence)});
        for (FileChannel& channel : opened->channels) channel.column = printable(channel.column);
        return RecordingFile{std::make_unique<Reading>(std::move(*opened))};
    }
    return fail(UserMessage{
        fmt::format("{} is no kind of file that is known here.", path.filename().string())});
}

RecordingFile::RecordingFile(std::unique_ptr<Reading> reading) : reading_(std::move(reading)) {}
RecordingFile::~RecordingFile() = default;
RecordingFile::RecordingFile(RecordingFile&&) noexcept = default;
RecordingFile& RecordingFile::operator=(RecordingFile&&) noexcept = default;

const std::vector<FileChannel>& RecordingFile::channels() const { return reading_->channels; }

std::vector<std::string> RecordingFile::notes() const
{
    auto notes = reading_->notes;
    const auto trouble = reading_->reader->trouble();
    notes.insert(notes.end(), trouble.begin(), trouble.end());
    for (std::string& note : notes) note = printable(note);
    return notes;
}

std::optional<Event> RecordingFile::next() { return reading_->reader->next(); }

std::optional<RecordedAt> RecordingFile::recorded_at() const { return reading_->recorded_at; }

double RecordingFile::progress() const { return reading_->reader->progress(); }

} // namespace eupnea
