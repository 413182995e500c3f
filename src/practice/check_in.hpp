// SPDX-License-Identifier: MIT
// A minute before and after: what is asked, and one kind sentence back, made of facts.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/event.hpp"

namespace eupnea {

struct CheckInQuestion {
    CheckQuestion question;
    std::string_view words;
    bool number;        ///< 0 to 10
    bool before, after; ///< when it is asked
};

/// In the order in which they are asked; every one may be skipped.
std::span<const CheckInQuestion> check_in_questions();

/// Where the drawn curve of the breathing rate begins and ends, breaths/min.
struct BreathRateEnds {
    Timestamp from;
    double first;
    Timestamp until;
    double last;
};
/// Nothing where no state has a rate.
std::optional<BreathRateEnds> breath_rate_ends(std::span<const State> states);

/// What a session can be told by.
struct SessionFacts {
    Seconds stayed{0.0};
    std::optional<double> first_breath_rate; ///< breaths/min
    std::optional<double> last_breath_rate;
};

/// Rates only of two minutes or more, and only where the first and the last minute have one.
SessionFacts facts_of(std::span<const State> states, Seconds stayed);

/// "You stayed nine minutes, and your breath slowed from 14 to 6." Nothing that was not so, and
/// nothing that did not happen.
///
/// @param origin  of the signals: a simulated person's breath is not the person's own
std::string kind_sentence(const SessionFacts& facts, Origin origin = Origin::live);

} // namespace eupnea
