// SPDX-License-Identifier: MIT
#include "files/table/interval_rows.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "files/table/intervals.hpp"
#include "files/table/signal_rows.hpp"

namespace eupnea {

namespace {

constexpr double believable_hole_s = 3600.0; ///< a longer "interval" is a counter that overflowed
constexpr double exact_slack_s = 0.1;
constexpr double arrival_slack_s = 3.0; ///< how late a beat may arrive over the air
constexpr double follow_gain = 0.005;   ///< of arrival times, per beat

} // namespace

void IntervalRows::add(std::size_t line, std::optional<double> ms, std::optional<double> stamp_s)
{
    Entry entry{.line = line, .stamp_s = stamp_s};
    if (ms && *ms >= shortest_interval_ms && *ms <= longest_interval_ms) {
        entry.interval = Milliseconds{*ms};
    } else if (ms) {
        refusals_.add(Refusal::not_an_interval, line);
        if (*ms > longest_interval_ms && *ms <= believable_hole_s * 1e3) entry.lost_s = *ms / 1e3;
    }
    add(entry);
}

void IntervalRows::lose(std::size_t line, double seconds)
{
    add(Entry{.line = line, .lost_s = seconds});
}

void IntervalRows::add(const Entry& entry)
{
    if (waiting_) place(*waiting_, entry);
    waiting_ = entry;
}

void IntervalRows::end()
{
    if (const auto last = std::exchange(waiting_, std::nullopt)) place(*last, std::nullopt);
}

double IntervalRows::slack_s() const
{
    return stamping_ == Stamping::loose ? arrival_slack_s : exact_slack_s;
}

void IntervalRows::place(const Entry& entry, const std::optional<Entry>& after)
{
    if (!std::exchange(began_, true)) {
        if (entry.stamp_s && std::abs(*entry.stamp_s) > longest_leap_s) offset_s_ = -*entry.stamp_s;
        if (entry.stamp_s)
            now_ = at(Seconds{*entry.stamp_s + offset_s_} - entry.interval.value_or(0ms));
        ready_.push(Stream{now_, Channel::rr, SampleRate{0.0}});
    }
    if (!entry.interval) return open_gap(Seconds{entry.lost_s}, GapCause::file);
    emit_beat(settle(entry, after), *entry.interval);
}

/// The next row goes on from this one's stamp as its interval tells.
bool IntervalRows::confirms(const Entry& entry, const std::optional<Entry>& after) const
{
    if (!after || !after->stamp_s || !after->interval) return false;
    const double step_s = *after->stamp_s - *entry.stamp_s;
    const bool loose = stamping_ == Stamping::loose;
    return (step_s > 0.0 || (loose && step_s == 0.0)) &&
           std::abs(step_s - Seconds{*after->interval}.count()) < slack_s();
}

/// The time of this beat, and the gap before it if there is one.
Timestamp IntervalRows::settle(const Entry& entry, const std::optional<Entry>& after)
{
    const Timestamp expected = now_ + *entry.interval;
    if (!entry.stamp_s) return expected;
    const Timestamp stamp = at(Seconds{*entry.stamp_s + offset_s_});
    const Seconds ahead = stamp - expected;
    if (std::abs(ahead.count()) <= slack_s())
        return std::max(now_,
                        stamping_ == Stamping::loose ? expected + follow_gain * ahead : stamp);
    if (!confirms(entry, after)) {
        const Refusal reason = ahead < 0s ? Refusal::time_backwards : Refusal::lone_jump;
        refusals_.add(reason, entry.line);
        return expected;
    }
    if (ahead > 0s && seconds_of(stamp) <= longest_leap_s) {
        open_gap(ahead, GapCause::file);
        return stamp;
    }
    offset_s_ -= ahead.count();
    open_gap(0s, GapCause::clock_jump);
    return expected;
}

void IntervalRows::open_gap(Seconds length, GapCause cause)
{
    if (!gap_) gap_ = Gap{Channel::rr, now_, now_, 0, cause};
    now_ += length;
    gap_->until = now_;
}

void IntervalRows::emit_beat(Timestamp time, Milliseconds interval)
{
    if (gap_) ready_.push(*gap_);
    gap_.reset();
    now_ = time;
    ready_.push(Sample{Channel::rr, time, interval.count()});
}

} // namespace eupnea
