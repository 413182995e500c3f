// SPDX-License-Identifier: MIT
#include "report/session_record.hpp"

namespace eupnea::report {

void SessionRecord::on(const Event& event)
{
    session_.apply(event);
    analysis_.on(event);
    if (const auto* step = std::get_if<StepBegan>(&event)) steps_.push_back(*step);
    if (const auto* change = std::get_if<PacerChange>(&event)) pacer_changes_.push_back(*change);
    if (const auto* pace = std::get_if<PaceBegan>(&event)) paces_.push_back(*pace);
}

Seconds SessionRecord::length() const
{
    const auto& end = session_.end();
    return (end ? end->time : session_.now()).time_since_epoch();
}

} // namespace eupnea::report
