// SPDX-License-Identifier: MIT
#include "files/table/table_file.hpp"

#include "files/table/table_intervals.hpp"
#include "files/table/table_signals.hpp"

namespace eupnea {

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

/// A stamp that counts from 1970 is later than any time that counts from a recording's beginning.
std::optional<RecordedAt> recorded_at(const TablePlan& plan)
{
    constexpr double year_1980 = 315'532'800.0;
    if (!plan.time || plan.time->is_clock || plan.time->origin_s < year_1980) return std::nullopt;
    return RecordedAt{plan.time->origin_s, !plan.time->is_date};
}

} // namespace

Result<OpenedFile> open_table(const TextSource& source, const ImportOptions& options)
{
    auto plan = plan_of(source, options);
    if (!plan) return fail(plan.error());
    auto table = TableReader::open(source, plan->layout);
    if (!table) return fail(table.error());
    OpenedFile opened{nullptr, channels_of(*plan), std::move(plan->notes), recorded_at(*plan)};
    if (plan->kind == RowKind::signals)
        opened.reader = std::make_unique<TableSignals>(std::move(*table), std::move(*plan));
    else
        opened.reader = std::make_unique<TableIntervals>(std::move(*table), std::move(*plan));
    return opened;
}

Result<OpenedFile> open_table(const std::filesystem::path& path, const ImportOptions& options)
{
    return open_table(TextSource{path}, options);
}

} // namespace eupnea
