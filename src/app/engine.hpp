// SPDX-License-Identifier: MIT
// Everything on the I/O thread: a source, the pipeline, and the wishes that reach them.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
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
#include "pacing/pacer.hpp"
#include "pacing/slow_down.hpp"
#include "practice/practice_run.hpp"
#include "resonance/assessment_guide.hpp"
#include "session/command.hpp"
#include "session/pipeline.hpp"

namespace eupnea::app {

/// Builds the source that a choice names. Throws a Failure for one that cannot be.
using MakeSource = std::function<std::unique_ptr<Source>(
    const ChooseDevice&, boost::asio::io_context&, SessionEpoch, Emit)>;

/// Reads the source, runs the pipeline, and hands every event to the screen, and from the session's
/// start to its end to the recorder. Two ends of threads: post() for the main thread, the rest for
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
    void look_for_straps();      ///< by Bluetooth, from now on while no session is under way
    void tell(const Text& text); ///< a notice for the person
    void stop();

    const SessionEpoch& epoch() const { return epoch_; }

private:
    void on(const ChooseDevice& choice);
    void on(const BeginSession& begin);
    void on(const BeginPractice& begin);
    void on(const MoveToPractice& move);
    void on(const AddWords& words);
    void on(const ChangePattern& change);
    void on(const PausePacer& pause);
    void on(const AddMark& mark);
    void on(const GiveAnswer& give);
    void on(const InvertBelt&);
    void on(const EndSession&);
    void on(const BeginGuide&);
    void on(const UseBaseline& use);
    void on(const BeginAssessment& begin);

    void on_source(const Event& event);
    void on_pipeline(const Event& event);
    void publish(const Event& event);
    void begin_session(Seconds length);
    void tell_usual_baseline();
    void after_quiet(Seconds quiet, std::function<void()> begin_guide);
    void follow_quiet();
    void follow_assessment();
    void finish_assessment();
    void follow_slow_down();
    void follow_practice();
    void guide(const PracticeStep& step);
    bool had_its_length() const;
    void change_pacer(Pattern pattern, bool running);
    void leave_short_pattern();
    void tick();
    void watch_straps();
    Timestamp session_now() const;

    boost::asio::io_context io_;
    boost::asio::signal_set signals_{io_, SIGINT, SIGTERM};
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
    Pacer pacer_;
    std::size_t pattern_since_ = 0;     ///< the pacer's cycle in which its pattern began
    std::function<void()> begin_guide_; ///< while the person breathes freely before it
    Timestamp quiet_until_{};
    std::optional<CalmBaseline> usual_baseline_;
    std::optional<AssessmentGuide> assessment_;
    std::optional<SlowDown> slow_down_;
    std::optional<PracticeRun> practice_;
    std::vector<Answer> check_in_;      ///< given before the session
    std::optional<State> newest_state_; ///< not yet seen by the slow-down guide
    std::array<std::optional<Stream>, channel_count> streams_{};
    Word device_;
    LinkStatus link_{};
    Timestamp newest_{};          ///< of the source's events, on the source's clock
    Seconds session_offset_{0.0}; ///< of the session's zero, on the source's clock
    std::optional<SessionStart> session_;
};

} // namespace eupnea::app
