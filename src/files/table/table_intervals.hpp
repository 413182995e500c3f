// SPDX-License-Identifier: MIT
// A table or list of intervals between heartbeats, or of the positions of beats, as events.
#pragma once

#include "files/event_reader.hpp"
#include "files/table/interval_rows.hpp"
#include "files/table/repeated_beats.hpp"
#include "files/table/table_plan.hpp"

namespace eupnea {

class TableIntervals : public EventReader {
public:
    TableIntervals(TableReader reader, TablePlan plan);

    std::optional<Event> next() override;
    double progress() const override { return reader_.progress(); }
    std::vector<std::string> trouble() const override;

private:
    bool read_row();
    void read_cells(const TableReader::Row& row);
    void read_interval(const TableReader::Row& row);
    void read_position(const TableReader::Row& row);
    std::optional<double> interval_in(std::string_view cell, std::size_t line);
    std::optional<double> stamp_of(const TableReader::Row& row, double interval_ms);
    bool is_repeated(double signed_ms, std::optional<double> stamp_s);

    TableReader reader_;
    TablePlan plan_;
    std::optional<StampReader> stamps_;
    IntervalRows rows_;
    RepeatedBeats repeated_;
    SignedBeats same_sign_;
    bool ended_ = false;
    std::optional<double> last_position_s_;
};

} // namespace eupnea
