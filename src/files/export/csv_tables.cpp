// SPDX-License-Identifier: MIT
#include "files/export/csv_tables.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <optional>

#include "base/event_words.hpp"

namespace eupnea {

namespace {

std::string cell(const std::optional<Milliseconds>& value)
{
    return value ? fmt::format("{:.3f}", value->count()) : "";
}
std::string cell(const std::optional<float>& value)
{
    return value ? fmt::format("{:.3f}", *value) : "";
}

void write_beat(std::ostream& out, const Beat& beat,
                const std::optional<BeatClassification>& classification)
{
    fmt::print(out, "{:.4f},{},{},{},{:.3f}\n", seconds_of(beat.time), cell(beat.ibi),
               classification ? cell(classification->nn) : "",
               classification ? word_for(classification->beat_class) : "", beat.quality);
}

} // namespace

BeatsTable::BeatsTable(std::ostream& out) : out_(&out)
{
    out << "time_s,ibi_ms,nn_ms,class,quality\n";
}

void BeatsTable::on(const Event& event)
{
    if (const auto* beat = std::get_if<Beat>(&event)) unclassified_.push_back(*beat);
    const auto* classification = std::get_if<BeatClassification>(&event);
    if (!classification) return;
    while (!unclassified_.empty() && unclassified_.front().number <= classification->number) {
        const bool judged = unclassified_.front().number == classification->number;
        write_beat(*out_, unclassified_.front(),
                   judged ? std::optional{*classification} : std::nullopt);
        unclassified_.pop_front();
    }
}

void BeatsTable::finish()
{
    for (const Beat& beat : unclassified_) write_beat(*out_, beat, std::nullopt);
    unclassified_.clear();
}

BreathsTable::BreathsTable(std::ostream& out) : out_(&out)
{
    out << "inhale_s,exhale_s,rate_per_min,depth,source,quality\n";
}

void BreathsTable::on(const Event& event)
{
    const auto* breath = std::get_if<Breath>(&event);
    if (!breath) return;
    fmt::print(*out_, "{:.3f},{:.3f},{:.3f},{:g},{},{:.3f}\n", seconds_of(breath->inhale),
               seconds_of(breath->exhale), breath_rate(breath->end - breath->inhale).per_minute,
               breath->depth, word_for(breath->source), breath->quality);
}

TraceTable::TraceTable(std::ostream& out) : out_(&out)
{
    out << "time_s,heart_rate_bpm,rmssd_ms,breath_rate_per_min,breath_source,hr_swing_bpm,"
           "coherence,phase_deg,calm,state,quality\n";
}

void TraceTable::on(const Event& event)
{
    const auto* state = std::get_if<State>(&event);
    if (!state) return;
    const bool has_heart = state->heart.reason != Reason::no_signal;
    const bool has_source = state->breath_source != BreathSource::none;
    fmt::print(*out_, "{},{},{},{},{},{},{},{},{},{},{:.3f}\n", seconds_of(state->time),
               cell(state->heart_rate_bpm), cell(state->rmssd_ms), cell(state->breath_rate_per_min),
               has_source ? word_for(state->breath_source) : "", cell(state->hr_swing_bpm),
               cell(state->coherence), cell(state->phase_deg), cell(state->calm_index),
               state->calm == Calm::not_enough ? "" : word_for(state->calm),
               has_heart ? state->heart.level : state->breath.level);
}

SamplesTable::SamplesTable(std::ostream& out) : out_(&out) { out << "time_s,channel,value\n"; }

void SamplesTable::on(const Event& event)
{
    const auto* sample = std::get_if<Sample>(&event);
    if (!sample) return;
    fmt::print(*out_, "{},{},{}\n", seconds_of(sample->time), name(sample->channel), sample->value);
}

} // namespace eupnea
