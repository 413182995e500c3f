// SPDX-License-Identifier: MIT
// Who leads a session: commands, events and time in; what begins, and what the pacer does, out.
#pragma once

#include <functional>
#include <optional>
#include <variant>

#include "base/event.hpp"
#include "pacing/pacer.hpp"
#include "pacing/slow_down.hpp"
#include "practice/practice_run.hpp"
#include "resonance/assessment_guide.hpp"
#include "session/command.hpp"

namespace eupnea {

/// Of the session that a command begins, 0 when it is open-ended; nothing when it begins none.
std::optional<Seconds> planned_length(const Command& command);

/// A fold without a clock, a thread or a sensor. Emits QuietBegan, PacerChange, StepBegan, Prompt,
/// TalkPause, PaceBegan, PaceFound and Notice; who opens and closes the recording emits SessionStart before
/// a command that begins a session, and SessionEnd after EndSession.
///
///     quiet --(its time, BeginGuide)--> paced | slowed down | practised
///     paced, slowed down, assessed --(MoveToPractice)--> practised
///     slowed down --(ChangePattern)--> paced
///     practised --(MoveToPractice)--> practised --(ReturnToPractice)--> where it was left
///
/// A session plan leads as the practice that it is made into (practice/session_plan.hpp).
/// One leader at a time. Deterministic: the same calls give the same events.
class SessionLead {
public:
    using Out = std::function<void(const Event&)>;

    explicit SessionLead(Out out) : out_(std::move(out)) {}

    /// Commands that are not for the lead change nothing.
    void apply(const Command& command, Timestamp now);

    /// What the pipeline found and the person answered. Emits nothing, so it may be called while the
    /// pipeline runs.
    void on(const Event& event);

    /// Everything that is due by now. Call it after each event of the source, and while none comes.
    void advance_to(Timestamp now);

    /// The session has had its length: EndSession is due.
    bool over(Timestamp now) const;

private:
    /// The person breathes as they like; the guide waits.
    struct Quiet {
        Timestamp until;
        std::variant<BeginSession, BeginPractice> next;
    };
    struct Paced {};
    struct SlowedDown {
        SlowDown guide;
    };
    struct Practised {
        PracticeRun run;
        std::optional<SlowDown> slow_down{}; ///< of the step under way
        std::optional<Timestamp> looked{};   ///< when it was last asked what begins
    };
    struct Assessed {
        AssessmentGuide guide;
    };
    struct Nobody {}; ///< no session

    void on(const BeginSession& begin, Timestamp now);
    void on(const BeginPractice& begin, Timestamp now);
    void on(const BeginAssessment& begin, Timestamp now);
    void on(const BeginGuide& begin, Timestamp now);
    void on(const MoveToPractice& move, Timestamp now);
    void on(const ReturnToPractice& back, Timestamp now);
    void on(const NextStep& next, Timestamp now);
    void on(const StepBack& back, Timestamp now);
    void on(const LengthenStep& longer, Timestamp now);
    void on(const Talk& talk, Timestamp now);
    void on(const AddWords& words, Timestamp now);
    void on(const ChangePattern& change, Timestamp now);
    void on(const PausePacer& pause, Timestamp now);
    void on(const EndSession& end, Timestamp now);
    template <class Ignored>
    void on(const Ignored&, Timestamp)
    {}

    void begin(Seconds planned);
    void pause(bool paused, Timestamp now);
    void set_talk(bool on, Timestamp now);
    void begin_guide(const BeginSession& begin, Timestamp now);
    void begin_guide(const BeginPractice& begin, Timestamp now);

    void follow(Nobody&, Timestamp) {}
    void follow(Quiet& quiet, Timestamp now);
    void follow(Paced&, Timestamp) {}
    void follow(SlowedDown& slowed, Timestamp now);
    void follow(Practised& practised, Timestamp now);
    void follow(Assessed& assessed, Timestamp now);

    void look(Practised& practised, Timestamp now);
    void guide(Practised& practised, const PracticeStep& step, Timestamp now);
    void slow_down(SlowDown& guide, Timestamp now);
    void limit_rounds(Timestamp now);
    void finish_assessment(Timestamp now);
    void guide_with(const Pattern& pattern, Timestamp now);
    void stop_pacer(Timestamp now);
    void change_pacer(const PacerChange& change);

    Out out_;
    std::variant<Nobody, Quiet, Paced, SlowedDown, Practised, Assessed> leader_;
    std::optional<PracticeRun> left_; ///< the practice that was left for the one under way
    std::optional<Timestamp> talking_since_;
    Seconds planned_{0.0};
    Pacer pacer_;
    std::size_t pattern_since_ = 0;     ///< the pacer's cycle in which its pattern began
    std::optional<State> newest_state_; ///< not yet seen by the slow-down guide
};

} // namespace eupnea
