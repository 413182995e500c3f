// SPDX-License-Identifier: MIT
#include "session/session_keyframe.hpp"

#include <algorithm>

namespace eupnea {

namespace {

template <class T>
void put_before(std::vector<T>& rest, const std::vector<T>& later, std::size_t count)
{
    std::vector<T> all;
    all.reserve(count + rest.size());
    all.assign(later.begin(), later.begin() + static_cast<std::ptrdiff_t>(count));
    all.insert(all.end(), rest.begin(), rest.end());
    rest = std::move(all);
}

std::size_t settled(const std::vector<SessionBeat>& beats)
{
    const auto open =
        std::ranges::find_if(beats, [](const SessionBeat& beat) { return !beat.classification; });
    return static_cast<std::size_t>(open - beats.begin());
}

} // namespace

SessionKeyframe::SessionKeyframe(const Session& session)
    : rest_(session), beats_(settled(session.beats_)), breaths_(session.breaths_.size()),
      states_(session.states_.size())
{
    const auto open = rest_.beats_.begin() + static_cast<std::ptrdiff_t>(beats_);
    rest_.beats_ = std::vector<SessionBeat>(open, rest_.beats_.end());
    rest_.breaths_ = {};
    rest_.states_ = {};
    for (Trace& trace : rest_.samples_)
        trace = trace.with_capacity(std::max<std::size_t>(trace.points().size(), 1));
}

Session SessionKeyframe::restore(const Session& later) const
{
    Session session = rest_;
    put_before(session.beats_, later.beats_, beats_);
    put_before(session.breaths_, later.breaths_, breaths_);
    put_before(session.states_, later.states_, states_);
    for (std::size_t channel = 0; channel < channel_count; ++channel)
        session.samples_[channel] =
            session.samples_[channel].with_capacity(later.samples_[channel].points().capacity());
    return session;
}

} // namespace eupnea
