// SPDX-License-Identifier: MIT
#include "files/table/table_plan.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "files/sample_rates.hpp"
#include "files/table/heart_like.hpp"
#include "files/table/intervals.hpp"
#include "files/table/row_plans.hpp"
#include "files/table/table_facts.hpp"
#include "files/table/table_rate.hpp"
#include "files/table/unnamed_table.hpp"

namespace eupnea {

namespace {

/// A lone column that its name or its file's takes for a wave, though it holds intervals.
bool lone_intervals(const TableFacts& facts, const std::vector<ColumnPlan>& columns)
{
    if (columns.size() != 1 || !columns.front().guessed || facts.has_rate()) return false;
    const ColumnPlan& column = columns.front();
    if (column.channel == Channel::rr || facts.head.columns() > 1) return false;
    return !rate_in(column.label) && are_rather_intervals(facts.head, column);
}

/// "; column 2, EXG Channel 0 moves like a heart", for the question what is what.
std::string columns_like_a_heart(const TableFacts& facts)
{
    const auto rate = apparent_rate(facts);
    if (!rate || !is_possible(*rate)) return "";
    std::string text;
    std::size_t found = 0;
    for (std::size_t i = 0; i < facts.head.columns() && found < 4; ++i) {
        if (!facts.head.is_numeric(i) || counts_rows(facts.head, i)) continue;
        if (!moves_like_heart(facts.head.numbers(i), *rate)) continue;
        text += fmt::format("{}{}", found == 0 ? "; like a heart moves " : " and ",
                            facts.head.label(i));
        ++found;
    }
    return text;
}

Result<std::vector<ColumnPlan>> columns_of(const TableFacts& facts)
{
    auto columns = columns_by_name(facts.head, facts.options, facts.metadata.channel);
    if (columns && lone_intervals(facts, *columns)) {
        columns->front().channel = Channel::rr;
        columns->front().meaning = Meaning::rr;
    }
    if (!columns || !columns->empty()) return columns;
    auto found = columns_by_values(facts.head, facts.path, facts.metadata, facts.has_rate());
    if (found) return found;
    const std::string hearts = columns_like_a_heart(facts);
    if (!facts.named() && hearts.empty()) return found;
    return fail(ask_for_channels(
        facts.path,
        fmt::format("no name states an ECG, a pulse wave, a breathing belt or heartbeat "
                    "intervals ({}){}",
                    columns_listed(facts.head), hearts)));
}

/// Beats are found in waves or given as intervals, not both: a guess gives way, two choices do not.
Result<std::vector<ColumnPlan>> one_kind_of_row(const TableFacts& facts,
                                                std::vector<ColumnPlan> columns)
{
    const auto is_rr = [](const ColumnPlan& c) { return c.channel == Channel::rr; };
    const auto rr = std::find_if(columns.begin(), columns.end(), is_rr);
    if (rr == columns.end() || columns.size() == 1) return columns;
    const bool waves_chosen = std::any_of(columns.begin(), columns.end(), [&](const ColumnPlan& c) {
        return !is_rr(c) && !c.guessed;
    });
    if (!rr->guessed && waves_chosen)
        return fail(facts.message("a row is either a moment of a wave or a heartbeat; choose "
                                  "rr alone, or the others without rr."));
    const bool keep_rr = !rr->guessed;
    std::erase_if(columns, [&](const ColumnPlan& c) { return is_rr(c) != keep_rr; });
    return columns;
}

void note_columns(TablePlan& plan)
{
    for (const ColumnPlan& column : plan.columns)
        if (column.guessed)
            plan.notes.push_back(fmt::format("{} from {}.", name(column.channel), column.label));
}

Result<TablePlan> planned(const TableFacts& facts)
{
    if (!facts.named() && facts.options.channels.empty() && is_interval_list(facts.head))
        return plan_list(facts);
    if (facts.head.columns() > most_columns)
        return fail(facts.message(
            fmt::format("its rows have {} cells, more than any recording.", facts.head.columns())));
    auto found = columns_of(facts);
    if (!found) return fail(found.error());
    auto columns = one_kind_of_row(facts, std::move(*found));
    if (!columns) return fail(columns.error());

    TablePlan plan;
    plan.columns = std::move(*columns);
    note_columns(plan);
    const ColumnPlan& first = plan.columns.front();
    const bool positions =
        first.meaning == Meaning::beat_position ||
        (first.channel == Channel::rr && positions_per_second(facts, first).has_value());
    if (positions) return plan_positions(facts, plan);
    if (plan.columns.front().channel == Channel::rr) return plan_intervals(facts, plan);
    return plan_signals(facts, std::move(plan));
}

} // namespace

Result<TablePlan> plan_of(const TextSource& source, const ImportOptions& options)
{
    auto head = TableHead::of(source);
    if (!head) return fail(head.error());
    SidecarMetadata metadata = metadata_of(source.path, head->layout);
    if (head->layout.channel) metadata.channel = head->layout.channel;
    if (head->layout.rate) metadata.rate = StatedRate{*head->layout.rate, "the file's header"};
    if (head->layout.names.empty() && metadata.names.size() <= head->columns())
        head->layout.names = metadata.names;
    const TableFacts facts{source.path, std::move(*head), std::move(metadata), options};
    auto plan = planned(facts);
    if (!plan) return plan;
    plan->layout = facts.head.layout;
    const auto& written_by = plan->layout.written_by;
    auto notes = plan->layout.notes;
    if (!written_by.empty()) notes.insert(notes.begin(), fmt::format("Read as {}.", written_by));
    plan->notes.insert(plan->notes.begin(), notes.begin(), notes.end());
    return plan;
}

} // namespace eupnea
