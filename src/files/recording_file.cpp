// SPDX-License-Identifier: MIT
#include "files/recording_file.hpp"

#include <fmt/format.h>

#include <variant>

#include "files/edf_signals.hpp"
#include "files/table_intervals.hpp"
#include "files/table_signals.hpp"

namespace eupnea {

struct RecordingFile::Reading {
    std::variant<TableSignals, TableIntervals, EdfSignals> reader;
    std::vector<FileChannel> channels;
    std::vector<std::string> notes;
};

namespace {

std::vector<FileChannel> channels_of(const TablePlan& plan)
{
    std::vector<FileChannel> channels;
    for (const ColumnPlan& column : plan.columns) {
        const SampleRate rate = column.channel == Channel::rr ? SampleRate{0.0} : plan.rate;
        channels.push_back({column.channel, column.label, rate, column.guessed});
    }
    return channels;
}

std::vector<std::string> notes_of(const std::vector<FileChannel>& channels)
{
    std::vector<std::string> notes;
    for (const FileChannel& channel : channels)
        if (channel.guessed)
            notes.push_back(fmt::format("{} from {}.", name(channel.channel), channel.column));
    return notes;
}

struct Trouble {
    std::vector<std::string> operator()(const EdfSignals&) const { return {}; }
    template <class Table>
    std::vector<std::string> operator()(const Table& table) const
    {
        auto sentences = table.refusals().sentences();
        if (table.damaged())
            sentences.emplace_back(
                "The compressed file is damaged or ends too early; what could be "
                "read of it was used.");
        return sentences;
    }
};

} // namespace

Result<RecordingFile> RecordingFile::open(const std::filesystem::path& path,
                                          const ImportOptions& wishes)
{
    if (is_edf(path)) {
        auto edf = EdfSignals::open(path, wishes);
        if (!edf) return fail(edf.error());
        auto channels = edf->channels();
        auto notes = notes_of(channels);
        return RecordingFile{std::unique_ptr<Reading>(
            new Reading{std::move(*edf), std::move(channels), std::move(notes)})};
    }
    auto plan = plan_of(path, wishes);
    if (!plan) return fail(plan.error());
    auto table = TableReader::open(path);
    if (!table) return fail(table.error());
    auto channels = channels_of(*plan);
    auto notes = std::move(plan->notes);
    if (plan->kind == RowKind::signals)
        return RecordingFile{
            std::unique_ptr<Reading>(new Reading{TableSignals{std::move(*table), std::move(*plan)},
                                                 std::move(channels), std::move(notes)})};
    return RecordingFile{
        std::unique_ptr<Reading>(new Reading{TableIntervals{std::move(*table), std::move(*plan)},
                                             std::move(channels), std::move(notes)})};
}

RecordingFile::RecordingFile(std::unique_ptr<Reading> reading) : reading_(std::move(reading)) {}
RecordingFile::~RecordingFile() = default;
RecordingFile::RecordingFile(RecordingFile&&) noexcept = default;
RecordingFile& RecordingFile::operator=(RecordingFile&&) noexcept = default;

const std::vector<FileChannel>& RecordingFile::channels() const { return reading_->channels; }

std::vector<std::string> RecordingFile::notes() const
{
    auto notes = reading_->notes;
    const auto trouble = std::visit(Trouble{}, reading_->reader);
    notes.insert(notes.end(), trouble.begin(), trouble.end());
    return notes;
}

std::optional<Event> RecordingFile::next()
{
    return std::visit([](auto& reader) { return reader.next(); }, reading_->reader);
}

double RecordingFile::progress() const
{
    return std::visit([](const auto& reader) { return reader.progress(); }, reading_->reader);
}

} // namespace eupnea
