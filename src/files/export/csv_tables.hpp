// SPDX-License-Identifier: MIT
// Beats, breaths and the second-by-second trace as CSV tables, row by row as they become known.
#pragma once

#include <deque>
#include <ostream>

#include "base/event.hpp"

namespace eupnea {

// Times in seconds of the session, intervals in milliseconds. An empty cell: no honest value.

/// time_s,ibi_ms,nn_ms,class,quality: a row for each beat, once its classification is known.
class BeatsTable {
public:
    explicit BeatsTable(std::ostream& out);
    void on(const Event& event);
    void finish();

private:
    std::ostream* out_;
    std::deque<Beat> unclassified_;
};

/// inhale_s,exhale_s,rate_per_min,depth,source,quality: a row for each breath from a belt.
class BreathsTable {
public:
    explicit BreathsTable(std::ostream& out);
    void on(const Event& event);

private:
    std::ostream* out_;
};

/// A row a second. `calm` is the settling index, 0 to 100; `state` its word; `quality` that of the
/// heart's signal, or the breath's where there is no heart signal, 0 to 1.
class TraceTable {
public:
    explicit TraceTable(std::ostream& out);
    void on(const Event& event);

private:
    std::ostream* out_;
};

/// time_s,channel,value: every sample, with all digits that the sensor's numbers have.
class SamplesTable {
public:
    explicit SamplesTable(std::ostream& out);
    void on(const Event& event);

private:
    std::ostream* out_;
};

} // namespace eupnea
