// SPDX-License-Identifier: MIT
#include "app/simulated_session.hpp"

namespace eupnea::app {

namespace {

constexpr Seconds tick = 100ms; // as often as the engine asks the lead

} // namespace

const SessionStart SimulatedSession::simulated_opening{
    Timestamp{}, 0, Seconds{0.0}, Seconds{0.0}, Origin::simulated, "sim"};

SimulatedSession::SimulatedSession(const simulator::Scenario& scenario, Out out,
                                   const SessionStart& opening)
    : opening_(opening), out_(std::move(out)), person_(scenario),
      pipeline_([this](const Event& event) {
          publish(event);
          lead_.on(event);
      }),
      lead_([this](const Event& event) { on_lead(event); })
{}

void SimulatedSession::apply(const Command& command)
{
    if (const auto planned = planned_length(command)) begin(*planned);
    lead_.apply(command, now_);
    if (const auto* mark = std::get_if<AddMark>(&command)) publish(Mark{now_, mark->text});
    if (const auto* give = std::get_if<GiveAnswer>(&command))
        on(Answer{now_, give->moment, give->question, give->number, give->words});
    if (const auto* item = std::get_if<AnswerItem>(&command))
        publish(ItemAnswered{now_, item->questionnaire, item->item, item->number, item->words});
    if (const auto* talk = std::get_if<MarkTalk>(&command))
        publish(TalkMarked{now_, talk->from, talk->until});
    if (const auto* note = std::get_if<ChangeNote>(&command))
        publish(NoteChanged{now_, note->mark, note->text});
    if (std::holds_alternative<InvertBelt>(command)) on_person(BeltInverted{now_});
    if (std::holds_alternative<EndSession>(command)) publish(SessionEnd{now_});
}

void SimulatedSession::advance_to(Timestamp until)
{
    for (; now_ < until && !ended(); now_ += tick) {
        end_if_over();
        if (ended()) return;
        person_.advance_to(now_, [this](const Event& event) { on_person(event); });
        lead_.advance_to(now_);
        end_if_over();
    }
}

void SimulatedSession::begin(Seconds planned)
{
    opening_.planned = planned;
    publish(opening_);
    publish(LinkStatus{now_, LinkState::streaming, opening_.origin, "Simulated person"});
}

void SimulatedSession::on(const Answer& answer)
{
    lead_.on(answer);
    publish(answer);
}

void SimulatedSession::on_person(const Event& event)
{
    publish(event);
    pipeline_(event);
}

void SimulatedSession::on_lead(const Event& event)
{
    publish(event);
    pipeline_(event);
    if (const auto* change = std::get_if<PacerChange>(&event)) person_.on(*change);
}

void SimulatedSession::publish(const Event& event)
{
    session_.apply(event);
    if (out_) out_(event);
}

void SimulatedSession::end_if_over()
{
    if (lead_.over(now_)) apply(EndSession{});
}

} // namespace eupnea::app
