// SPDX-License-Identifier: MIT
// A simulated heart whose sensor is disturbed for a while, and how soon its rate is shown again.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "drivers/simulator/simulate.hpp"
#include "heart/heart_window.hpp"
#include "session/heart_path.hpp"

namespace eupnea {

enum class Trouble {
    lead_off,      ///< and the sensor says so
    lead_off_mute, ///< the sensor does not
    motion,
    flat,
    saturated,
    dropout, ///< frames are lost
};

struct DisturbedHeart {
    Channel channel; ///< ecg or ppg, the only one there is
    Trouble trouble;
    Seconds lasting;
    double heart_rate_bpm = 66.0;
    std::uint64_t seed = 1;
};

struct Recovery {
    bool before = false;      ///< a heart rate was shown up to the trouble
    bool in_time = false;     ///< again, and right, when the fourth good beat could be told
    std::size_t beats = 0;    ///< good ones that could be told when one was shown again
    std::size_t within = 0;   ///< seconds with a heart rate in the trouble's second half
    std::size_t wrong = 0;    ///< seconds with a heart rate more than 10 % off the truth
    std::size_t withheld = 0; ///< seconds without one later than the fourth beat
};

namespace disturbed {

inline simulator::Stretch stretch_of(const DisturbedHeart& heart)
{
    const Seconds from{30.0 + 0.37 * static_cast<double>(heart.seed)};
    return {from, from + heart.lasting};
}

inline simulator::Recording record(const DisturbedHeart& heart)
{
    const auto trouble = stretch_of(heart);
    simulator::Scenario person{.seed = heart.seed, .heart_rate_bpm = heart.heart_rate_bpm};
    person.belt_rate = {0.0};
    (heart.channel == Channel::ecg ? person.ppg_rate : person.ecg_rate) = {0.0};
    if (heart.trouble == Trouble::lead_off || heart.trouble == Trouble::lead_off_mute)
        person.lead_off = {trouble};
    if (heart.trouble == Trouble::motion) person.motion = {trouble};
    if (heart.trouble == Trouble::dropout) person.dropouts = {trouble};

    auto recording = simulator::simulate(person, trouble.until + 20s);
    if (heart.trouble == Trouble::lead_off_mute)
        std::erase_if(recording.events, [](const Event& event) {
            const auto* sample = std::get_if<Sample>(&event);
            return sample && sample->channel == Channel::contact;
        });
    for (Event& event : recording.events) {
        auto* sample = std::get_if<Sample>(&event);
        if (!sample || !trouble.contains(sample->time)) continue;
        if (heart.trouble == Trouble::flat) sample->value = 0.0;
        if (heart.trouble == Trouble::saturated) sample->value = 5000.0;
    }
    return recording;
}

/// When each beat passes the sensor.
inline std::vector<Timestamp> seen_beats(const simulator::Recording& recording, Channel channel)
{
    std::vector<Timestamp> times;
    for (const simulator::TrueBeat& beat : recording.true_beats)
        times.push_back(beat.time + (channel == Channel::ppg ? beat.transit : Seconds{0.0}));
    return times;
}

/// Whether a rate is within a tenth of the mean of some of the last three to eight true intervals.
inline bool is_true(double bpm, const std::vector<Timestamp>& beats, Timestamp now)
{
    const auto last = std::ranges::upper_bound(beats, now) - 1;
    for (std::ptrdiff_t count = 3; count <= std::min<std::ptrdiff_t>(last - beats.begin(), 8);
         ++count)
        if (std::abs(bpm * (*last - *(last - count)).count() / 60.0 / static_cast<double>(count) -
                     1) < 0.1)
            return true;
    return false;
}

/// Looks once a second. A beat is good when all of it comes after the trouble, and can be told a
/// detector's latency later.
class Watcher {
public:
    Watcher(std::vector<Timestamp> beats, simulator::Stretch trouble, Seconds latency)
        : beats_(std::move(beats)), trouble_(trouble), latency_(latency),
          first_good_(std::ranges::lower_bound(beats_, at(trouble.until + foot)))
    {}

    void see(Timestamp now, std::optional<double> rate)
    {
        const bool wrong = rate && !is_true(*rate, beats_, now - latency_);
        seen_.wrong += wrong;
        if (now <= at(trouble_.from)) seen_.before = rate.has_value();
        if (now >= at((trouble_.from + trouble_.until) / 2) && now < at(trouble_.until))
            seen_.within += rate.has_value();
        if (now < at(trouble_.until)) return;
        if (rate && !std::exchange(again_, true)) seen_.beats = good_beats(now);
        if (now < *(first_good_ + 3) + latency_) return;
        if (!std::exchange(judged_, true)) seen_.in_time = rate && !wrong;
        seen_.withheld += !rate;
    }

    const Recovery& seen() const { return seen_; }

private:
    static constexpr Seconds foot{0.25}; ///< of a pulse or a QRS complex, before its time

    std::size_t good_beats(Timestamp now) const
    {
        const auto told = std::ranges::upper_bound(beats_, now - latency_);
        return static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, told - first_good_));
    }

    std::vector<Timestamp> beats_;
    simulator::Stretch trouble_;
    Seconds latency_;
    std::vector<Timestamp>::const_iterator first_good_;
    bool again_ = false;
    bool judged_ = false;
    Recovery seen_;
};

} // namespace disturbed

inline Recovery recovery_of(const DisturbedHeart& heart)
{
    const auto recording = disturbed::record(heart);
    disturbed::Watcher watcher{disturbed::seen_beats(recording, heart.channel),
                               disturbed::stretch_of(heart),
                               Seconds{heart.channel == Channel::ecg ? 0.35 : 0.45}};
    HeartPath path;
    HeartWindow window;
    Timestamp next = at(8s);
    for (const Event& event : recording.events) {
        if (const auto* stream = std::get_if<Stream>(&event)) path.on(*stream);
        if (const auto* gap = std::get_if<Gap>(&event)) path.on(*gap), window.on(*gap);
        const auto* sample = std::get_if<Sample>(&event);
        if (!sample) continue;
        for (; next <= sample->time; next += 1s)
            watcher.see(next, path.quality().good() ? window.heart_rate_bpm(next) : std::nullopt);
        path(*sample, [&](const auto& found) { window.on(found); });
    }
    return watcher.seen();
}

} // namespace eupnea
