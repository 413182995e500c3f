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

} // namespace

Timestamp time_of(const Event& event) { return std::visit(TimeOf{}, event); }

} // namespace eupnea
