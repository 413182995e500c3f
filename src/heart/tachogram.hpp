// SPDX-License-Identifier: MIT
// The recent NN intervals as a curve over time.
#pragma once

#include "base/ring.hpp"
#include "heart/nn_timeline.hpp"

namespace eupnea {

/// The last `span` of NN intervals, from classifications, ready to be read as a curve. Behind the body by
/// the two beats that a classification takes.
class Tachogram {
public:
    explicit Tachogram(Seconds span)
        : span_(span), points_(static_cast<std::size_t>(span.count() * most_beats_per_second))
    {}

    void on(const BeatClassification& classification)
    {
        timeline_(classification, [this](const Nn& nn) {
            if (!nn.adjacent) unbroken_from_ = nn.end;
            points_.push(nn);
        });
        if (points_.empty()) return;
        while (points_.front().end < points_.back().end - span_) points_.pop_front();
    }

    const Ring<Nn>& points() const { return points_; }
    bool empty() const { return points_.empty(); }
    Timestamp newest() const { return points_.back().end; }

    /// End of the first interval after the last hole.
    Timestamp unbroken_from() const { return std::max(unbroken_from_, points_.front().end); }

    /// Share of the intervals since `from` that the beat correction put in, 0 to 1.
    double corrected_share(Timestamp from) const
    {
        std::size_t all = 0;
        std::size_t corrected = 0;
        for (std::size_t i = 0; i < points_.size(); ++i) {
            if (points_[i].end < from) continue;
            ++all;
            if (!points_[i].measured) ++corrected;
        }
        return all == 0 ? 0.0 : static_cast<double>(corrected) / static_cast<double>(all);
    }

private:
    static constexpr double most_beats_per_second = 4.0;

    Seconds span_;
    NnTimeline timeline_;
    Ring<Nn> points_;
    Timestamp unbroken_from_{};
};

} // namespace eupnea
