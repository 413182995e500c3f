// SPDX-License-Identifier: MIT
// A table whose rows are moments of sampled waves, as events.
#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "base/event.hpp"
#include "files/import_warnings.hpp"
#include "files/table_plan.hpp"

namespace eupnea {

/// A cell without a number is a hole in its channel, a row without its time a hole in all; a hole of
/// more than 0.1 s becomes a gap, a shorter one is seen in the times. Samples of a steady rate keep
/// their steady step where stamps are rounded or several share one, and follow the stamps slowly. Time that
/// goes back for one row, or leaps more than 10 s and returns, is refused; when the rows go on from
/// there, a step back is a restarted clock and a leap a true hole.
class TableSignals {
public:
    TableSignals(TableReader reader, TablePlan plan);

    std::optional<Event> next();
    double progress() const { return reader_.progress(); }
    bool damaged() const { return reader_.damaged(); }
    const ImportWarnings& refusals() const { return refusals_; }

private:
    struct Row {
        std::size_t line = 0;
        double stamp_s = 0.0;
        std::vector<std::optional<double>> values{}; ///< one for each channel
    };
    struct Hole {
        Timestamp from;
        std::uint32_t missing = 0;
        GapCause cause = GapCause::file;
    };

    bool read_row();
    Row parse(const TableReader::Row& cells);
    std::optional<double> value_in(const TableReader::Row& cells, std::size_t column);
    std::optional<double> stamp_of(const TableReader::Row& cells);
    void place(Row row);
    bool follows(double step_s) const;
    void jump_to(Row row);
    void refuse_held();
    void accept(const Row& row);
    Timestamp time_of_row(double stamp_s);
    bool is_hole(Timestamp from, Timestamp until) const;
    void open_holes(Timestamp until, GapCause cause);
    void close_hole(std::size_t i, Timestamp until);
    void emit(const Row& row);
    void begin();
    void end();

    TableReader reader_;
    TablePlan plan_;
    Seconds period_;
    ImportWarnings refusals_;
    std::deque<Event> ready_;
    std::size_t rows_ = 0;
    double offset_s_ = 0.0;   ///< added to stamps after a clock restarted
    double same_stamp_ = 0.0; ///< rows in a row with the newest stamp, less one
    double resolution_ = 0.0; ///< the longest such run, in rows
    std::optional<double> last_stamp_s_;
    std::optional<Row> held_; ///< jumped in time; the next row tells whether to believe it
    Timestamp now_{};
    bool began_ = false;
    bool ended_ = false;
    std::vector<std::optional<Hole>> holes_; ///< one for each channel
};

} // namespace eupnea
