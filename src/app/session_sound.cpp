// SPDX-License-Identifier: MIT
#include "app/session_sound.hpp"

#include <algorithm>

#include "app/shared_folder.hpp"
#include "sound/practice_sound.hpp"

namespace eupnea::app {

namespace {

bool is_remembered(const Event& event)
{
    return std::holds_alternative<SessionStart>(event) ||
           std::holds_alternative<PacerChange>(event) || std::holds_alternative<StepBegan>(event) ||
           std::holds_alternative<SessionEnd>(event);
}

} // namespace

SessionSound::SessionSound(const SoundSettings& settings, std::function<Seconds()> since_launch,
                           Report report)
    : settings_(settings), since_launch_(std::move(since_launch)), report_(std::move(report))
{
    open();
}

void SessionSound::on(const Event& event)
{
    if (std::holds_alternative<SessionStart>(event)) so_far_.clear();
    if (is_remembered(event)) so_far_.push_back(event);
    const auto* step = std::get_if<StepBegan>(&event);
    if (step && step->practice != narration_.practice) return read_voices(step->practice.view());
    if (speaker_) speaker_->on(event);
}

/// Opens the loudspeaker anew where the new practice has voice recordings, or the one before had.
void SessionSound::read_voices(std::string_view practice)
{
    const bool had_voices = !narration_.voices.empty();
    narration_ = {practice, {}};
    const PracticeCatalog catalog = all_practices();
    if (const Practice* found = catalog.find(practice)) {
        Voices voices = voices_of(*found);
        for (const UserMessage& message : voices.messages) report_(message.sentence);
        if (std::ranges::any_of(voices.voices, [](const Voice& v) { return !v.empty(); }))
            narration_.voices = std::move(voices.voices);
    }
    if (had_voices || !narration_.voices.empty()) return open();
    if (speaker_) speaker_->on(so_far_.back());
}

void SessionSound::play_as(const SoundSettings& settings)
{
    settings_ = settings;
    if (speaker_)
        speaker_->play_as(settings);
    else
        open();
}

void SessionSound::open()
{
    speaker_.reset();
    if (!settings_.audible() || silent_) return;
    auto speaker = Speaker::open(SoundRenderer{settings_, narration_}, since_launch_);
    if (!speaker) {
        silent_ = true;
        return report_(speaker.error().sentence);
    }
    speaker_ = std::move(*speaker);
    for (const Event& event : so_far_) speaker_->on(event);
}

} // namespace eupnea::app
