// SPDX-License-Identifier: MIT
#include "drivers/receiver.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace eupnea {

using namespace literals;

namespace {

constexpr double most_uneven = 3; ///< may the device's time between two frames be, in periods
constexpr double most_pace = 2;
constexpr Seconds held_up = 0.5s;                    ///< and that beyond
constexpr std::uint64_t oldest_beat_us = 10'000'000; ///< that a frame may report
constexpr double pace_doubt_measured = 0.01;         ///< of a rate measured over two seconds

bool is_waveform(Channel channel) { return channel <= Channel::belt; }

/// How far a wrapping counter went from `before` to `now`.
std::uint64_t forward(std::uint64_t before, std::uint64_t now, std::uint64_t modulus)
{
    return (now + modulus - before % modulus) % modulus;
}

} // namespace

Receiver::Receiver(const Driver& driver, const FrameRates& measured, ChannelStreams& tracks)
    : driver_(driver), streams_(tracks), wiring_(driver.wiring.value_or(Wiring{})),
      framer_(driver.framing)
{
    for (std::size_t i = 0; i < most_clocks; ++i) {
        const Clocking& clocking = driver.clocks[i];
        const bool known = clocking.frame_rate.per_second > 0;
        counters_[i].rate = known ? clocking.frame_rate : measured[i];
        if (counters_[i].rate.per_second <= 0) continue;
        const bool counted = clocking.sequence_modulus > 0;
        counters_[i].clock.emplace(counters_[i].rate, clocking.sequence_modulus,
                                   known || counted ? 1e-4 : pace_doubt_measured);
    }
}

void Receiver::operator()(std::span<const std::uint8_t> bytes, Timestamp arrival)
{
    framer_(bytes, [&](std::span<const std::uint8_t> frame) { return on_frame(frame, arrival); });
}

void Receiver::link_lost()
{
    framer_.clear();
    last_beat_us_.reset();
    last_beat_number_.reset();
    beat_clock_.restart();
    for (Counter& counter : counters_)
        if (counter.clock) {
            counter.clock->restart();
            counter.stamp.reset();
        }
    streams_.interrupt_all(GapCause::link_lost);
}

bool Receiver::on_frame(std::span<const std::uint8_t> frame, Timestamp arrival)
{
    Decoded reading = driver_.decode(frame);
    if (reading && !wire(*reading, wiring_)) reading = fail(DecodeError::range);
    if (!reading) {
        ++statistics_.refused[static_cast<std::size_t>(reading.error())];
        return false;
    }
    ++statistics_.accepted;
    statistics_.accepted_bytes += frame.size();
    on_reading(*reading, arrival);
    return true;
}

void Receiver::on_reading(const Reading& reading, Timestamp arrival)
{
    if (reading.clock == no_clock) return emit_singles(reading, counters_[0].newest);
    Counter& counter = counters_[reading.clock];
    if (!counter.clock) return;

    const auto [time, missing, jumped, refused] = tick(reading, counter, arrival);
    counter.frames += 1 + missing;
    if (refused) {
        ++statistics_.too_fast;
        return;
    }
    counter.newest = time;
    if (jumped) streams_.interrupt_all(GapCause::clock_jump);
    if (jumped || missing > 0) {
        last_beat_us_.reset();
        streams_.interrupt(Channel::rr, jumped ? GapCause::clock_jump : GapCause::lost_frames);
    }
    emit_waveforms(reading, counter);
    emit_beat(reading, time);
    emit_singles(reading, time);
    emit_intervals(reading, arrival);
}

SampleClock::Tick Receiver::tick(const Reading& reading, Counter& counter, Timestamp arrival)
{
    if (!reading.sequence) return (*counter.clock)(arrival);
    if (!reading.device_us) return (*counter.clock)(*reading.sequence, arrival);
    counter.device_us += passed_us(reading, counter, arrival);
    const Seconds device{static_cast<double>(counter.device_us) * 1e-6};
    return (*counter.clock)(*reading.sequence, device, arrival);
}

/// Whether a second of the device is about one of ours.
void Receiver::watch_pace(Counter& counter, Seconds reported, Timestamp arrival)
{
    counter.passed += reported;
    const Seconds elapsed = arrival - counter.since;
    if (elapsed < 1s) return;
    counter.wrong_pace = counter.passed > most_pace * elapsed + held_up;
    counter.since = arrival;
    counter.passed = {};
}

/// The device's time since its frame before, as it reports; as its numbers report, where that cannot be.
std::uint64_t Receiver::passed_us(const Reading& reading, Counter& counter, Timestamp arrival)
{
    const auto before = std::exchange(
        counter.stamp, Counter::Stamp{*reading.device_us, *reading.sequence, arrival});
    if (!before) {
        counter.since = arrival;
        counter.passed = {};
        return 1;
    }
    const Clocking& clocking = driver_.clocks[reading.clock];
    const std::uint64_t reported =
        forward(before->device_us, *reading.device_us, clocking.device_modulus_us);
    const auto frames = static_cast<double>(
        forward(before->sequence, *reading.sequence, clocking.sequence_modulus));
    const Seconds expected = frames * period(counter.rate);
    const Seconds passed{static_cast<double>(reported) * 1e-6};
    const Seconds most = std::max(most_uneven * expected, arrival - before->arrival) + held_up;
    watch_pace(counter, std::min(passed, most), arrival);
    if (!counter.wrong_pace && passed > expected / most_uneven && passed < most) return reported;
    ++impossible_times_;
    return static_cast<std::uint64_t>(std::llround(std::max(1.0, expected.count() * 1e6)));
}

/// A frame that leaves a waveform out, or was lost, is missing from that waveform.
void Receiver::emit_waveforms(const Reading& reading, const Counter& counter)
{
    for (std::size_t c = 0; c < channel_count; ++c) {
        const auto channel = static_cast<Channel>(c);
        if (!is_waveform(channel)) continue;
        std::array<double, Values::capacity> values;
        std::size_t n = 0;
        for (const Value& value : reading.values)
            if (value.channel == channel) values[n++] = value.value;
        if (n == 0) continue;

        const std::uint64_t before = last_frame_[c] > 0 ? counter.frames - last_frame_[c] - 1 : 0;
        last_frame_[c] = counter.frames;
        const SampleRate rate{counter.rate.per_second * static_cast<double>(n)};
        streams_.waveform(channel, {values.data(), n}, counter.newest, rate,
                          static_cast<std::uint32_t>(before * n));
    }
}

void Receiver::emit_singles(const Reading& reading, Timestamp time)
{
    for (const Value& value : reading.values)
        if (!is_waveform(value.channel) && value.channel != Channel::rr)
            streams_.single(value.channel, value.value, time);
}

void Receiver::emit_intervals(const Reading& reading, Timestamp arrival)
{
    std::array<Seconds, Values::capacity> all;
    std::size_t reported = 0;
    for (const Value& value : reading.values)
        if (value.channel == Channel::rr) all[reported++] = Milliseconds{value.value};
    if (reported > 0 && reading.beat_number) {
        const std::size_t fresh = new_intervals(*reading.beat_number, reported);
        std::copy(all.begin() + static_cast<std::ptrdiff_t>(reported - fresh),
                  all.begin() + static_cast<std::ptrdiff_t>(reported), all.begin());
        reported = fresh;
    }
    if (reported == 0) return;

    const std::span intervals{all.data(), reported};
    const std::uint64_t refused = beat_clock_.refused();
    beat_clock_(intervals, arrival, [&](const BeatClock::Tick& tick, Milliseconds interval) {
        if (tick.jumped) streams_.interrupt(Channel::rr, GapCause::lost_frames);
        streams_.single(Channel::rr, interval.count(), tick.time);
    });
    statistics_.too_fast += beat_clock_.refused() - refused;
}

/// A strap that numbers its beats reports the same ones again in the next packet. The first packet
/// reports the time before this link, but for its last beat.
std::size_t Receiver::new_intervals(std::uint8_t beat_number, std::size_t reported)
{
    const std::size_t since =
        last_beat_number_ ? static_cast<std::uint8_t>(beat_number - *last_beat_number_) : 1;
    last_beat_number_ = beat_number;
    if (since <= reported) return since;
    beat_clock_.restart();
    streams_.interrupt(Channel::rr, GapCause::lost_frames);
    return reported;
}

/// The first beat begins an interval and ends none.
void Receiver::emit_beat(const Reading& reading, Timestamp time)
{
    if (!reading.beat_us || !reading.device_us) return;
    const std::uint64_t modulus = driver_.clocks[reading.clock].device_modulus_us;
    const auto age_us = forward(*reading.beat_us, *reading.device_us, modulus);
    if (age_us > oldest_beat_us) return;
    if (last_beat_us_) {
        const auto interval_us = forward(*last_beat_us_, *reading.beat_us, modulus);
        streams_.single(Channel::rr, static_cast<double>(interval_us) * 1e-3,
                        time - Seconds{static_cast<double>(age_us) * 1e-6});
    }
    last_beat_us_ = reading.beat_us;
}

} // namespace eupnea
