// SPDX-License-Identifier: MIT
// Intervals between heartbeats, with or without stamps, as rr samples at the times of their beats.
#pragma once

#include <deque>
#include <optional>

#include "base/event.hpp"
#include "files/event_line.hpp"
#include "files/import_warnings.hpp"

namespace eupnea {

/// What the stamp beside an interval is the time of.
enum class Stamping : std::uint8_t {
    at_beat = 0,       ///< the beat that ends the interval
    at_interval_start, ///< the beat before
    loose,             ///< its arrival, which jitters by seconds
};

/// Each interval becomes an rr sample at the time of the beat that ends it: by the file's stamps
/// where these agree with the intervals, else by the sum of the intervals. The sum is not the true
/// time: where the stamps run ahead of it, beats are missing, and a gap says so.
class IntervalRows {
public:
    explicit IntervalRows(Stamping stamping) : stamping_(stamping) {}

    /// A value that is no interval is counted, and its time is a gap when it can be one.
    void add(std::size_t line, std::optional<double> ms, std::optional<double> stamp_s);
    /// Time that passed without an interval to show.
    void lose(std::size_t line, double seconds);
    void begin_at(Timestamp time) { now_ = time; }
    void end();

    std::optional<Event> pop() { return ready_.pop(); }
    bool empty() const { return ready_.empty(); }
    ImportWarnings& refusals() { return refusals_; }
    const ImportWarnings& refusals() const { return refusals_; }

private:
    struct Entry {
        std::size_t line = 0;
        std::optional<Milliseconds> interval{}; ///< none when it cannot be one
        std::optional<double> stamp_s{};
        double lost_s = 0.0; ///< time that passed without an interval to show
    };

    void add(const Entry& entry);
    void place(const Entry& entry, const std::optional<Entry>& after);
    bool confirms(const Entry& entry, const std::optional<Entry>& after) const;
    Timestamp settle(const Entry& entry, const std::optional<Entry>& after);
    double slack_s() const;
    void open_gap(Seconds length, GapCause cause);
    void emit_beat(Timestamp time, Milliseconds interval);

    Stamping stamping_;
    ImportWarnings refusals_;
    EventLine ready_;
    std::optional<Entry> waiting_; ///< read but not placed: the next one confirms its time
    bool began_ = false;
    double offset_s_ = 0.0; ///< added to stamps after a clock restarted
    Timestamp now_{};       ///< of the last beat
    std::optional<Gap> gap_;
};

} // namespace eupnea
