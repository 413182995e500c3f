// SPDX-License-Identifier: MIT
#include "base/event.hpp"

namespace eupnea {

namespace {

struct TimeOf {
    Timestamp operator()(const Gap& gap) const { return gap.from; }
    Timestamp operator()(const Breath& breath) const { return breath.end; }
    template <class E>
    Timestamp operator()(const E& event) const
    {
        return event.time;
    }
};

struct MakeEarlier {
    Seconds by;
    void operator()(Gap& gap) const
    {
        gap.from -= by;
        gap.until -= by;
    }
    void operator()(Breath& breath) const
    {
        breath.inhale -= by;
        breath.exhale -= by;
        breath.end -= by;
    }
    template <class E>
    void operator()(E& event) const
    {
        event.time -= by;
    }
};

} // namespace

Timestamp time_of(const Event& event) { return std::visit(TimeOf{}, event); }

Event earlier(Event event, Seconds by)
{
    std::visit(MakeEarlier{by}, event);
    return event;
}

} // namespace eupnea
