// SPDX-License-Identifier: MIT
#include "base/event.hpp"

#include <type_traits>

namespace eupnea {

namespace {

struct TimeOf {
    Timestamp operator()(const Gap& gap) const { return gap.from; }
    Timestamp operator()(const Breath& breath) const { return breath.end; }
    template <EventStruct E>
    Timestamp operator()(const E& event) const
    {
        return event.time;
    }
};

/// Every point in time that the event has.
struct MakeEarlier {
    Seconds by;
    template <EventStruct E>
    void operator()(E& event) const
    {
        E::fields(event, [this](const char*, auto& field) {
            if constexpr (std::is_same_v<decltype(field), Timestamp&>) field -= by;
        });
    }
};

} // namespace

EventKind kind_of(const Event& event)
{
    return std::visit([]<EventStruct E>(const E&) { return E::kind; }, event);
}

Timestamp time_of(const Event& event) { return std::visit(TimeOf{}, event); }

Event earlier(Event event, Seconds by)
{
    std::visit(MakeEarlier{by}, event);
    return event;
}

} // namespace eupnea
