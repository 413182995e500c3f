// SPDX-License-Identifier: MIT
#include "files/table_signals.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "files/cell.hpp"

namespace eupnea {

namespace {

constexpr Seconds shortest_gap{0.1};
constexpr double leap_s = 10.0; ///< a longer step has to be confirmed by the next row

/// How fast the time of evenly spread samples follows coarse stamps, per rounding of these.
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
    return (step_s > 0.0 || (step_s == 0.0 && plan_.time->regular_or_coarse())) && step_s <= leap_s;
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
    if (began_ && is_hole(now_, time)) open_holes(time, GapCause::file);
    now_ = time;
    last_stamp_s_ = row.stamp_s;
    if (!began_) begin();
    emit(row);
}

/// The stamp itself, unless it is a rounded one of a steady rate: then the step is kept and the
/// stamps are followed slowly. A stamp that runs further ahead than its rounding tells of a hole.
Timestamp TableSignals::time_of_row(double stamp_s)
{
    const Timestamp stamp = at(Seconds{stamp_s});
    if (!plan_.time || !began_ || !plan_.time->regular_or_coarse()) return stamp;
    same_stamp_ = stamp_s == *last_stamp_s_ ? same_stamp_ + 1.0 : 0.0;
    resolution_ = std::max(resolution_, same_stamp_);
    const Timestamp expected = now_ + period_;
    const bool shared = plan_.time->coarse || resolution_ > 0.0;
    const Seconds rounding =
        shared ? std::max(2.0 * Seconds{plan_.time->step_s}, (resolution_ + 1.0) * period_)
               : 0.6 * period_;
    const Seconds ahead = stamp - expected;
    if (abs(ahead) < 1e-3 * period_ || ahead > rounding) return stamp;
    return expected + follow_gain * (period_ / rounding) * std::clamp(ahead, -rounding, rounding);
}

bool TableSignals::is_hole(Timestamp from, Timestamp until) const
{
    const bool steady = !plan_.time || plan_.time->regular_or_coarse();
    return until - from > std::max(shortest_gap, (steady ? 1.5 : 5.0) * period_);
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

void TableSignals::close_hole(std::size_t i, Timestamp until)
{
    const Channel channel = plan_.columns[i].channel;
    const auto hole = std::exchange(holes_[i], std::nullopt);
    if (!hole) return;
    if (hole->cause != GapCause::clock_jump && !is_hole(hole->from - period_, until)) return;
    ready_.push_back(Gap{channel, hole->from, until, hole->missing, hole->cause});
}

void TableSignals::emit(const Row& row)
{
    for (std::size_t i = 0; i < holes_.size(); ++i) {
        if (!row.values[i]) {
            if (!holes_[i]) holes_[i] = Hole{now_};
            ++holes_[i]->missing;
            continue;
        }
        close_hole(i, now_);
        ready_.push_back(Sample{plan_.columns[i].channel, now_, *row.values[i]});
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
    for (std::size_t i = 0; i < holes_.size(); ++i) close_hole(i, now_ + period_);
}

} // namespace eupnea
