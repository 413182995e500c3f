// SPDX-License-Identifier: MIT
// Physical quantities as types: what cannot be meant does not compile.
#pragma once

#include <chrono>
#include <compare>

namespace eupnea {

using Seconds = std::chrono::duration<double>;
using Milliseconds = std::chrono::duration<double, std::milli>;

/// The clock of a session: zero where the session begins. It has no now(); whoever stamps bytes or
/// draws a frame reads the machine's clock once and passes the time on.
struct SessionClock {
    using duration = Seconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<SessionClock, Seconds>;
    static constexpr bool is_steady = true;
};

/// Seconds since the session began, on a steady clock.
using Timestamp = SessionClock::time_point;

constexpr Timestamp at(Seconds since_start) { return Timestamp{since_start}; }
constexpr double seconds_of(Timestamp time) { return time.time_since_epoch().count(); }

/// A frequency of something in the body or in a filter.
struct Hertz {
    double value;
    friend constexpr auto operator<=>(Hertz, Hertz) = default;
};

/// Samples per second of a channel.
struct SampleRate {
    double per_second;
    friend constexpr auto operator<=>(SampleRate, SampleRate) = default;
};

/// Breaths per minute.
struct BreathRate {
    double per_minute;
    friend constexpr auto operator<=>(BreathRate, BreathRate) = default;
};

/// Cycles per sample.
constexpr double operator/(Hertz frequency, SampleRate rate)
{
    return frequency.value / rate.per_second;
}
constexpr Seconds period(SampleRate rate) { return Seconds{1.0 / rate.per_second}; }
constexpr Seconds period(Hertz frequency) { return Seconds{1.0 / frequency.value}; }
constexpr Seconds period(BreathRate rate) { return Seconds{60.0 / rate.per_minute}; }
constexpr BreathRate breath_rate(Seconds cycle) { return {60.0 / cycle.count()}; }
constexpr Hertz frequency(BreathRate rate) { return {rate.per_minute / 60.0}; }

/// Beats per minute that an inter-beat interval amounts to.
constexpr double heart_rate_bpm(Milliseconds ibi) { return 60'000.0 / ibi.count(); }

inline namespace literals {
using namespace std::chrono_literals;
constexpr Hertz operator""_Hz(long double v) { return {static_cast<double>(v)}; }
constexpr Hertz operator""_Hz(unsigned long long v) { return {static_cast<double>(v)}; }
constexpr SampleRate operator""_sps(long double v) { return {static_cast<double>(v)}; }
constexpr SampleRate operator""_sps(unsigned long long v) { return {static_cast<double>(v)}; }
constexpr BreathRate operator""_per_min(long double v) { return {static_cast<double>(v)}; }
constexpr BreathRate operator""_per_min(unsigned long long v) { return {static_cast<double>(v)}; }
} // namespace literals

} // namespace eupnea
