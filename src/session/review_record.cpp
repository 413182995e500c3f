// SPDX-License-Identifier: MIT
#include "session/review_record.hpp"

#include <utility>

namespace eupnea {

void ReviewReader::on(const Event& event)
{
    session_.apply(event);
    if (const auto* sample = std::get_if<Sample>(&event))
        waves_[static_cast<std::size_t>(sample->channel)].add(sample->time,
                                                              static_cast<float>(sample->value));
    if (const auto* gap = std::get_if<Gap>(&event))
        waves_[static_cast<std::size_t>(gap->channel)].break_here();
    if (const auto* beat = std::get_if<Beat>(&event)) beats_.push_back(*beat);
    if (const auto* breath = std::get_if<Breath>(&event)) breaths_.push_back(*breath);
    if (const auto* edit = std::get_if<Edited>(&event)) log_.push_back(*edit);
}

ReviewRecord ReviewReader::finish() &&
{
    ReviewRecord record{std::move(session_), std::move(waves_),
                        RecordEdits{std::move(beats_), std::move(breaths_)}, std::move(log_)};
    for (const Edited& edit : record.log) record.edits.apply(edit);
    return record;
}

} // namespace eupnea
