// SPDX-License-Identifier: MIT
#include "app/engine.hpp"

#include <boost/asio/post.hpp>
#include <chrono>
#include <utility>

#include "app/failure.hpp"
#include "drivers/bluetooth/strap_choice.hpp"

namespace eupnea::app {

namespace {

constexpr auto tick_period = 100ms;

std::int64_t unix_ms_now()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

/// Drawn as it comes and forgotten soon: the bulk of all events.
bool is_curve(const Event& event)
{
    const auto* sample = std::get_if<Sample>(&event);
    if (!sample) return std::holds_alternative<BreathWave>(event);
    return sample->channel == Channel::ecg || sample->channel == Channel::ppg ||
           sample->channel == Channel::belt;
}

} // namespace

Engine::Engine(MakeSource make_source, Readers readers)
    : make_source_(std::move(make_source)), readers_(readers),
      pipeline_([this](const Event& event) { on_pipeline(event); }),
      lead_([this](const Event& event) { on_lead(event); })
{
    ports_.start();
    tick();
}

void Engine::post(Command command)
{
    boost::asio::post(io_, [this, command = std::move(command)] { apply(command); });
}

void Engine::notify(const Text& text)
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

void Engine::forget_person()
{
    boost::asio::post(io_, [this] {
        apply(EndSession{});
        check_in_.clear();
        usual_baseline_.reset();
        lead_ = SessionLead{[this](const Event& event) { on_lead(event); }};
        pipeline_ = Pipeline{[this](const Event& event) { on_pipeline(event); }};
        for (const auto& stream : streams_)
            if (stream) pipeline_(*stream);
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
        apply(EndSession{});
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
    catching_up_ = source_ && time_of(event) < source_->shown_from();
    if (const auto* stream = std::get_if<Stream>(&ours))
        streams_[static_cast<std::size_t>(stream->channel)] = *stream;
    if (const auto* link = std::get_if<LinkStatus>(&ours)) link_ = *link;
    publish(ours);
    pipeline_(ours);
    follow_lead();
    if (link_.state == LinkState::ended) apply(EndSession{});
}

void Engine::on_pipeline(const Event& event)
{
    publish(event);
    lead_.on(event);
}

/// The simulated person follows the pacer like anybody.
void Engine::on_lead(const Event& event)
{
    publish(event);
    const auto* change = std::get_if<PacerChange>(&event);
    if (!change) return;
    pipeline_(*change);
    if (source_) source_->on(std::get<PacerChange>(earlier(*change, -session_offset_)));
}

void Engine::publish(const Event& event)
{
    if (!catching_up_ || !is_curve(event)) readers_.screen.push(event);
    if (session_) readers_.recorder.push(event);
}

Timestamp Engine::session_now() const
{
    const Timestamp now = link_.origin == Origin::replayed ? newest_ : epoch_.now();
    return now - session_offset_;
}

// ---------------------------------------------------------------- commands

void Engine::apply(const Command& command)
{
    if (const auto length = planned_length(command)) begin_session(*length);
    lead_.apply(command, session_now());
    std::visit([this](const auto& value) { on(value); }, command);
}

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

/// The session's clock starts at zero with a fresh pipeline, so that a replay of the recording
/// meets the very same beginning.
void Engine::begin_session(Seconds length)
{
    apply(EndSession{});
    const Timestamp now = session_now() + session_offset_;
    session_offset_ = now.time_since_epoch();
    session_ =
        SessionStart{Timestamp{}, unix_ms_now(), session_offset_, length, link_.origin, device_};
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
    emit_usual_baseline();
    for (Answer& answer : std::exchange(check_in_, {})) {
        answer.time = Timestamp{};
        publish(answer);
    }
}

/// A simulated or replayed person is somebody else.
void Engine::emit_usual_baseline()
{
    if (!usual_baseline_ || link_.origin != Origin::live) return;
    const UsualBaseline usual{Timestamp{}, *usual_baseline_};
    publish(usual);
    pipeline_(usual);
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
    lead_.on(answer);
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
    publish(SessionEnd{session_now()});
    session_.reset();
    watch_straps();
}

/// Between two events of the source, because the pipeline must not be entered twice. A session that
/// has had its length ends by itself.
void Engine::follow_lead()
{
    lead_.advance_to(session_now());
    if (lead_.over(session_now())) apply(EndSession{});
}

/// What is due comes while the sensor is silent, too.
void Engine::tick()
{
    ticker_.expires_after(tick_period);
    ticker_.async_wait([this](const boost::system::error_code& error) {
        if (error) return;
        follow_lead();
        tick();
    });
}

} // namespace eupnea::app
