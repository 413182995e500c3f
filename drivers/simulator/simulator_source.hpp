// SPDX-License-Identifier: MIT
// The simulated person as a source like any other.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>

#include "drivers/session_epoch.hpp"
#include "drivers/simulator/person.hpp"
#include "drivers/source.hpp"

namespace eupnea {

/// Plays a person in batches of 20 ms, from the moment of start(). The samples depend on the
/// scenario and the pacer alone; a late timer only makes them arrive later.
class SimulatorSource : public Source {
public:
    /// `speed`: seconds of the person per second of the machine.
    SimulatorSource(boost::asio::io_context& io, const SessionEpoch& epoch, Emit emit,
                    const simulator::Scenario& scenario = {}, double speed = 1.0);

    void start() override;
    void stop() override;

    /// Everything up to this time. What a stall of more than three seconds held back is lost: its
    /// samples are counted in a Gap.
    void play_until(Timestamp now);

    /// The change's time is on the clock of the samples that this source emits.
    void on(const PacerChange& change) override;

private:
    void wait();
    void lose_until(Timestamp due);
    void emit_in_session(const Event& event);

    boost::asio::steady_timer timer_;
    SessionEpoch epoch_;
    Emit emit_;
    simulator::Person person_;
    double speed_;
    Timestamp began_{};                 ///< the person's zero on the session's clock
    Timestamp played_{};                ///< on the person's clock
    std::shared_ptr<const bool> alive_; ///< gone once stopped; a timer may already be on its way
};

} // namespace eupnea
