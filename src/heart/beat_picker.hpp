// SPDX-License-Identifier: MIT
// Which of the peaks that a filter shows are heartbeats.
#pragma once

#include <optional>

#include "base/quality.hpp"
#include "base/ring.hpp"
#include "base/units.hpp"

namespace eupnea {

/// Running signal and noise levels with a threshold that knows the rhythm: high soon after a beat,
/// lower the longer the next one is overdue.
///
///     threshold = noise + share * expectation(u) * (signal - noise)
///     u         = time since the last beat / median of the last 8 intervals
///
/// The first levels are learned from two seconds of peaks, and learned again when no peak has been a
/// beat for long; the beats of those two seconds are handed out when they are over.
///
/// Levels: Pan & Tompkins, IEEE TBME 32:230 (1985), 1/8 of each new peak; a peak counts at most
/// three times the level, so that one artifact cannot deafen the detector.
class BeatPicker {
public:
    static constexpr Seconds learning_time{2.0};
    /// A lone strong peak may be an artifact or a slow heart: its fellow is waited for.
    static constexpr Seconds longest_learning{3.5};

    struct Peak {
        Timestamp time;
        double strength; ///< in any unit, above 0
        float likeness;  ///< to the beats before, 0 to 1
        bool disturbed;  ///< the raw signal moved about, stood still or was at its limit
    };
    struct Picked {
        Timestamp time;
        std::optional<Milliseconds> interval; ///< to the beat before, unless it was not seen
        float quality;                        ///< 0 to 1
    };

    explicit BeatPicker(double share) : share_(share), intervals_(8), recent_(16), beats_(16) {}

    /// A peak; they come in order of time.
    void operator()(const Peak& peak);

    /// Time goes on: ends the learning, or begins it again.
    void pass(Timestamp now);

    /// The next beat that has been found, oldest first.
    std::optional<Picked> next();

    /// The signal is another one from here on.
    void restart();

    /// Whether beats can be told from noise here: settling, noisy or none.
    Quality quality() const;

    /// The strength that a beat has.
    double signal() const { return signal_; }

private:
    void learn();
    bool lone_peak() const;
    void note_impossible(double strength);
    bool beats_stand_out(double floor, double top) const;
    float quality_of(const Peak& peak) const;
    void judge(const Peak& peak);
    double threshold(Timestamp time) const;
    void note_interval(Seconds interval);

    double share_;
    bool learning_ = true;
    bool noisy_ = false;             ///< two seconds were not enough to tell beats from noise
    std::optional<Timestamp> since_; ///< learning began, or the last beat
    double signal_ = 0.0;
    double noise_ = 0.0;
    std::optional<Timestamp> last_;
    std::optional<Seconds> rhythm_;
    Ring<Seconds> intervals_;
    int impossible_in_a_row_ = 0; ///< of about one strength
    double last_impossible_ = 0.0;
    int long_in_a_row_ = 0; ///< intervals as if a beat had been missed
    Ring<Peak> recent_;     ///< peaks of the learning time
    Ring<Picked> beats_;    ///< found and not yet handed out
};

} // namespace eupnea
