// SPDX-License-Identifier: MIT
#include "files/table/table_intervals.hpp"

#include <cmath>
#include <utility>

#include "files/table/cell.hpp"
#include "files/table/intervals.hpp"

namespace eupnea {

namespace {

/// Codes of WFDB annotations that are heartbeats (PhysioNet, annotation codes).
bool is_beat_code(std::string_view symbol)
{
    return symbol.size() == 1 &&
           std::string_view{"NLRBAaJSVrFejnE/fQ?"}.find(symbol[0]) != std::string_view::npos;
}

} // namespace

TableIntervals::TableIntervals(TableReader reader, TablePlan plan)
    : reader_(std::move(reader)), plan_(std::move(plan)), rows_(plan_.stamping)
{
    if (plan_.time) stamps_.emplace(*plan_.time);
}

std::optional<Event> TableIntervals::next()
{
    while (rows_.empty() && !ended_)
        if (!read_row()) {
            rows_.end();
            ended_ = true;
        }
    return rows_.pop();
}

bool TableIntervals::read_row()
{
    const auto row = reader_.next();
    if (!row) return false;
    switch (plan_.kind) {
    case RowKind::beat_positions:
        read_position(*row);
        break;
    case RowKind::interval_list:
        read_cells(*row);
        break;
    case RowKind::intervals:
    case RowKind::signals:
        read_interval(*row);
        break;
    }
    return true;
}

std::optional<double> TableIntervals::interval_in(std::string_view cell, std::size_t line)
{
    const auto value = number_in(cell);
    if (value) return *value * plan_.interval_unit_ms;
    rows_.refusals().add(is_missing(cell) ? Refusal::empty_cell : Refusal::not_a_number, line);
    return std::nullopt;
}

void TableIntervals::read_cells(const TableReader::Row& row)
{
    const std::size_t width = filled_width(row.cells);
    for (const std::string_view cell : row.cells.first(width))
        rows_.add(row.line, interval_in(cell, row.line), std::nullopt);
}

void TableIntervals::read_interval(const TableReader::Row& row)
{
    const std::size_t column = plan_.columns.front().column;
    std::optional<double> ms;
    if (column < row.cells.size())
        ms = interval_in(row.cells[column], row.line);
    else
        rows_.refusals().add(Refusal::no_cell, row.line);
    const double size = plan_.signed_beats && ms ? std::abs(*ms) : ms.value_or(0.0);
    const auto stamp = stamp_of(row, size);
    if (ms && is_repeated(*ms, stamp)) return rows_.refusals().add(Refusal::repeated, row.line);
    rows_.add(row.line, ms ? std::optional{size} : std::nullopt, stamp);
}

bool TableIntervals::is_repeated(double signed_ms, std::optional<double> stamp_s)
{
    if (plan_.signed_beats) return same_sign_(signed_ms);
    return plan_.repeated_beats && stamp_s && repeated_(*stamp_s, signed_ms);
}

std::optional<double> TableIntervals::stamp_of(const TableReader::Row& row, double interval_ms)
{
    if (!plan_.time) return std::nullopt;
    std::optional<double> stamp;
    if (plan_.time->column < row.cells.size()) stamp = (*stamps_)(row.cells[plan_.time->column]);
    if (!stamp) {
        rows_.refusals().add(Refusal::unreadable_time, row.line);
        return std::nullopt;
    }
    *stamp = *stamp * plan_.time->unit_s - plan_.time->origin_s;
    const bool usable = interval_ms >= shortest_interval_ms && interval_ms <= longest_interval_ms;
    if (plan_.stamping == Stamping::at_interval_start && usable) *stamp += interval_ms / 1e3;
    return stamp;
}

/// The interval from the position before; the first position, and one that goes back, has none.
void TableIntervals::read_position(const TableReader::Row& row)
{
    const std::size_t column = plan_.columns.front().column;
    const auto mark = plan_.symbol_column;
    if (mark && *mark < row.cells.size() && !is_beat_code(trimmed(row.cells[*mark]))) return;
    const auto sample = column < row.cells.size() ? number_in(row.cells[column]) : std::nullopt;
    if (!sample) return rows_.refusals().add(Refusal::not_a_number, row.line);
    const double position_s = *sample / plan_.rate.per_second;
    const auto before = std::exchange(last_position_s_, position_s);
    if (!before) return rows_.begin_at(at(Seconds{position_s}));
    const double step_s = position_s - *before;
    if (step_s > 0.0 && step_s * 1e3 > longest_interval_ms) return rows_.lose(row.line, step_s);
    if (step_s > 0.0) return rows_.add(row.line, step_s * 1e3, std::nullopt);
    rows_.refusals().add(Refusal::time_backwards, row.line);
    rows_.lose(row.line, 0.0);
}

std::vector<std::string> TableIntervals::trouble() const
{
    auto sentences = rows_.refusals().sentences();
    const auto of_file = reader_.trouble();
    sentences.insert(sentences.end(), of_file.begin(), of_file.end());
    return sentences;
}

} // namespace eupnea
