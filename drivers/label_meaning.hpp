// SPDX-License-Identifier: MIT
// What the label of a printed number states it is: a wave, an interval, a rate, a time, or nothing known.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/sample.hpp"

namespace eupnea {

enum class LabelKind : std::uint8_t {
    unknown = 0, ///< "Signal", "A0": any sensor
    channel,     ///< "ECG", "IR", "Resp", "IBI", "contact": it names what it measures
    counting,    ///< "millis", "n": time or a count
    derived,     ///< "BPM", "SpO2", "temperature": computed or of another kind, no wave
};

struct LabelMeaning {
    LabelKind kind = LabelKind::unknown;
    Channel channel{}; ///< of a channel
    /// Of several numbers of one channel in a line the one with the least rank counts: the lights of
    /// a pulse board see the same pulse, infrared best (0), then green (1) and red (2).
    std::uint8_t rank = 0;
    friend bool operator==(const LabelMeaning&, const LabelMeaning&) = default;
};

/// By the words of the label, in any case, apart at blanks, signs and capitals: "Heart rate", "irValue".
/// A word for a rate outweighs one for a time, that one an interval, and that one a wave: "Pulse rate".
LabelMeaning label_meaning(std::string_view label);

} // namespace eupnea
