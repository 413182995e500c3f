// SPDX-License-Identifier: MIT
// A rhythm that premature beats make uneven, or that has no order at all: its mean rate all the same.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>

#include "base/event.hpp"
#include "base/ring.hpp"
#include "heart/nn_timeline.hpp"

namespace eupnea {

/// How far an interval is from the one that a repeated pattern of one to four beats would have: the
/// median |difference| of intervals `lag` beats apart, at the lag where it is least, as a share of the
/// mean interval. A steady heart has some hundredths, in deep slow breathing up to 0.1; premature beats
/// in a pattern (every second, third, fourth) not more; an irregular rhythm without P waves 0.15 to 0.3.
///
/// @param intervals  ms, oldest first
/// @param scratch    as long
double unpredictability(std::span<const double> intervals, std::span<double> scratch);

/// Whether a stretch of at least thirty intervals has no order: unpredictability above 0.12.
bool is_irregular(std::span<const Nn> nn);

/// Watches the intervals of the last sixty beats as they were measured, before any correction.
class UnevenRhythm {
public:
    UnevenRhythm();

    void on(const Beat& beat);
    void on(const BeatClassification& classification);
    void clear();

    /// The intervals of beats that look alike follow no pattern. It takes thirty of them to know.
    bool irregular() const { return irregular_; }

    /// With a pattern: of the last twelve, which holds whole patterns of two, three and four. Irregular:
    /// of the last thirty, when the newest ten agree with it within 5 bpm. Nothing where beats look
    /// unlike each other, or have been missed.
    std::optional<Milliseconds> mean() const;

    /// Whether, in a rhythm with an order, a sixth of the last twelve beats came untimely: then the intervals that are left without them
    /// are not the heart's rate.
    bool disturbed() const;

    /// Mean template_correlation of the beats that mean() is of, 0 to 1.
    float level() const;

private:
    static constexpr std::size_t most = 60;
    struct Interval {
        std::uint32_t number;
        Milliseconds raw;
        float quality;
        std::optional<Milliseconds> part{}; ///< of one in which beats may have been missed
        bool untimely = false;              ///< classified as ectopic, extra, short or long
    };

    std::span<const double> newest(std::size_t count) const;
    Milliseconds mean_of(std::size_t count) const;
    double quality_of(std::size_t count) const;
    bool in_order() const;
    bool seen_well() const;
    bool missed_beats() const;
    void classify();

    Ring<Interval> intervals_;
    mutable std::array<double, most> values_{};
    mutable std::array<double, most> scratch_{};
    bool irregular_ = false;
    double unpredictability_ = 0.0;
};

} // namespace eupnea
