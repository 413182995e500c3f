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
/// beat for long; the beats of those two seconds are handed out when they are over. The heart that
/// was seen well is remembered meanwhile: a peak of its strength and shape ends the learning at once,
/// and levels far from its own need evenly coming peaks.
///
/// Levels: Pan & Tompkins, IEEE TBME 32:230 (1985), 1/8 of each new peak; a peak counts at most
/// three times the level, so that one artifact cannot deafen the detector, and a disturbed one not at
/// all.
class BeatPicker {
public:
    static constexpr Seconds learning_time{2.0};
    /// A lone strong peak may be an artifact or a slow heart: its fellow is waited for.
    static constexpr Seconds longest_learning{3.5};

    struct Peak {
        Timestamp time;
        double strength;            ///< in any unit, above 0
        float template_correlation; ///< to the beats before, 0 to 1
        bool disturbed;             ///< the raw signal moved about, stood still or was at its limit
    };
    struct Picked {
        Timestamp time;
        std::optional<Milliseconds> interval; ///< to the beat before, unless it was not seen
        float quality;                        ///< 0 to 1
    };

    /// @param finds_premature  whether a peak far above the noise is a beat however early it comes
    explicit BeatPicker(double share, bool finds_premature = false)
        : share_(share), finds_premature_(finds_premature), intervals_(8), recent_(most_recent),
          beats_(16)
    {}

    /// A peak; they come in order of time.
    void operator()(const Peak& peak);

    /// Time goes on: ends the learning, or begins it again.
    void pass(Timestamp now);

    /// The next beat that has been found, oldest first.
    std::optional<Picked> next();

    /// The signal is another one from here on; the heart may be the same.
    void restart();

    /// Whether beats can be distinguished from noise here: settling, noisy or none.
    Quality quality() const;

    /// The last peaks, oldest first, whatever became of them.
    const Ring<Peak>& recent() const { return recent_; }

    /// The strength that a beat has; 0 while that is being learned.
    double signal() const { return learning_ ? 0.0 : running_.signal; }

private:
    struct Levels {
        double signal = 0.0;
        double noise = 0.0;
    };

    void begin_learning();
    bool counts(const Peak& peak) const;
    bool lone_peak() const;
    void learn();
    double usual_top(double strongest, double second) const;
    bool beats_stand_out(const Levels& found, double floor, double top) const;
    bool come_evenly(Timestamp from, double least_strength, int fewest) const;
    bool strange(const Levels& levels) const;
    bool recognised(const Peak& peak) const;
    void come_home();
    void classify(const Peak& peak);
    double threshold(const Peak& peak) const;
    float quality_of(const Peak& peak) const;
    void remember(float quality);
    void note_impossible(const Peak& peak);
    void note_interval(Seconds interval);

    static constexpr std::size_t most_recent = 32;

    double share_;
    bool finds_premature_;
    bool learning_ = true;
    bool noisy_ = false;             ///< two seconds were not enough to tell beats from noise
    std::optional<Timestamp> since_; ///< learning began, or the last beat
    Levels running_;
    Levels known_;                     ///< of the heart when it was seen well; 0: not yet
    int well_in_a_row_ = 0;            ///< beats of good quality
    std::optional<Timestamp> last_;    ///< beat that the next interval begins at
    std::optional<Timestamp> emitted_; ///< last beat handed out
    std::optional<Seconds> rhythm_;
    Ring<Seconds> intervals_;
    int impossible_in_a_row_ = 0; ///< of about one strength
    double last_impossible_ = 0.0;
    Timestamp impossible_since_{};
    int long_in_a_row_ = 0; ///< intervals as if a beat had been missed
    Ring<Peak> recent_;     ///< the last peaks
    Ring<Picked> beats_;    ///< found and not yet handed out
};

} // namespace eupnea
