// SPDX-License-Identifier: MIT
// A table whose rows are moments of sampled waves, as events.
#pragma once

#include "files/event_reader.hpp"
#include "files/table/signal_rows.hpp"
#include "files/table/table_plan.hpp"

namespace eupnea {

/// A cell without a number is a hole in its channel, a row without its time a hole in all.
class TableSignals : public EventReader {
public:
    TableSignals(TableReader reader, TablePlan plan);

    std::optional<Event> next() override;
    double progress() const override { return reader_.progress(); }
    std::vector<std::string> trouble() const override;

private:
    bool read_row();
    double value_in(const TableReader::Row& cells, std::size_t column);
    std::optional<double> stamp_of(const TableReader::Row& cells);

    TableReader reader_;
    TablePlan plan_;
    std::optional<StampReader> stamps_;
    SignalRows rows_;
    std::size_t rows_read_ = 0;
    std::vector<double> values_; ///< one for each channel
    bool ended_ = false;
};

} // namespace eupnea
