// SPDX-License-Identifier: MIT
// What a practice came to, in facts.
#pragma once

#include <optional>
#include <string>

#include "session/session.hpp"
#include "ui/kit/canvas.hpp"

namespace eupnea::ui {

struct Summary {
    Seconds guided{0.0};
    std::optional<float> heart_rate_bpm;       ///< mean over the session
    std::optional<float> breath_rate;          ///< mean over the session, breaths/min
    std::optional<float> breath_rate_at_first; ///< where the drawn curve begins
    std::optional<float> breath_rate_at_last;  ///< where it ends
    std::size_t beats = 0;
    std::size_t uncertain_beats = 0;
    std::size_t breaths = 0;
    std::size_t gaps = 0;
    Seconds lost{0.0};     ///< the longest-lost channel's gaps together
    std::string refused{}; ///< frames and samples, in words; empty for none
    Reason heart_reason = Reason::no_signal;
    Reason breath_reason = Reason::no_signal;
};

/// Up to the session's end, or its newest event. The beginning and the end of the breathing rate are
/// compared only when there are two minutes of it.
Summary summarise(const Session& session);

/// One or two kind sentences made of facts, about the one whose signals they are.
Line summary_words(const Summary& summary, Origin origin);

/// How much there was, and what of it is not shown, with the reason.
Line evidence_words(const Summary& summary);

/// "10 minutes", "1 minute 30", "45 seconds".
Line duration_words(Seconds duration);

} // namespace eupnea::ui
