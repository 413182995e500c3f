// SPDX-License-Identifier: MIT
#include "session/session_flower.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace eupnea {

namespace {

constexpr Seconds after_breath = 750ms; ///< as measures/hr_swing: the heart answers late
constexpr std::size_t least_beats = 3;  ///< fewer cannot show a rise and a fall

constexpr double open_centre = 0.07;
constexpr double shortest = 0.34;        ///< radius of a petal whose breath swung nothing
constexpr double usual_swing_bpm = 14.0; ///< two thirds of the way from the shortest to the longest
constexpr double overlap = 1.7;          ///< a petal's width, in breaths
constexpr double widest = 0.26;          ///< half a petal's angle at most, radians
constexpr double narrowest = 0.012;      ///< and at least: a very long session keeps its petals

std::optional<float> swing_within(std::span<const SessionBeat> beats, const Breath& breath)
{
    double slowest = 1e9;
    double fastest = 0.0;
    std::size_t count = 0;
    const auto first = std::ranges::lower_bound(
        beats, breath.inhale, {}, [](const SessionBeat& beat) { return beat.beat.time; });
    for (auto beat = first; beat != beats.end(); ++beat) {
        if (beat->beat.time > breath.end + after_breath) break;
        const auto& found = beat->classification;
        if (!found || found->beat_class != BeatClass::normal || !found->nn) return std::nullopt;
        slowest = std::min(slowest, heart_rate_bpm(*found->nn));
        fastest = std::max(fastest, heart_rate_bpm(*found->nn));
        ++count;
    }
    if (count < least_beats) return std::nullopt;
    return static_cast<float>(fastest - slowest);
}

Timestamp end_of(const Session& session)
{
    return session.end() ? session.end()->time : session.now();
}

double length_of(const FlowerBreath& breath)
{
    const double swing = std::max(0.0f, breath.swing_bpm.value_or(0.0f));
    return shortest + (1.0 - shortest) * (1.0 - std::exp(-swing / usual_swing_bpm));
}

/// `along` the direction from the centre, `across` it to the right as seen from there.
FlowerPoint turned(double angle, double along, double across)
{
    return {static_cast<float>(along * std::sin(angle) + across * std::cos(angle)),
            static_cast<float>(-along * std::cos(angle) + across * std::sin(angle))};
}

Petal petal_of(const FlowerBreath& breath, Seconds session_length)
{
    const double turn = 2.0 * std::numbers::pi / session_length.count();
    const Seconds whole = breath.end - breath.inhale;
    const double angle = turn * seconds_of(breath.inhale + 0.5 * whole);
    const double half = std::clamp(0.5 * overlap * turn * whole.count(), narrowest, widest);
    const double tip = length_of(breath);
    const double inhaled = std::clamp((breath.exhale - breath.inhale) / whole, 0.0, 1.0);
    const double shoulder = std::lerp(open_centre, tip, 0.2 + 0.5 * inhaled);
    const double across = 0.67 * tip * std::tan(half) * 4.0 / 3.0;
    const FlowerPoint base = turned(angle, open_centre, 0.0);
    return {{base, turned(angle, shoulder, across), turned(angle, tip, across),
             turned(angle, tip, 0.0), turned(angle, tip, -across), turned(angle, shoulder, -across),
             base},
            breath.swing_bpm.has_value()};
}

} // namespace

std::vector<FlowerBreath> flower_breaths(const Session& session)
{
    std::vector<FlowerBreath> breaths;
    for (const Breath& breath : session.breaths())
        if (breath.end <= end_of(session))
            breaths.push_back(
                {breath.inhale, breath.exhale, breath.end, swing_within(session.beats(), breath)});
    return breaths;
}

std::optional<float> flower_warmth(const Session& session)
{
    for (const Answer& answer : session.answers())
        if (answer.moment == CheckMoment::after && answer.question == CheckQuestion::comfort &&
            answer.number)
            return std::clamp(static_cast<float>(*answer.number) / 10.0f, 0.0f, 1.0f);
    return std::nullopt;
}

Flower session_flower(std::span<const FlowerBreath> breaths, Seconds session_length,
                      std::optional<float> warmth)
{
    Flower flower{.petals = {}, .warmth = warmth};
    for (const FlowerBreath& breath : breaths)
        if (breath.end > breath.inhale && session_length > 0s)
            flower.petals.push_back(petal_of(breath, session_length));
    return flower;
}

Flower session_flower(const Session& session)
{
    return session_flower(flower_breaths(session), end_of(session).time_since_epoch(),
                          flower_warmth(session));
}

} // namespace eupnea
