// SPDX-License-Identifier: MIT
// A table or list of intervals between heartbeats, as events.
#pragma once

#include <deque>
#include <optional>

#include "base/event.hpp"
#include "files/import_warnings.hpp"
#include "files/table_plan.hpp"

namespace eupnea {

/// Each interval becomes an rr sample at the time of the beat that ends it: by the file's stamps
/// where these agree with the intervals, else by the sum of the intervals. The sum is not the true
/// time: where the stamps run ahead of it, beats are missing, and a gap says so.
class TableIntervals {
public:
    TableIntervals(TableReader reader, TablePlan plan);

    std::optional<Event> next();
    double progress() const { return reader_.progress(); }
    bool damaged() const { return reader_.damaged(); }
    const ImportWarnings& refusals() const { return refusals_; }

private:
    struct Entry {
        std::size_t line = 0;
        std::optional<Milliseconds> interval{}; ///< none when it cannot be one
        std::optional<double> stamp_s{};
        double lost_s = 0.0; ///< time that passed without an interval to show
    };

    bool read_row();
    Entry parse(const TableReader::Row& row);
    void read_position(const TableReader::Row& row);
    void read_value(std::string_view cell, Entry& entry);
    void place(const Entry& entry, const std::optional<Entry>& after);
    bool confirms(const Entry& entry, const std::optional<Entry>& after) const;
    Timestamp settle(const Entry& entry, const std::optional<Entry>& after);
    double slack_s() const;
    void lose(Seconds length, GapCause cause);
    void emit_beat(Timestamp time, Milliseconds interval);

    TableReader reader_;
    TablePlan plan_;
    ImportWarnings refusals_;
    std::deque<Event> ready_;
    std::deque<Entry> ahead_; ///< read but not placed
    bool began_ = false;
    bool ended_ = false;
    double offset_s_ = 0.0; ///< added to stamps after a clock restarted
    std::optional<double> last_position_s_;
    Timestamp now_{}; ///< of the last beat
    std::optional<Gap> gap_;
};

} // namespace eupnea
