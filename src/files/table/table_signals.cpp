// SPDX-License-Identifier: MIT
#include "files/table/table_signals.hpp"

#include <cmath>
#include <limits>

#include "files/table/cell.hpp"

namespace eupnea {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::vector<Channel> channels_of(const TablePlan& plan)
{
    std::vector<Channel> channels;
    for (const ColumnPlan& column : plan.columns) channels.push_back(column.channel);
    return channels;
}

} // namespace

TableSignals::TableSignals(TableReader reader, TablePlan plan)
    : reader_(std::move(reader)), plan_(std::move(plan)),
      rows_(channels_of(plan_), plan_.rate, plan_.time), values_(plan_.columns.size(), none)
{
    if (plan_.time) stamps_.emplace(*plan_.time);
}

std::optional<Event> TableSignals::next()
{
    while (rows_.empty() && !ended_)
        if (!read_row()) {
            rows_.end();
            ended_ = true;
        }
    return rows_.pop();
}

bool TableSignals::read_row()
{
    const auto cells = reader_.next();
    if (!cells) return false;
    const auto stamp = stamp_of(*cells);
    if (!stamp) {
        rows_.refusals().add(Refusal::unreadable_time, cells->line);
        return true;
    }
    for (std::size_t i = 0; i < values_.size(); ++i)
        values_[i] = value_in(*cells, plan_.columns[i].column);
    rows_.add(cells->line, *stamp, values_);
    return true;
}

double TableSignals::value_in(const TableReader::Row& cells, std::size_t column)
{
    if (column >= cells.cells.size()) {
        rows_.refusals().add(Refusal::no_cell, cells.line);
        return none;
    }
    if (const auto value = number_in(cells.cells[column])) return *value;
    const bool missing = is_missing(cells.cells[column]);
    rows_.refusals().add(missing ? Refusal::empty_cell : Refusal::not_a_number, cells.line);
    return none;
}

/// Without a time column the row's number is its time.
std::optional<double> TableSignals::stamp_of(const TableReader::Row& cells)
{
    if (!plan_.time) return static_cast<double>(rows_read_++) * period(plan_.rate).count();
    if (plan_.time->column >= cells.cells.size()) return std::nullopt;
    const auto stamp = (*stamps_)(cells.cells[plan_.time->column]);
    if (!stamp) return std::nullopt;
    return *stamp * plan_.time->unit_s - plan_.time->origin_s;
}

std::vector<std::string> TableSignals::trouble() const
{
    auto sentences = rows_.refusals().sentences();
    const auto of_file = reader_.trouble();
    sentences.insert(sentences.end(), of_file.begin(), of_file.end());
    return sentences;
}

} // namespace eupnea
