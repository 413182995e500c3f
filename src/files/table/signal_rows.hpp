// SPDX-License-Identifier: MIT
// Rows of sampled waves with their stamps, as samples and gaps at their true times.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/event.hpp"
#include "files/event_line.hpp"
#include "files/import_warnings.hpp"
#include "files/table/timestamp_inference.hpp"

namespace eupnea {

/// Longer than any recording: a leap by more is no time that has passed.
constexpr double longest_leap_s = 100 * 365.25 * 86'400.0;

/// A row without a value is a hole in its channel; a hole of more than 0.1 s becomes a gap, a shorter
/// one is seen in the times. Samples of a steady rate keep their steady step where stamps are rounded
/// or several share one, and follow the stamps slowly. Time that goes back for one row, or leaps more
/// than 10 s and returns, is refused; when the rows go on from there, a step back is a restarted clock
/// and a leap a true hole, unless it is longer than a century: that is a restarted clock, too.
class SignalRows {
public:
    /// Without a time plan the stamps are the rows' own steady time.
    SignalRows(std::vector<Channel> channels, SampleRate rate,
               std::optional<TimestampInference> time);

    /// `stamp_s` in seconds; NaN among the values is no value. `line` is named in refusals.
    void add(std::size_t line, double stamp_s, std::span<const double> values);
    void end();

    std::optional<Event> pop() { return ready_.pop(); }
    bool empty() const { return ready_.empty(); }
    ImportWarnings& refusals() { return refusals_; }
    const ImportWarnings& refusals() const { return refusals_; }

private:
    struct Row {
        std::size_t line = 0;
        double stamp_s = 0.0;
        std::vector<double> values{};
    };
    struct Hole {
        Timestamp from;
        std::uint32_t missing = 0;
        GapCause cause = GapCause::file;
    };

    bool steady() const { return !time_ || time_->regular_or_coarse(); }
    bool follows(double step_s) const;
    void hold(std::size_t line, double stamp_s, std::span<const double> values);
    void jump_to(std::size_t line, double stamp_s, std::span<const double> values);
    void refuse_held();
    void accept(double stamp_s, std::span<const double> values);
    Timestamp time_of_row(double stamp_s);
    bool is_hole(Timestamp from, Timestamp until) const;
    void open_holes(Timestamp until, GapCause cause);
    void close_hole(std::size_t i, Timestamp until);
    void emit(std::span<const double> values);

    std::vector<Channel> channels_;
    SampleRate rate_;
    Seconds period_;
    std::optional<TimestampInference> time_;
    EventLine ready_;
    ImportWarnings refusals_;
    double offset_s_ = 0.0;   ///< added to stamps after a clock restarted
    double same_stamp_ = 0.0; ///< rows in a row with the newest stamp, less one
    double resolution_ = 0.0; ///< the longest such run, in rows
    std::optional<double> last_stamp_s_;
    Row held_; ///< jumped in time; the next row tells whether to believe it
    bool holding_ = false;
    Timestamp now_{};
    bool began_ = false;
    bool any_hole_ = false;
    std::vector<std::optional<Hole>> holes_; ///< one for each channel
};

} // namespace eupnea
