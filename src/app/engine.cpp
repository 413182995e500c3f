// SPDX-License-Identifier: MIT
#include "app/engine.hpp"

#include <boost/asio/post.hpp>
#include <chrono>
#include <fmt/format.h>
#include <utility>

#include "app/failure.hpp"
#include "drivers/bluetooth/strap_choice.hpp"
#include "pacing/patterns.hpp"

namespace eupnea::app {

namespace {

constexpr auto tick_period = 100ms;

std::int64_t unix_ms_now()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

} // namespace

Engine::Engine(MakeSource make_source, Readers readers)
    : make_source_(std::move(make_source)), readers_(readers),
      pipeline_([this](const Event& event) { on_pipeline(event); })
{
    signals_.async_wait([this](const boost::system::error_code& error, int) {
        if (error) return;
        on(EndSession{});
        signals_.clear(); // a second Ctrl-C is taken at its word
    });
    ports_.start();
    tick();
}

void Engine::post(Command command)
{
    boost::asio::post(io_, [this, command = std::move(command)] {
        std::visit([this](const auto& wish) { on(wish); }, command);
    });
}

void Engine::tell(const Text& text)
{
    boost::asio::post(io_, [this, text] { publish(Notice{session_now(), text}); });
}

void Engine::look_for_straps()
{
    boost::asio::post(io_, [this] {
        looks_for_straps_ = true;
        watch_straps();
    });
}

void Engine::watch_straps()
{
    if (!looks_for_straps_ || session_) return straps_.reset();
    if (!straps_)
        straps_.emplace(io_, epoch_, [this](const Event& event) { readers_.screen.push(event); });
}

void Engine::stop()
{
    boost::asio::post(io_, [this] {
        on(EndSession{});
        straps_.reset();
        if (source_) source_->stop();
        io_.stop();
    });
}

// ---------------------------------------------------------------- events on their way

void Engine::on_source(const Event& event)
{
    const Event ours = earlier(event, session_offset_);
    newest_ = std::max(newest_, time_of(event));
    if (const auto* stream = std::get_if<Stream>(&ours))
        streams_[static_cast<std::size_t>(stream->channel)] = *stream;
    if (const auto* link = std::get_if<LinkStatus>(&ours)) link_ = *link;
    publish(ours);
    pipeline_(ours);
    follow_quiet();
    follow_assessment();
    follow_slow_down();
    if (link_.state == LinkState::ended) on(EndSession{});
}

void Engine::on_pipeline(const Event& event)
{
    publish(event);
    if (const auto* state = std::get_if<State>(&event)) newest_state_ = *state;
    if (assessment_) assessment_->on(event);
}

void Engine::publish(const Event& event)
{
    readers_.screen.push(event);
    if (session_) readers_.recorder.push(event);
}

Timestamp Engine::session_now() const
{
    const Timestamp now = link_.origin == Origin::replayed ? newest_ : epoch_.now();
    return now - session_offset_;
}

// ---------------------------------------------------------------- wishes

void Engine::on(const ChooseDevice& choice)
{
    if (source_) source_->stop();
    source_.reset();
    if (!session_) pipeline_ = Pipeline{[this](const Event& event) { on_pipeline(event); }};
    streams_ = {};
    device_ = without_name(choice.id.view());
    try {
        source_ =
            make_source_(choice, io_, epoch_, [this](const Event& event) { on_source(event); });
        source_->start();
    } catch (const Failure& failure) {
        link_ = {session_now(), LinkState::refused, Origin::live, failure.what()};
        publish(link_);
    }
}

void Engine::on(const BeginSession& begin)
{
    begin_session(begin.length);
    after_quiet(begin.quiet, [this, begin] {
        if (begin.slow_down) slow_down_.emplace(breath_rate(begin.pattern.cycle()));
        change_pacer(begin.pattern, true);
    });
}

void Engine::on(const BeginPractice& begin)
{
    PracticeTimeline timeline{begin.practice, begin.length};
    begin_session(timeline.length());
    after_quiet(begin.quiet, [this, timeline = std::move(timeline), words = begin.own_words] {
        practice_.emplace(timeline, session_now());
        for (const std::string& line : words) practice_->add_words(line);
        follow_practice();
    });
}

void Engine::on(const BeginGuide&)
{
    if (begin_guide_) std::exchange(begin_guide_, nullptr)();
}

void Engine::on(const BeginAssessment& begin)
{
    begin_session(Seconds{0.0});
    assessment_.emplace(begin.mode, begin.rest);
    follow_assessment();
}

void Engine::on(const UseBaseline& use) { usual_baseline_ = use.usual; }

void Engine::on(const MoveToPractice& move)
{
    if (!session_) return;
    begin_guide_ = nullptr;
    practice_.emplace(PracticeTimeline{move.practice, move.length}, session_now());
    follow_practice();
}

void Engine::on(const AddWords& words)
{
    if (practice_) practice_->add_words(words.line.view());
}

/// The session's clock starts at zero with a fresh pipeline, so that a replay of the recording
/// meets the very same beginning.
void Engine::begin_session(Seconds length)
{
    on(EndSession{});
    const Timestamp now = session_now() + session_offset_;
    session_offset_ = now.time_since_epoch();
    session_ =
        SessionStart{Timestamp{}, unix_ms_now(), session_offset_, length, link_.origin, device_};
    pacer_ = Pacer{};
    pipeline_ = Pipeline{[this](const Event& event) { on_pipeline(event); }};
    watch_straps();
    publish(*session_);
    link_.time = Timestamp{};
    publish(link_);
    for (auto& stream : streams_) {
        if (!stream) continue;
        stream->time = Timestamp{};
        publish(*stream);
        pipeline_(*stream);
    }
    tell_usual_baseline();
    for (Answer& answer : std::exchange(check_in_, {})) {
        answer.time = Timestamp{};
        publish(answer);
    }
}

/// A simulated or replayed person is somebody else.
void Engine::tell_usual_baseline()
{
    if (!usual_baseline_ || link_.origin != Origin::live) return;
    const UsualBaseline usual{Timestamp{}, *usual_baseline_};
    publish(usual);
    pipeline_(usual);
}

/// The guide waits until a baseline could be taken, or until the person wants it.
void Engine::after_quiet(Seconds quiet, std::function<void()> begin_guide)
{
    if (quiet <= 0s) return begin_guide();
    begin_guide_ = std::move(begin_guide);
    quiet_until_ = session_now() + quiet;
    publish(QuietBegan{session_now(), quiet});
}

void Engine::follow_quiet()
{
    if (begin_guide_ && session_now() >= quiet_until_) on(BeginGuide{});
}

void Engine::on(const ChangePattern& change)
{
    if (!session_) return;
    if (const auto safe = within_limits(change.pattern); !safe)
        return publish(Notice{session_now(), safe.error().sentence});
    on(BeginGuide{});
    slow_down_.reset(); // the person has taken over
    change_pacer(change.pattern, pacer_.running());
}

void Engine::on(const PausePacer& pause)
{
    if (!session_) return;
    if (begin_guide_) return on(BeginGuide{});
    if (practice_ && !pause.paused) {
        practice_->go_on(session_now());
        return follow_practice();
    }
    if (practice_) practice_->pause(session_now());
    if (pacer_.pattern()) change_pacer(*pacer_.pattern(), !pause.paused);
}

void Engine::on(const AddMark& mark)
{
    if (session_) publish(Mark{session_now(), mark.text});
}

/// The check-in waits for the session; the check-out still belongs to the one that is over.
void Engine::on(const GiveAnswer& give)
{
    const Answer answer{session_now(), give.moment, give.question, give.number, give.words};
    if (!session_ && give.moment == CheckMoment::before) return check_in_.push_back(answer);
    if (assessment_) assessment_->on(answer);
    readers_.screen.push(answer);
    readers_.recorder.push(answer);
}

void Engine::on(const InvertBelt&)
{
    const BeltInverted inverted{session_now()};
    publish(inverted);
    pipeline_(inverted);
}

void Engine::on(const EndSession&)
{
    if (!session_) return;
    if (pacer_.running()) change_pacer(*pacer_.pattern(), false);
    finish_assessment();
    publish(SessionEnd{session_now()});
    session_.reset();
    begin_guide_ = nullptr;
    watch_straps();
    slow_down_.reset();
    practice_.reset();
}

void Engine::change_pacer(Pattern pattern, bool running)
{
    const PacerChange change{session_now(), pattern, running};
    const bool new_pattern = pacer_.pattern() != pattern;
    pacer_.apply(change);
    if (const auto moment = pacer_.at(change.time); moment && new_pattern)
        pattern_since_ = moment->cycle;
    publish(change);
    pipeline_(change);
    if (source_) source_->on(std::get<PacerChange>(earlier(change, -session_offset_)));
}

/// Between two events of the source, like the slow-down.
void Engine::follow_assessment()
{
    if (!assessment_) return;
    const auto due = assessment_->due(session_now());
    if (due.began) publish(*due.began);
    if (due.change) change_pacer(due.change->pattern, due.change->running);
    if (assessment_->over()) on(EndSession{});
}

void Engine::finish_assessment()
{
    if (!assessment_) return;
    publish(found(assessment_->result(), session_now()));
    assessment_.reset();
}

/// Between two events of the source, because the pipeline must not be entered twice.
void Engine::follow_slow_down()
{
    if (!slow_down_ || !newest_state_) return;
    const State& state = *newest_state_;
    const BreathRateEstimate own{state.breath_rate_per_min, state.breath_rate_error.value_or(0.0f),
                                 state.breath_source, state.breath.reason};
    const auto step = (*slow_down_)(state.time, own);
    newest_state_.reset();
    if (step) change_pacer(step->pattern, pacer_.running());
}

/// Patterns with long holds are for a few rounds; then the guide goes on without holds.
void Engine::leave_short_pattern()
{
    const auto moment = pacer_.at(session_now());
    if (!moment) return;
    const NamedPattern* pattern = named(moment->pattern);
    if (!pattern || !pattern->max_cycles) return;
    if (moment->cycle - pattern_since_ < *pattern->max_cycles) return;
    const NamedPattern& gentle = named_patterns().front();
    publish(
        Notice{session_now(), fmt::format("{} rounds of {} are enough for now; the guide goes on "
                                          "with {}.",
                                          *pattern->max_cycles, pattern->title, gentle.title)});
    change_pacer(gentle.pattern, true);
}

void Engine::follow_practice()
{
    if (!practice_) return;
    const Timestamp now = session_now();
    if (const auto step = practice_->next_step(now)) {
        publish(*step);
        guide(practice_->step());
    }
    if (const auto prompt = practice_->next_prompt(now, pacer_)) publish(*prompt);
}

void Engine::guide(const PracticeStep& step)
{
    slow_down_.reset();
    if (step.guide == Guide::slow_down) slow_down_.emplace(breath_rate(step.pattern.cycle()));
    if (step.guide != Guide::own)
        change_pacer(step.pattern, true);
    else if (pacer_.running())
        change_pacer(*pacer_.pattern(), false);
}

bool Engine::had_its_length() const
{
    const Timestamp now = session_now();
    if (begin_guide_) return false;
    if (practice_) return practice_->over(now);
    return session_->planned > 0s && pacer_.guided(now) >= session_->planned;
}

/// A session that has had its length ends by itself.
void Engine::tick()
{
    ticker_.expires_after(tick_period);
    ticker_.async_wait([this](const boost::system::error_code& error) {
        if (error) return;
        follow_quiet();
        follow_assessment();
        follow_practice();
        if (session_ && had_its_length()) on(EndSession{});
        if (session_) leave_short_pattern();
        tick();
    });
}

} // namespace eupnea::app
