// SPDX-License-Identifier: MIT
#include "files/table_intervals.hpp"

#include <cmath>
#include <utility>

#include "files/cell.hpp"
#include "files/intervals.hpp"

namespace eupnea {

namespace {

constexpr double believable_hole_s = 3600.0; ///< a longer "interval" is a counter that overflowed
constexpr double exact_slack_s = 0.1;
constexpr double arrival_slack_s = 3.0; ///< how late a beat may arrive over the air
constexpr double follow_gain = 0.005;   ///< of arrival times, per beat

/// Codes of WFDB annotations that are heartbeats (PhysioNet, annotation codes).
bool is_beat_code(std::string_view symbol)
{
    return symbol.size() == 1 &&
           std::string_view{"NLRBAaJSVrFejnE/fQ?"}.find(symbol[0]) != std::string_view::npos;
}

} // namespace

TableIntervals::TableIntervals(TableReader reader, TablePlan plan)
    : reader_(std::move(reader)), plan_(std::move(plan))
{}

std::optional<Event> TableIntervals::next()
{
    while (ready_.empty() && !ended_) {
        while (!ended_ && ahead_.size() < 2)
            if (!read_row()) ended_ = true;
        while (!ahead_.empty() && (ended_ || ahead_.size() > 1)) {
            const Entry entry = ahead_.front();
            ahead_.pop_front();
            place(entry, ahead_.empty() ? std::nullopt : std::optional{ahead_.front()});
        }
    }
    if (ready_.empty()) return std::nullopt;
    const Event event = ready_.front();
    ready_.pop_front();
    return event;
}

bool TableIntervals::read_row()
{
    const auto row = reader_.next();
    if (!row) return false;
    if (plan_.kind == RowKind::beat_positions) {
        read_position(*row);
    } else if (plan_.kind == RowKind::interval_list) {
        for (const std::string_view cell : row->cells) {
            Entry entry{.line = row->line};
            read_value(cell, entry);
            ahead_.push_back(entry);
        }
    } else {
        ahead_.push_back(parse(*row));
    }
    return true;
}

void TableIntervals::read_value(std::string_view cell, Entry& entry)
{
    const auto value = number_in(cell);
    if (!value) {
        const bool empty = trimmed(cell).empty() || lower_case(trimmed(cell)) == "nan";
        return refusals_.add(empty ? Refusal::empty_cell : Refusal::not_a_number, entry.line);
    }
    const double ms = *value * plan_.interval_unit_ms;
    if (ms >= shortest_interval_ms && ms <= longest_interval_ms) {
        entry.interval = Milliseconds{ms};
        return;
    }
    refusals_.add(Refusal::not_an_interval, entry.line);
    if (ms > longest_interval_ms && ms <= believable_hole_s * 1e3) entry.lost_s = ms / 1e3;
}

TableIntervals::Entry TableIntervals::parse(const TableReader::Row& row)
{
    Entry entry{.line = row.line};
    const std::size_t column = plan_.columns.front().column;
    if (column < row.cells.size())
        read_value(row.cells[column], entry);
    else
        refusals_.add(Refusal::no_cell, row.line);
    if (!plan_.time) return entry;
    if (plan_.time->column < row.cells.size())
        entry.stamp_s = stamp_in(row.cells[plan_.time->column], plan_.time->is_date);
    if (!entry.stamp_s) {
        refusals_.add(Refusal::unreadable_time, row.line);
        return entry;
    }
    *entry.stamp_s = *entry.stamp_s * plan_.time->unit_s - plan_.time->origin_s;
    if (plan_.stamping == Stamping::at_interval_start && entry.interval)
        *entry.stamp_s += Seconds{*entry.interval}.count();
    return entry;
}

/// The interval from the position before; the first position, and one that goes back, has none.
void TableIntervals::read_position(const TableReader::Row& row)
{
    const std::size_t column = plan_.columns.front().column;
    const auto mark = plan_.symbol_column;
    if (mark && *mark < row.cells.size() && !is_beat_code(trimmed(row.cells[*mark]))) return;
    const auto sample = column < row.cells.size() ? number_in(row.cells[column]) : std::nullopt;
    if (!sample) return refusals_.add(Refusal::not_a_number, row.line);
    const double position_s = *sample / plan_.rate.per_second;
    const auto before = std::exchange(last_position_s_, position_s);
    if (!before) {
        now_ = at(Seconds{position_s});
        return;
    }
    const double step_s = position_s - *before;
    Entry entry{.line = row.line};
    if (step_s <= 0.0)
        refusals_.add(Refusal::time_backwards, row.line);
    else if (Milliseconds{Seconds{step_s}}.count() <= longest_interval_ms)
        entry.interval = Seconds{step_s};
    else
        entry.lost_s = step_s;
    ahead_.push_back(entry);
}

double TableIntervals::slack_s() const
{
    return plan_.stamping == Stamping::loose ? arrival_slack_s : exact_slack_s;
}

void TableIntervals::place(const Entry& entry, const std::optional<Entry>& after)
{
    if (!began_) {
        began_ = true;
        if (entry.stamp_s) now_ = at(Seconds{*entry.stamp_s} - entry.interval.value_or(0ms));
        ready_.push_back(Stream{now_, Channel::rr, SampleRate{0.0}});
    }
    if (!entry.interval) return lose(Seconds{entry.lost_s}, GapCause::file);
    emit_beat(settle(entry, after), *entry.interval);
}

/// The next row goes on from this one's stamp as its interval tells.
bool TableIntervals::confirms(const Entry& entry, const std::optional<Entry>& after) const
{
    if (!after || !after->stamp_s || !after->interval) return false;
    const double step_s = *after->stamp_s - *entry.stamp_s;
    return step_s > 0.0 && std::abs(step_s - Seconds{*after->interval}.count()) < slack_s();
}

/// The time of this beat, and the gap before it if there is one.
Timestamp TableIntervals::settle(const Entry& entry, const std::optional<Entry>& after)
{
    const Timestamp expected = now_ + *entry.interval;
    if (!entry.stamp_s) return expected;
    const Timestamp stamp = at(Seconds{*entry.stamp_s + offset_s_});
    const Seconds ahead = stamp - expected;
    if (std::abs(ahead.count()) <= slack_s())
        return plan_.stamping == Stamping::loose ? expected + follow_gain * ahead : stamp;
    if (!confirms(entry, after)) {
        const Refusal reason = ahead < 0s ? Refusal::time_backwards : Refusal::lone_jump;
        refusals_.add(reason, entry.line);
        return expected;
    }
    if (ahead > 0s) {
        lose(ahead, GapCause::file);
        return stamp;
    }
    offset_s_ -= ahead.count();
    lose(0s, GapCause::clock_jump);
    return expected;
}

void TableIntervals::lose(Seconds length, GapCause cause)
{
    if (!gap_) gap_ = Gap{Channel::rr, now_, now_, 0, cause};
    now_ += length;
    gap_->until = now_;
}

void TableIntervals::emit_beat(Timestamp time, Milliseconds interval)
{
    if (gap_) ready_.push_back(*gap_);
    gap_.reset();
    now_ = time;
    ready_.push_back(Sample{Channel::rr, time, interval.count()});
}

} // namespace eupnea
