// SPDX-License-Identifier: MIT
// What a practice came to, in facts.
#pragma once

#include <optional>

#include "session/session.hpp"
#include "ui/kit/canvas.hpp"

namespace eupnea::ui {

struct Summary {
    Seconds guided{0.0};
    std::optional<float> heart_rate_bpm;       ///< mean over the session
    std::optional<float> breath_rate;          ///< mean over the session, breaths/min
    std::optional<float> breath_rate_at_first; ///< mean of the first minute that has a rate
    std::optional<float> breath_rate_at_last;  ///< mean of the last such minute
    std::size_t beats = 0;
    std::size_t uncertain_beats = 0;
    std::size_t breaths = 0;
    std::size_t gaps = 0;
    Seconds lost{0.0}; ///< the longest-lost channel's gaps together
    Reason heart_reason = Reason::no_signal;
    Reason breath_reason = Reason::no_signal;
};

/// Up to the session's end, or its newest event. First and last minute are told apart only when
/// both are full and do not overlap.
Summary summarise(const Session& session);

/// One or two kind sentences made of facts, about the one whose signals they are.
Line summary_words(const Summary& summary, Origin origin);

/// How much there was, and what of it is not shown, with the reason.
Line evidence_words(const Summary& summary);

/// "10 minutes", "1 minute 30", "45 seconds".
Line duration_words(Seconds duration);

} // namespace eupnea::ui
