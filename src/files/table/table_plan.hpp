// SPDX-License-Identifier: MIT
// How to read a table as a recording: which column is which channel, and what time each row has.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "files/recording_file.hpp"
#include "files/table/interval_rows.hpp"
#include "files/table/table_columns.hpp"
#include "files/table/timestamp_inference.hpp"

namespace eupnea {

enum class RowKind : std::uint8_t {
    signals = 0,    ///< a row is one moment, every channel has a value
    intervals,      ///< a row is one heartbeat
    interval_list,  ///< every cell of every row is an interval
    beat_positions, ///< a row is one heartbeat, given as a sample number
};

struct TablePlan {
    TableLayout layout;
    RowKind kind = RowKind::signals;
    std::vector<ColumnPlan> columns;
    std::optional<TimestampInference> time;
    SampleRate rate{0.0}; ///< of signals, and of the sample numbers of beats
    double interval_unit_ms = 1.0;
    Stamping stamping = Stamping::at_beat;
    bool signed_beats = false;                ///< the sign of an interval changes with every beat
    bool repeated_beats = false;              ///< rows give the same beat again
    std::optional<std::size_t> symbol_column; ///< what kind of mark a beat position is
    std::vector<std::string> notes;           ///< what was guessed
};

/// From the head of the table, the file's name and the person's options.
Result<TablePlan> plan_of(const TextSource& source, const ImportOptions& options);

} // namespace eupnea
