// SPDX-License-Identifier: MIT
// What a whole recording amounts to: a fold of its events.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/event.hpp"
#include "heart/hrv/hrv_report.hpp"

namespace eupnea {

struct AnalysedChannel {
    Channel channel;
    SampleRate rate; ///< 0 for single events
};

/// How many seconds of the recording had a value, and why most of the others had none.
struct SecondsGood {
    std::size_t good = 0;
    std::size_t all = 0;
    std::array<std::size_t, reason_count> refused{};

    double percent() const
    {
        return all > 0 ? 100.0 * static_cast<double>(good) / static_cast<double>(all) : 0.0;
    }
    Reason main_reason() const; ///< none when nothing was refused
};

/// The signal was there and said nothing about the heart: its beats mean nothing.
bool is_poor(Reason reason);

struct BreathFigures {
    std::size_t breaths = 0;
    std::optional<double> rate_per_min; ///< of the breaths; without any, median of the seconds
    std::optional<double> ratio;        ///< inhale to exhale, mean over mean
    BreathSource source = BreathSource::none;
};

/// Given everything that went into the pipeline and came out of it. Its memory grows with the
/// heartbeats (32 bytes each) and with nothing else.
class Analysis {
public:
    void on(const Event& event);

    Seconds duration() const { return first_ ? last_ - *first_ : Seconds{0.0}; }
    const std::vector<AnalysedChannel>& channels() const { return channels_; }
    std::size_t samples() const { return samples_; }
    std::size_t beats() const { return beats_; }
    /// Without detected ones of seconds whose signal was too poor for a heart rate; intervals that
    /// somebody else has measured all count.
    const std::vector<Nn>& nn() const { return nn_; }
    bool was_paced() const { return paced_; }
    std::optional<Milliseconds> mean_nn() const; ///< of all intervals, the corrected ones too
    double corrected_percent() const; ///< of the classified beats, not normal and not first
    BreathFigures breath() const;
    const SecondsGood& heart_seconds() const { return heart_seconds_; }
    const SecondsGood& breath_seconds() const { return breath_seconds_; }
    /// The notices that a person would have seen on the way.
    const std::vector<Notice>& notices() const { return notices_; }
    std::size_t gaps() const { return gaps_; }
    Seconds gap_time() const { return gap_time_; }

private:
    void note(const Stream& stream);
    void note(const BeatClassification& classification);
    void note(const Breath& breath);
    void note(const State& state);
    void note_good_signal(const Quality& heart);

    std::optional<Timestamp> first_;
    Timestamp last_{};
    std::vector<AnalysedChannel> channels_;
    std::size_t samples_ = 0;
    std::size_t beats_ = 0;
    BeatSource beat_source_ = BeatSource::ecg; ///< of the last one
    std::size_t classified_ = 0;
    std::size_t corrected_ = 0;
    NnTimeline timeline_;
    std::vector<Nn> nn_;
    std::size_t good_signal_ = 0; ///< of them; the second of the others is not over
    bool hole_ = false;           ///< before the next one
    std::size_t breaths_ = 0;
    Seconds inhaling_{0.0};
    Seconds exhaling_{0.0};
    std::array<std::size_t, 6> sources_{};        ///< seconds by breath source
    std::array<std::size_t, 600> rate_seconds_{}; ///< by tenths of breaths/min
    SecondsGood heart_seconds_;
    SecondsGood breath_seconds_;
    std::vector<Notice> notices_;
    std::size_t gaps_ = 0;
    Seconds gap_time_{0.0};
    bool paced_ = false;
};

} // namespace eupnea
