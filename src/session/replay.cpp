// SPDX-License-Identifier: MIT
#include "session/replay.hpp"

#include <algorithm>

namespace eupnea {

namespace {

constexpr Timestamp before_all = Timestamp::min();
constexpr Seconds least_spacing = 10s;
constexpr std::size_t most_keyframes = 512;

Event as_replayed(Event event)
{
    if (auto* link = std::get_if<LinkStatus>(&event)) link->origin = Origin::replayed;
    return event;
}

} // namespace

Replay::Replay(RecordedInputs inputs)
    : inputs_(std::move(inputs)), pipeline_([this](const Event& found) { session_.apply(found); }),
      newest_(before_all), spacing_(least_spacing)
{
    keyframes_.push_back({newest_, inputs_.place(), pipeline_, SessionKeyframe{session_}});
    pull();
    while (next_) {
        keep_keyframe();
        play_next();
    }
    whole_ = session_;
    end_ = std::max(whole_.now(), Timestamp{});
    seek(Timestamp{});
}

void Replay::pull()
{
    place_ = inputs_.place();
    next_ = inputs_.next();
}

/// As the engine does it: the screen's session first, then the pipeline.
void Replay::play_next()
{
    // What lies before a second beginning is not the beginning of what lies behind it.
    if (std::holds_alternative<SessionStart>(*next_) && session_.start())
        keyframes_.erase(keyframes_.begin() + 1, keyframes_.end());
    const Event event = as_replayed(std::move(*next_));
    newest_ = std::max(newest_, time_of(event));
    session_.apply(event);
    pipeline_(event);
    pull();
}

void Replay::keep_keyframe()
{
    const Timestamp last = std::max(keyframes_.back().newest, Timestamp{});
    if (newest_ < last + spacing_) return;
    if (keyframes_.size() == most_keyframes) thin_out();
    keyframes_.push_back({newest_, place_, pipeline_, SessionKeyframe{session_}});
}

void Replay::thin_out()
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < keyframes_.size(); i += 2, ++kept)
        if (kept != i) keyframes_[kept] = std::move(keyframes_[i]);
    keyframes_.erase(keyframes_.begin() + static_cast<std::ptrdiff_t>(kept), keyframes_.end());
    spacing_ *= 2.0;
}

void Replay::play_until(Timestamp time)
{
    while (next_ && time_of(*next_) <= time) play_next();
    now_ = std::clamp(time, now_, std::max(now_, end_));
}

const Replay::Keyframe& Replay::keyframe_before(Timestamp time) const
{
    const auto after = std::ranges::upper_bound(keyframes_, time, {}, &Keyframe::newest);
    return *(after - 1); // the first lies before all
}

void Replay::seek(Timestamp time)
{
    time = std::clamp(time, Timestamp{}, end_);
    const Keyframe& keyframe = keyframe_before(time);
    if (newest_ > time || keyframe.newest > newest_) restore(keyframe);
    now_ = Timestamp{};
    play_until(time);
}

void Replay::restore(const Keyframe& keyframe)
{
    session_ = keyframe.session.restore(whole_);
    pipeline_ = keyframe.pipeline;
    newest_ = keyframe.newest;
    inputs_.go_to(keyframe.place);
    pull();
}

} // namespace eupnea
