// SPDX-License-Identifier: MIT
// From beat classifications to NN intervals on the true time axis.
#pragma once

#include <cmath>

#include "base/event.hpp"

namespace eupnea {

/// A normal-to-normal interval and where it ends.
struct Nn {
    Timestamp end{};
    Milliseconds interval{};
    bool measured = false; ///< between two normal beats; else put in by the beat correction
    bool adjacent = false; ///< begins where the one before ended

    /// The moment at which an interval counts, as a rate.
    Timestamp middle() const { return end - 0.5 * interval; }
    friend bool operator==(const Nn&, const Nn&) = default;
};

/// Streaming: a classification in, its NN intervals out. A normal beat stands at its own time. A corrected
/// one stands one NN after the beat before, so that the two halves of an ectopic pair share the
/// pair's time evenly and a missed beat comes out as several intervals. A first beat begins the
/// series anew, as does a beat that is more than half an interval from where it should be.
class NnTimeline {
public:
    template <class Emit>
    void operator()(const BeatClassification& classification, Emit&& emit)
    {
        if (classification.beat_class == BeatClass::first) {
            last_end_ = nowhere;
            return;
        }
        if (!classification.nn) return;
        const Milliseconds nn = *classification.nn;
        const int parts = classification.parts > 1 ? classification.parts : 1;
        const bool normal = classification.beat_class == BeatClass::normal;
        const Timestamp own = classification.time - nn * parts;
        const bool adjacent = std::abs((own - last_end_) / nn) < 0.5;
        const Timestamp begin = adjacent && !normal ? last_end_ : own;
        for (int part = 1; part <= parts; ++part)
            emit(Nn{begin + nn * part, nn, normal, adjacent || part > 1});
        last_end_ = begin + nn * parts;
    }

private:
    static constexpr Timestamp nowhere = Timestamp::min();
    Timestamp last_end_ = nowhere;
};

} // namespace eupnea
