// SPDX-License-Identifier: MIT
#include "signal/sample_clock.hpp"

#include <algorithm>
#include <cmath>

namespace eupnea {

using namespace literals;

namespace {

constexpr Seconds late_by = 60ms;        ///< what no transport delays every frame by
constexpr Seconds late_by_numbered = 1s; ///< numbers show that nothing is missing: timeout
constexpr Seconds late_for = 500ms;      ///< as long as that it must last
constexpr Seconds early_by = 1s;         ///< no frame arrives before it was made
constexpr Seconds arrival_doubt = 2s;    ///< up to which arrivals cannot tell turns of a counter
constexpr Seconds most_ahead = 2s;       ///< of its frame's arrival may a tick be
constexpr double least_step = 0.1;       ///< of a frame, between two ticks

} // namespace

SampleClock::SampleClock(SampleRate frame_rate, std::uint32_t modulus, double pace_doubt)
    : frame_period_(period(frame_rate)), modulus_(modulus), line_(pace_doubt)
{}

SampleClock::Tick SampleClock::operator()(Timestamp arrival)
{
    const Seconds device = device_ + frame_period_;
    return running_ ? proceed(device, arrival, 0) : begin(device, arrival);
}

SampleClock::Tick SampleClock::operator()(std::uint32_t sequence, Timestamp arrival)
{
    const auto frames = frames_since(sequence, arrival);
    sequence_ = sequence;
    if (!frames) return begin(device_ + frame_period_, arrival);
    return proceed(device_ + *frames * frame_period_, arrival, *frames - 1);
}

SampleClock::Tick SampleClock::operator()(std::uint32_t sequence, Seconds device, Timestamp arrival)
{
    const auto frames = frames_since(sequence, arrival);
    sequence_ = sequence;
    if (!frames || device <= device_) return begin(device, arrival);
    return proceed(device, arrival, *frames - 1);
}

/// Frames from the one before to this one; nothing at the start and when the device began anew.
/// Of the counts that this number may stand for, the arrivals choose the likeliest.
std::optional<std::uint32_t> SampleClock::frames_since(std::uint32_t sequence,
                                                       Timestamp arrival) const
{
    if (!running_) return std::nullopt;
    const std::uint32_t forward = (sequence + modulus_ - sequence_) % modulus_;
    if (!counts_every_loss()) return forward == 0 ? modulus_ : forward;

    const Seconds turn = modulus_ * frame_period_;
    const Seconds silent = arrival - arrival_;
    const double turns = std::round((silent - forward * frame_period_) / turn);
    const double frames = forward + turns * modulus_;
    if (frames < 1) return std::nullopt;
    return static_cast<std::uint32_t>(frames);
}

bool SampleClock::counts_every_loss() const
{
    return modulus_ * frame_period_ >= 2 * arrival_doubt;
}

SampleClock::Tick SampleClock::begin(Seconds device, Timestamp arrival)
{
    const bool jumped = begun_;
    running_ = begun_ = true;
    device_ = device;
    arrival_ = arrival;
    late_since_.reset();
    line_.start(device, arrival);
    return place(arrival, arrival, 0, jumped);
}

SampleClock::Tick SampleClock::proceed(Seconds device, Timestamp arrival, std::uint32_t missing)
{
    device_ = device;
    arrival_ = arrival;
    line_.advance(device);
    if (line_.lateness(arrival) < -early_by) return begin(device, arrival);
    if (stays_late(arrival)) {
        late_since_.reset();
        line_.start(device, line_.time() + least_lateness_);
        return place(line_.time(), arrival, 0, true);
    }
    line_.follow(arrival);
    return place(line_.time(), arrival, missing, false);
}

bool SampleClock::stays_late(Timestamp arrival)
{
    const Seconds lateness = line_.lateness(arrival);
    if (lateness < (counts_every_loss() ? late_by_numbered : late_by)) {
        late_since_.reset();
        return false;
    }
    if (!late_since_) {
        late_since_ = arrival;
        least_lateness_ = lateness;
    }
    least_lateness_ = std::min(least_lateness_, lateness);
    return arrival - *late_since_ >= late_for;
}

SampleClock::Tick SampleClock::place(Timestamp time, Timestamp arrival, std::uint32_t missing,
                                     bool jumped)
{
    const Timestamp placed = std::max(time, previous_ + least_step * frame_period_);
    if (placed > arrival + most_ahead) return {previous_, missing, jumped, true};
    previous_ = placed;
    return {placed, missing, jumped, false};
}

} // namespace eupnea
