// SPDX-License-Identifier: MIT
// Whether an interval is normal, by those before it and the two after it.
#pragma once

#include <cstdint>
#include <optional>

#include "base/event.hpp"
#include "signal/running_ranks.hpp"

namespace eupnea {

/// The decisions of Lipponen & Tarvainen, J Med Eng Technol 43:173 (2019), made causal: the
/// thresholds, 5.2 quartile deviations of steps and of deviations from the local median, look back
/// over 91 intervals instead of to both sides, and two intervals of look-ahead tell an extra or
/// premature beat from a change of rhythm.
class IntervalClassifier {
public:
    static constexpr Milliseconds shortest{300.0};
    static constexpr Milliseconds longest{2000.0};

    struct Finding {
        BeatClass beat_class;
        Milliseconds nn;
        std::uint8_t parts = 1;
    };

    IntervalClassifier();

    /// Whether any heart has such an interval.
    static bool is_possible(Milliseconds interval);

    Finding operator()(Milliseconds interval, std::optional<Milliseconds> next,
                       std::optional<Milliseconds> after_next) const;

    /// A normal interval: what the next ones are measured by.
    void accept(Milliseconds nn);
    void forget();

private:
    bool slows_down(Milliseconds interval, std::optional<Milliseconds> next,
                    std::optional<Milliseconds> after_next) const;
    Finding classify_short(Milliseconds interval, std::optional<Milliseconds> next,
                           Milliseconds around, Milliseconds fit) const;
    Finding classify_long(Milliseconds interval, Milliseconds around, Milliseconds fit) const;
    Milliseconds usual() const; ///< median of the accepted
    bool is_premature(Milliseconds interval, Milliseconds next) const;
    Milliseconds expected(std::optional<Milliseconds> ahead) const;

    RunningRanks<Milliseconds> accepted_; ///< the last 11 NN intervals
    RunningRanks<Milliseconds> steps_;    ///< |differences| of the last 91
    RunningRanks<Milliseconds> offsets_;  ///< |deviations from the local median| of the last 91
};

} // namespace eupnea
