// SPDX-License-Identifier: MIT
#include "drivers/simulator/simulator_source.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace eupnea {

namespace {

constexpr std::chrono::milliseconds batch{20};

/// After a short stall the person catches up in steps that leave the thread free for others; what a
/// longer one held back is lost, as from a sensor whose link could hold no more.
constexpr Seconds longest_batch{1.0};
constexpr Seconds longest_stall{3.0};

} // namespace

SimulatorSource::SimulatorSource(boost::asio::io_context& io, const SessionEpoch& epoch, Emit emit,
                                 const simulator::Scenario& scenario, double speed)
    : timer_(io), epoch_(epoch), emit_(std::move(emit)), person_(scenario), speed_(speed)
{}

void SimulatorSource::start()
{
    began_ = epoch_.now();
    alive_ = std::make_shared<const bool>(true);
    emit_(LinkStatus{began_, LinkState::streaming, Origin::simulated, "Simulated person"});
    wait();
}

void SimulatorSource::stop()
{
    alive_.reset();
    timer_.cancel();
}

void SimulatorSource::on(const PacerChange& change)
{
    person_.on(PacerChange{at(change.time - began_), change.pattern, change.running});
}

void SimulatorSource::wait()
{
    timer_.expires_after(batch);
    timer_.async_wait(
        [this, alive = std::weak_ptr{alive_}](const boost::system::error_code& error) {
            if (error || alive.expired()) return;
            play_until(epoch_.now());
            if (!alive.expired()) wait();
        });
}

void SimulatorSource::play_until(Timestamp now)
{
    const Timestamp due = at((now - began_) * speed_);
    if (due - played_ > longest_stall * std::max(speed_, 1.0)) lose_until(due);
    played_ = std::min(due, played_ + longest_batch * std::max(speed_, 1.0));
    const auto alive = std::weak_ptr{alive_};
    person_.advance_to(played_, [&](const Event& event) {
        if (!alive.expired()) emit_in_session(event);
    });
}

/// Everything but the samples is reported: a stream that begins meanwhile has begun.
void SimulatorSource::lose_until(Timestamp due)
{
    std::array<Gap, channel_count> gaps{};
    const auto alive = std::weak_ptr{alive_};
    person_.advance_to(due, [&](const Event& event) {
        if (alive.expired()) return;
        const auto* sample = std::get_if<Sample>(&event);
        if (!sample) return emit_in_session(event);
        Gap& gap = gaps[static_cast<std::size_t>(sample->channel)];
        if (gap.missing++ == 0) gap = {sample->channel, sample->time, due, 1, GapCause::clock_jump};
    });
    played_ = due;
    for (const Gap& gap : gaps)
        if (gap.missing > 0 && !alive.expired()) emit_in_session(gap);
}

/// The person's clock begins with the source, the session's with the program.
void SimulatorSource::emit_in_session(const Event& event)
{
    emit_(earlier(event, at(Seconds{0.0}) - began_));
}

} // namespace eupnea
