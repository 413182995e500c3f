// SPDX-License-Identifier: MIT
// The simulated person: breath, heart and sensors as one, and the truth about them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/event.hpp"
#include "base/ring.hpp"
#include "drivers/simulator/lungs.hpp"
#include "drivers/simulator/scenario.hpp"
#include "drivers/simulator/sensors.hpp"
#include "drivers/simulator/sinus_node.hpp"

namespace eupnea::simulator {

/// Gives the events a sensor would: Stream, Sample, and Gap for a dropout, in order of time. The
/// same scenario and pacer give the same events, bit for bit, in whatever steps they are asked for.
/// ECG in microvolts, PPG and belt in counts of a 10-bit converter.
class Person {
public:
    explicit Person(const Scenario& scenario);

    /// The pacer as the person sees it; reported in order of time, before advancing past it.
    void on(const PacerChange& change) { lungs_.on(change); }

    /// Hands over every event before `until`.
    template <class Emit>
    void advance_to(Timestamp until, Emit&& emit)
    {
        while (next_time() < until) {
            look(next_time());
            for (std::size_t i = 0; i < seen_.size(); ++i) emit(seen_[i]);
            seen_.clear();
        }
    }

    /// The truth: every beat and breath so far, and up to 0.3 s of what comes.
    std::span<const TrueBeat> beats() const { return sinus_node_.beats(); }
    std::span<const TrueBreath> breaths() const { return lungs_.breaths(); }

private:
    /// One regularly sampled channel.
    struct Line {
        Channel channel{};
        SampleRate rate{};
        std::uint64_t taken = 0;
        std::uint32_t lost = 0;
        Timestamp lost_from{};

        Timestamp next() const { return at(Seconds{static_cast<double>(taken) / rate.per_second}); }
    };

    Timestamp next_time() const;
    void look(Timestamp time);
    void begin();
    void sample(Line& line, Timestamp time);
    void tell_contact(Timestamp time);
    void tell_interval(const TrueBeat& beat);
    double measure(Channel channel, Timestamp time);
    Body body_at(Timestamp time);
    bool strap_beat_due(Timestamp time) const;

    Scenario scenario_;
    Lungs lungs_;
    SinusNode sinus_node_;
    Electrodes electrodes_;
    PulseSensor pulse_sensor_;
    Belt belt_;
    std::vector<Line> lines_;
    Ring<Event> seen_{16};
    bool begun_ = false;
    bool contact_ = true;
    std::size_t strap_beats_ = 0;         ///< that the strap has looked at
    std::optional<Timestamp> strap_beat_; ///< the last one that it saw
};

} // namespace eupnea::simulator
