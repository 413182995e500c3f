// SPDX-License-Identifier: MIT
#include "library/table_signals.hpp"

#include <algorithm>
#include <cmath>

#include "library/cell.hpp"

namespace eupnea {

namespace {

constexpr double leap_s = 10.0; ///< a longer step has to be confirmed by the next row

/// How fast the time of evenly spread samples follows coarse stamps, per resolution of these.
constexpr double follow_gain = 0.02;

} // namespace

TableSignals::TableSignals(TableReader reader, TablePlan plan)
    : reader_(std::move(reader)), plan_(std::move(plan)), period_(period(plan_.rate)),
      holes_(plan_.columns.size())
{}

std::optional<Event> TableSignals::next()
{
    while (ready_.empty() && !ended_)
        if (!read_row()) end();
    if (ready_.empty()) return std::nullopt;
    const Event event = ready_.front();
    ready_.pop_front();
    return event;
}

bool TableSignals::read_row()
{
    const auto cells = reader_.next();
    if (!cells) return false;
    const auto stamp = stamp_of(*cells);
    if (!stamp) {
        refusals_.add(Refusal::unreadable_time, cells->line);
        return true;
    }
    Row row = parse(*cells);
    row.stamp_s = *stamp;
    plan_.time ? place(std::move(row)) : accept(row);
    return true;
}

TableSignals::Row TableSignals::parse(const TableReader::Row& cells)
{
    Row row{.line = cells.line};
    for (const ColumnPlan& column : plan_.columns)
        row.values.push_back(value_in(cells, column.column));
    return row;
}

std::optional<double> TableSignals::value_in(const TableReader::Row& cells, std::size_t column)
{
    if (column >= cells.cells.size()) {
        refusals_.add(Refusal::no_cell, cells.line);
        return std::nullopt;
    }
    const std::string_view text = trimmed(cells.cells[column]);
    const auto value = number_in(text);
    if (value) return value;
    const bool empty = text.empty() || lower_case(text) == "nan" || lower_case(text) == "na";
    refusals_.add(empty ? Refusal::empty_cell : Refusal::not_a_number, cells.line);
    return std::nullopt;
}

/// Without a time column the row's number is its time.
std::optional<double> TableSignals::stamp_of(const TableReader::Row& cells)
{
    if (!plan_.time) return static_cast<double>(rows_++) * period_.count();
    if (plan_.time->column >= cells.cells.size()) return std::nullopt;
    const auto stamp = stamp_in(cells.cells[plan_.time->column], plan_.time->is_date);
    if (!stamp) return std::nullopt;
    return *stamp * plan_.time->unit_s - plan_.time->origin_s;
}

bool TableSignals::follows(double step_s) const
{
    return (step_s > 0.0 || (plan_.time->coarse && step_s == 0.0)) && step_s <= leap_s;
}

void TableSignals::place(Row row)
{
    row.stamp_s += offset_s_;
    if (!last_stamp_s_ || follows(row.stamp_s - *last_stamp_s_)) {
        refuse_held();
        return accept(row);
    }
    if (row.stamp_s == *last_stamp_s_) return refusals_.add(Refusal::time_twice, row.line);
    if (held_ && follows(row.stamp_s - held_->stamp_s)) return jump_to(std::move(row));
    refuse_held();
    held_ = std::move(row);
}

/// Two rows agree on the new time: believe them.
void TableSignals::jump_to(Row row)
{
    Row held = std::move(*held_);
    held_.reset();
    if (held.stamp_s < *last_stamp_s_) {
        const double shift = *last_stamp_s_ + period_.count() - held.stamp_s;
        offset_s_ += shift;
        held.stamp_s += shift;
        row.stamp_s += shift;
        open_holes(now_ + period_, GapCause::clock_jump);
    }
    accept(held);
    accept(row);
}

void TableSignals::refuse_held()
{
    if (!held_) return;
    const bool back = held_->stamp_s < *last_stamp_s_;
    refusals_.add(back ? Refusal::time_backwards : Refusal::lone_jump, held_->line);
    held_.reset();
}

void TableSignals::accept(const Row& row)
{
    const Timestamp time = time_of_row(row.stamp_s);
    const bool hole =
        plan_.time && last_stamp_s_ && row.stamp_s - *last_stamp_s_ > plan_.time->hole_s;
    if (hole && plan_.time->hole_s > 0.0) open_holes(time, GapCause::file);
    now_ = time;
    last_stamp_s_ = row.stamp_s;
    if (!began_) begin();
    emit(row);
}

/// Coarse stamps lead the samples slowly; a hole in them is taken at its word.
Timestamp TableSignals::time_of_row(double stamp_s)
{
    const Timestamp stamp = at(Seconds{stamp_s});
    if (!plan_.time || !plan_.time->coarse || !last_stamp_s_) return stamp;
    if (stamp_s - *last_stamp_s_ > plan_.time->hole_s) return std::max(stamp, now_ + period_);
    const Seconds resolution{plan_.time->hole_s / 5.0};
    const Timestamp expected = now_ + period_;
    return expected + follow_gain * (period_ / resolution) *
                          std::clamp(stamp - expected, -resolution, resolution);
}

void TableSignals::open_holes(Timestamp until, GapCause cause)
{
    const double rows = std::round((until - now_) / period_) - 1.0;
    const bool counted = !plan_.time || plan_.time->regular;
    const auto missing = static_cast<std::uint32_t>(counted ? std::clamp(rows, 0.0, 4e9) : 0.0);
    for (auto& hole : holes_) {
        if (!hole) hole = Hole{now_ + period_, 0, cause};
        hole->missing += missing;
    }
}

void TableSignals::emit(const Row& row)
{
    for (std::size_t i = 0; i < holes_.size(); ++i) {
        const Channel channel = plan_.columns[i].channel;
        if (!row.values[i]) {
            if (!holes_[i]) holes_[i] = Hole{now_};
            ++holes_[i]->missing;
            continue;
        }
        if (const auto& hole = holes_[i])
            ready_.push_back(Gap{channel, hole->from, now_, hole->missing, hole->cause});
        holes_[i].reset();
        ready_.push_back(Sample{channel, now_, *row.values[i]});
    }
}

void TableSignals::begin()
{
    began_ = true;
    for (const ColumnPlan& column : plan_.columns)
        ready_.push_back(Stream{now_, column.channel, plan_.rate});
}

void TableSignals::end()
{
    refuse_held();
    ended_ = true;
    for (std::size_t i = 0; i < holes_.size(); ++i)
        if (const auto& hole = holes_[i])
            ready_.push_back(Gap{plan_.columns[i].channel, hole->from, now_ + period_,
                                 hole->missing, hole->cause});
}

} // namespace eupnea
