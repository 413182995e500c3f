// SPDX-License-Identifier: MIT
#include "session/session_lead.hpp"

#include <fmt/format.h>
#include <utility>

#include "pacing/patterns.hpp"

namespace eupnea {

namespace {

constexpr Seconds look_period =
    50ms; ///< between two questions to a practice; shorter than the tick

BreathRateEstimate own_rate(const State& state)
{
    return {state.breath_rate_per_min, state.breath_rate_error.value_or(0.0f), state.breath_source,
            state.breath.reason};
}

} // namespace

std::optional<Seconds> planned_length(const Command& command)
{
    if (const auto* session = std::get_if<BeginSession>(&command)) return session->length;
    if (const auto* practice = std::get_if<BeginPractice>(&command))
        return PracticeTimeline{practice->practice, practice->length}.length();
    if (std::holds_alternative<BeginAssessment>(command)) return Seconds{0.0};
    return std::nullopt;
}

void SessionLead::apply(const Command& command, Timestamp now)
{
    std::visit([&](const auto& value) { on(value, now); }, command);
}

void SessionLead::on(const Event& event)
{
    if (const auto* state = std::get_if<State>(&event)) newest_state_ = *state;
    if (auto* assessed = std::get_if<Assessed>(&leader_)) assessed->guide.on(event);
}

void SessionLead::advance_to(Timestamp now)
{
    std::visit([&](auto& leader) { follow(leader, now); }, leader_);
    limit_rounds(now);
}

bool SessionLead::over(Timestamp now) const
{
    if (const auto* practised = std::get_if<Practised>(&leader_)) return practised->run.over(now);
    if (const auto* assessed = std::get_if<Assessed>(&leader_)) return assessed->guide.over();
    const bool guided =
        std::holds_alternative<Paced>(leader_) || std::holds_alternative<SlowedDown>(leader_);
    return guided && planned_ > 0s && pacer_.guided(now) >= planned_;
}

// ---------------------------------------------------------------- who begins to lead

void SessionLead::begin(Seconds planned)
{
    leader_ = Nobody{};
    left_.reset();
    talking_since_.reset();
    planned_ = planned;
    pacer_ = Pacer{};
    pattern_since_ = 0;
    newest_state_.reset();
}

void SessionLead::on(const BeginSession& begin_session, Timestamp now)
{
    begin(begin_session.length);
    if (begin_session.quiet <= 0s) return begin_guide(begin_session, now);
    leader_ = Quiet{now + begin_session.quiet, begin_session};
    out_(QuietBegan{now, begin_session.quiet});
}

void SessionLead::on(const BeginPractice& begin_practice, Timestamp now)
{
    begin(Seconds{0.0});
    if (begin_practice.quiet <= 0s) return begin_guide(begin_practice, now);
    leader_ = Quiet{now + begin_practice.quiet, begin_practice};
    out_(QuietBegan{now, begin_practice.quiet});
}

void SessionLead::on(const BeginAssessment& begin_assessment, Timestamp now)
{
    begin(Seconds{0.0});
    leader_ = Assessed{AssessmentGuide{begin_assessment.mode, begin_assessment.rest}};
    advance_to(now);
}

void SessionLead::begin_guide(const BeginSession& begin_session, Timestamp now)
{
    const Pattern& pattern = begin_session.pattern;
    if (begin_session.slow_down)
        leader_ = SlowedDown{SlowDown{breath_rate(pattern.cycle())}};
    else
        leader_ = Paced{};
    guide_with(pattern, now);
}

void SessionLead::begin_guide(const BeginPractice& begin_practice, Timestamp now)
{
    PracticeRun run{PracticeTimeline{begin_practice.practice, begin_practice.length}, now};
    for (const std::string& line : begin_practice.own_words) run.add_words(line);
    look(leader_.emplace<Practised>(std::move(run)), now);
}

/// The guide begins, if it waits.
void SessionLead::on(const BeginGuide&, Timestamp now)
{
    if (!std::holds_alternative<Quiet>(leader_)) return;
    const auto next = std::move(std::get<Quiet>(leader_).next);
    std::visit([&](const auto& begin) { begin_guide(begin, now); }, next);
}

/// An assessment that is left for it comes to what it has found by then; a practice waits.
void SessionLead::on(const MoveToPractice& move, Timestamp now)
{
    if (std::holds_alternative<Nobody>(leader_)) return;
    finish_assessment(now);
    if (auto* practised = std::get_if<Practised>(&leader_); practised && !left_) {
        left_ = std::move(practised->run);
        left_->pause(now);
    }
    PracticeRun run{PracticeTimeline{move.practice, move.length}, now};
    look(leader_.emplace<Practised>(std::move(run)), now);
}

void SessionLead::on(const ReturnToPractice&, Timestamp now)
{
    if (!left_) return;
    left_->restart_step(now);
    auto& practised = leader_.emplace<Practised>(std::move(*left_));
    left_.reset();
    look(practised, now);
}

/// The session ends, whoever leads it.
void SessionLead::on(const EndSession&, Timestamp now)
{
    if (std::holds_alternative<Nobody>(leader_)) return;
    set_talk(false, now);
    stop_pacer(now);
    finish_assessment(now);
    leader_ = Nobody{};
}

// ---------------------------------------------------------------- what the person changes

void SessionLead::on(const NextStep&, Timestamp now)
{
    if (std::holds_alternative<Quiet>(leader_)) return on(BeginGuide{}, now);
    auto* practised = std::get_if<Practised>(&leader_);
    if (!practised) return;
    practised->run.skip_step(now);
    if (!practised->run.over(now)) look(*practised, now);
}

void SessionLead::on(const StepBack&, Timestamp now)
{
    auto* practised = std::get_if<Practised>(&leader_);
    if (!practised) return;
    practised->run.step_back(now);
    look(*practised, now);
}

void SessionLead::on(const LengthenStep& longer, Timestamp now)
{
    auto* practised = std::get_if<Practised>(&leader_);
    if (!practised) return;
    if (const auto step = practised->run.lengthen_step(longer.by, now)) out_(*step);
}

void SessionLead::on(const Talk& talk, Timestamp now)
{
    if (std::holds_alternative<Nobody>(leader_) || talk.on == talking_since_.has_value()) return;
    if (auto* quiet = std::get_if<Quiet>(&leader_); quiet && !talk.on)
        quiet->until += now - *talking_since_;
    if (!std::holds_alternative<Quiet>(leader_)) pause(talk.on, now);
    set_talk(talk.on, now);
}

void SessionLead::set_talk(bool on, Timestamp now)
{
    if (on == talking_since_.has_value()) return;
    talking_since_ = on ? std::optional{now} : std::nullopt;
    out_(TalkPause{now, on});
}

void SessionLead::on(const AddWords& words, Timestamp)
{
    if (auto* practised = std::get_if<Practised>(&leader_))
        practised->run.add_words(words.line.view());
}

/// An assessment's paces are its own.
void SessionLead::on(const ChangePattern& change, Timestamp now)
{
    if (std::holds_alternative<Nobody>(leader_) || std::holds_alternative<Assessed>(leader_))
        return;
    if (const auto safe = within_limits(change.pattern); !safe)
        return out_(Notice{now, safe.error().sentence});
    on(BeginGuide{}, now);
    if (std::holds_alternative<SlowedDown>(leader_)) leader_ = Paced{};
    if (auto* practised = std::get_if<Practised>(&leader_)) practised->slow_down.reset();
    change_pacer({now, change.pattern, pacer_.running()});
}

void SessionLead::on(const PausePacer& pause, Timestamp now)
{
    if (std::holds_alternative<Nobody>(leader_)) return;
    if (std::holds_alternative<Quiet>(leader_)) return on(BeginGuide{}, now);
    this->pause(pause.paused, now);
    if (!pause.paused && !std::holds_alternative<Practised>(leader_)) set_talk(false, now);
}

void SessionLead::pause(bool paused, Timestamp now)
{
    auto* practised = std::get_if<Practised>(&leader_);
    if (practised && !paused) {
        practised->run.go_on(now);
        return look(*practised, now);
    }
    if (practised) practised->run.pause(now);
    if (pacer_.pattern()) change_pacer({now, *pacer_.pattern(), !paused});
}

// ---------------------------------------------------------------- what is due

void SessionLead::follow(Quiet& quiet, Timestamp now)
{
    if (now >= quiet.until && !talking_since_) on(BeginGuide{}, now);
}

void SessionLead::follow(SlowedDown& slowed, Timestamp now) { slow_down(slowed.guide, now); }

void SessionLead::follow(Practised& practised, Timestamp now)
{
    if (practised.slow_down) slow_down(*practised.slow_down, now);
    if (!practised.looked || now - *practised.looked >= look_period) look(practised, now);
}

void SessionLead::follow(Assessed& assessed, Timestamp now)
{
    const auto due = assessed.guide.due(now);
    if (due.began) out_(*due.began);
    if (due.change) change_pacer(*due.change);
}

void SessionLead::look(Practised& practised, Timestamp now)
{
    practised.looked = now;
    if (const auto step = practised.run.next_step(now)) {
        out_(*step);
        guide(practised, practised.run.step(), now);
    }
    if (const auto prompt = practised.run.next_prompt(now, pacer_)) out_(*prompt);
}

void SessionLead::guide(Practised& practised, const PracticeStep& step, Timestamp now)
{
    practised.slow_down.reset();
    set_talk(step.talk, now);
    if (step.guide == Guide::slow_down)
        practised.slow_down.emplace(breath_rate(step.pattern.cycle()));
    if (step.guide == Guide::own)
        stop_pacer(now);
    else
        guide_with(step.pattern, now);
}

void SessionLead::slow_down(SlowDown& guide, Timestamp now)
{
    const auto state = std::exchange(newest_state_, std::nullopt);
    if (!state) return;
    if (const auto step = guide(now, own_rate(*state), state->guide_following))
        change_pacer({now, step->pattern, pacer_.running()});
}

void SessionLead::limit_rounds(Timestamp now)
{
    const auto moment = pacer_.at(now);
    if (!moment) return;
    const auto limit = rounds_done(moment->pattern, moment->cycle - pattern_since_);
    if (!limit) return;
    out_(Notice{now, limit->sentence});
    guide_with(limit->next, now);
}

void SessionLead::finish_assessment(Timestamp now)
{
    if (const auto* assessed = std::get_if<Assessed>(&leader_))
        out_(found(assessed->guide.result(), now));
}

void SessionLead::guide_with(const Pattern& pattern, Timestamp now)
{
    change_pacer({.time = now, .pattern = pattern, .running = true});
}

void SessionLead::stop_pacer(Timestamp now)
{
    if (pacer_.running())
        change_pacer({.time = now, .pattern = *pacer_.pattern(), .running = false});
}

void SessionLead::change_pacer(const PacerChange& change)
{
    const bool new_pattern = pacer_.pattern() != change.pattern;
    pacer_.apply(change);
    if (const auto moment = pacer_.at(change.time); moment && new_pattern)
        pattern_since_ = moment->cycle;
    out_(change);
}

} // namespace eupnea
