// SPDX-License-Identifier: MIT
// What happened, as the short words that EDF annotations and XDF markers are.
#pragma once

#include <optional>
#include <string>

#include "base/event.hpp"

namespace eupnea {

struct Annotation {
    Timestamp time;
    std::optional<Seconds> length; ///< of what lasts
    std::string text;              ///< printable, one line
};

/// Beats by their class, breaths, gaps, the pacer, steps, marks, answers; nothing for the rest.
std::optional<Annotation> annotation_of(const Event& event);

} // namespace eupnea
