// SPDX-License-Identifier: MIT
#include "drivers/simulator/simulator_source.hpp"

#include <algorithm>
#include <utility>

namespace eupnea {

namespace {

constexpr std::chrono::milliseconds batch{20};

/// After a stall the person catches up in steps that leave the thread free for others.
constexpr Seconds longest_batch{1.0};

Event shifted(Event event, Seconds by)
{
    std::visit(
        [by](auto& e) {
            if constexpr (requires { e.until; }) {
                e.from += by;
                e.until += by;
            } else if constexpr (requires { e.time; }) {
                e.time += by;
            }
        },
        event);
    return event;
}

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
            play();
            if (!alive.expired()) wait();
        });
}

void SimulatorSource::play()
{
    const Timestamp due = at((epoch_.now() - began_) * speed_);
    played_ = std::min(due, played_ + longest_batch * std::max(speed_, 1.0));
    const auto alive = std::weak_ptr{alive_};
    person_.advance_to(played_, [&](const Event& event) {
        if (!alive.expired()) emit_(shifted(event, began_ - at(Seconds{0.0})));
    });
}

} // namespace eupnea
