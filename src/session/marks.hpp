// SPDX-License-Identifier: MIT
// From mark to mark.
#pragma once

#include <algorithm>
#include <optional>
#include <span>

#include "base/event.hpp"

namespace eupnea {

/// The first that lies later.
inline std::optional<Timestamp> next_mark(std::span<const Mark> marks, Timestamp now)
{
    const auto next =
        std::ranges::find_if(marks, [&](const Mark& mark) { return mark.time > now; });
    return next == marks.end() ? std::nullopt : std::optional{next->time};
}

/// The last that lies a second earlier or more: shortly after a mark, the one before it is meant.
inline std::optional<Timestamp> previous_mark(std::span<const Mark> marks, Timestamp now)
{
    std::optional<Timestamp> previous;
    for (const Mark& mark : marks)
        if (mark.time <= now - Seconds{1.0}) previous = mark.time;
    return previous;
}

} // namespace eupnea
