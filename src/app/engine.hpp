// SPDX-License-Identifier: MIT
// Everything on the I/O thread: a source, the pipeline, the lead, and the commands that reach them.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/event_queue.hpp"
#include "drivers/bluetooth/strap_watch.hpp"
#include "drivers/port_watch.hpp"
#include "drivers/session_epoch.hpp"
#include "drivers/source.hpp"
#include "session/command.hpp"
#include "session/pipeline.hpp"
#include "session/session_lead.hpp"

namespace eupnea::app {

/// Builds the source that a choice names. Throws a Failure for one that cannot be.
using MakeSource = std::function<std::unique_ptr<Source>(
    const ChooseDevice&, boost::asio::io_context&, SessionEpoch, Emit)>;

/// Reads the source, runs the pipeline, asks the lead after each of the source's events and ten times a
/// second, and hands every event to the screen, and from the session's start to its end to the
/// recorder. Two ends of threads: post() for the main thread, the rest for
/// the thread in run().
class Engine {
public:
    struct Readers {
        EventQueue& screen;   ///< I/O -> main
        EventQueue& recorder; ///< I/O -> recorder
    };
    Engine(MakeSource make_source, Readers readers);

    /// Until stop() is posted.
    void run() { io_.run(); }

    void post(Command command);
    void forget_person();          ///< what was said and found before is not the next one's
    void look_for_straps();        ///< by Bluetooth, from now on while no session is under way
    void notify(const Text& text); ///< a notice for the person
    void stop();

    const SessionEpoch& epoch() const { return epoch_; }

private:
    void apply(const Command& command);
    void on(const ChooseDevice& choice);
    void on(const UseBaseline& use) { usual_baseline_ = use.usual; }
    void on(const AddMark& mark);
    void on(const GiveAnswer& give);
    void on(const InvertBelt&);
    void on(const EndSession&);
    template <class OfTheLead>
    void on(const OfTheLead&)
    {}

    void on_source(const Event& event);
    void on_pipeline(const Event& event);
    void on_lead(const Event& event);
    void publish(const Event& event);
    void begin_session(Seconds length);
    void emit_usual_baseline();
    void follow_lead();
    void tick();
    void watch_straps();
    Timestamp session_now() const;

    boost::asio::io_context io_;
    boost::asio::steady_timer ticker_{io_};
    SessionEpoch epoch_;
    PortWatch ports_{io_, epoch_, [this](const Event& event) { readers_.screen.push(event); },
                     plugged_ports};
    bool looks_for_straps_ = false;
    std::optional<StrapWatch> straps_; ///< a scan takes the radio's time, so none in a session
    MakeSource make_source_;
    Readers readers_;
    std::unique_ptr<Source> source_;
    Pipeline pipeline_;
    SessionLead lead_;
    std::optional<CalmBaseline> usual_baseline_;
    std::vector<Answer> check_in_; ///< given before the session
    std::array<std::optional<Stream>, channel_count> streams_{};
    Word device_;
    LinkStatus link_{};
    bool catching_up_ = false;    ///< with the place where a recording is taken up
    Timestamp newest_{};          ///< of the source's events, on the source's clock
    Seconds session_offset_{0.0}; ///< of the session's zero, on the source's clock
    std::optional<SessionStart> session_;
};

} // namespace eupnea::app
