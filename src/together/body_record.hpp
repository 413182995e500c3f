// SPDX-License-Identifier: MIT
// What one person's session gives to a comparison of two: a fold of its events.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/event.hpp"
#include "heart/nn_timeline.hpp"
#include "together/stretches.hpp"

namespace eupnea {

/// Given everything that went into the pipeline and came out of it, live or from a recording. Grows with
/// the beats and breaths.
class BodyRecord {
public:
    void on(const Event& event);

    const std::vector<Nn>& nn() const { return nn_; }
    const std::vector<Breath>& breaths() const { return breaths_; } ///< of a belt
    const Stretches& guided() const { return guided_; }
    const Stretches& speech() const { return speech_; } ///< as the belt shows it, a breath late
    const Stretches& talk() const { return talk_; }     ///< as somebody said
    const Stretches& poor_heart() const { return poor_heart_; }
    bool simulated() const { return simulated_; }

    /// Wall clock at time zero; none in other programs' files.
    std::optional<std::int64_t> begun_unix_ms() const { return begun_unix_ms_; }
    Timestamp begin() const { return begin_.value_or(Timestamp{}); } ///< of the first sample
    Timestamp end() const { return end_; }                           ///< of the last

private:
    NnTimeline timeline_;
    std::vector<Nn> nn_;
    std::vector<Breath> breaths_;
    Stretches guided_;
    Stretches speech_;
    Stretches talk_;
    Stretches poor_heart_;
    bool simulated_ = false;
    std::optional<std::int64_t> begun_unix_ms_;
    std::optional<Timestamp> begin_;
    Timestamp end_{};
};

} // namespace eupnea
