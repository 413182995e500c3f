// SPDX-License-Identifier: MIT
#include "breath/derived_breath.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "breath/permutation_test.hpp"
#include "breath/shared_rhythm.hpp"
#include "breath/slow_breath.hpp"

namespace eupnea {

namespace {

constexpr Seconds beat_silence{5.0};

constexpr std::array least_likeness{0.9, 0.985, 0.0}; ///< to the mean beat: ECG, pulse, a strap's
constexpr double breath_share = 0.3;                  ///< of what the slower rate has of the sway
constexpr double step_share = 2.0;                    ///< the same
constexpr float largest_difference = 3.0f;            ///< breaths/min between two sensors
constexpr std::array sources{BreathSource::ecg, BreathSource::ppg, BreathSource::rr}; ///< by beats

BreathRateEstimate none(Reason reason) { return {{}, 0.0f, BreathSource::none, reason}; }

/// Two sensors on one heart: the mean, weighted by what each is worth, or nothing.
BreathRateEstimate agreed(const BreathRateEstimate& a, const BreathRateEstimate& b)
{
    if (std::abs(*a.per_minute - *b.per_minute) > largest_difference)
        return none(Reason::sources_differ);
    const float share = b.error / (a.error + b.error);
    return {share * *a.per_minute + (1.0f - share) * *b.per_minute,
            share * a.error + (1.0f - share) * b.error, BreathSource::fused, Reason::none};
}

} // namespace

DerivedBreath::DerivedBreath() : ecg_(250ms, 350ms), ppg_(250ms, 600ms) {}

void DerivedBreath::on(const Stream& stream)
{
    if (stream.channel == Channel::ecg) ecg_.begin(stream.rate);
    if (stream.channel == Channel::ppg) ppg_.begin(stream.rate);
}

void DerivedBreath::on(const Sample& sample)
{
    if (sample.channel == Channel::ecg)
        if (const auto beat = ecg_(sample.time, sample.value)) measure_ecg(*beat);
    if (sample.channel == Channel::ppg)
        if (const auto beat = ppg_(sample.time, sample.value)) measure_ppg(*beat);
}

void DerivedBreath::measure_ecg(Timestamp beat)
{
    const double r = ecg_.highest(beat, -40ms, 40ms);
    const double q = ecg_.lowest(beat, -60ms, 0ms);
    const double s = ecg_.lowest(beat, 0ms, 100ms);
    const double pr = ecg_.mean(beat, -120ms, -60ms);
    heart(BeatSource::ecg).means.push(beat, ecg_);
    auto& shapes = heart(BeatSource::ecg).shapes;
    shapes[0].push(beat, r - q);
    shapes[1].push(beat, r + s);
    shapes[2].push(beat, r - pr);
    shapes[3].push(beat, ecg_.spread(beat, -60ms, 60ms, pr));
    shapes[4].push(beat, ecg_.mean(beat, -250ms, 350ms));
}

void DerivedBreath::measure_ppg(Timestamp beat)
{
    const double foot = ppg_.lowest(beat, -250ms, 0ms);
    const double top = ppg_.highest(beat, 0ms, 300ms);
    heart(BeatSource::ppg).means.push(beat, ppg_);
    auto& shapes = heart(BeatSource::ppg).shapes;
    shapes[0].push(beat, top - foot);
    shapes[1].push(beat, foot);
    shapes[2].push(beat, top + foot);
    shapes[3].push(beat, ppg_.stays_above(beat, 600ms, (top + foot) / 2.0).count());
}

void DerivedBreath::on(const Beat& beat)
{
    last_beat_ = beat.time;
    if (beat.ibi) {
        heart(beat.source).interval.push(beat.time, beat.ibi->count());
        ibi_ += 0.1 * (*beat.ibi - ibi_);
    }
    heart(beat.source)
        .looks.push(
            {beat.time, beat.quality < least_likeness[static_cast<std::size_t>(beat.source)]});
    if (beat.source == BeatSource::ecg) ecg_.expect(beat.time);
    if (beat.source == BeatSource::ppg) ppg_.expect(beat.time);
}

void DerivedBreath::on(const BeatClassification& classification)
{
    // A beat late or early within its rhythm may well be breathing itself.
    if (classification.beat_class != BeatClass::ectopic &&
        classification.beat_class != BeatClass::extra)
        return;
    for (Heart& beats : hearts_) {
        beats.interval.drop(classification.time);
        for (Modulation& shape : beats.shapes) shape.drop(classification.time);
    }
}

void DerivedBreath::on(const Gap& gap)
{
    if (gap.channel == Channel::ecg) ecg_.restart();
    if (gap.channel == Channel::ppg) ppg_.restart();
}

/// More than a third of the beats that would be asked.
bool DerivedBreath::Heart::beats_differ(Timestamp now) const
{
    std::size_t asked = 0, unlike = 0;
    for (std::size_t i = looks.size(); i-- > 0 && now - looks[i].time < Track::window;) {
        ++asked;
        unlike += looks[i].unlike ? 1 : 0;
    }
    return 3 * unlike > asked;
}

/// In the intervals' order or in that of the shapes.
bool DerivedBreath::Heart::has_rhythm(const BeatTable& intervals, Timestamp now) const
{
    return beyond_chance(intervals, slow_waves) > clear_evidence ||
           beyond_chance(table_of(measured_shapes(), now), slow_waves) > clear_evidence;
}

std::span<const Modulation> DerivedBreath::Heart::measured_shapes() const
{
    const auto end = std::find_if(shapes.begin(), shapes.end(),
                                  [](const Modulation& shape) { return shape.size() == 0; });
    return {shapes.begin(), end};
}

Result<DerivedRate, Reason> DerivedBreath::rate_of(const Heart& heart, Timestamp now) const
{
    const BeatTable intervals = table_of({&heart.interval, 1}, now);
    if (!intervals.enough()) return fail(Reason::few_beats);
    if (heart.beats_differ(now)) return fail(Reason::noisy);
    if (const auto slow = slow_breath(intervals)) return slow;
    SharedRhythm rhythm{BreathRate{30.0 / ibi_.count()}};
    if (const auto track = heart.interval.track(now)) rhythm.add_interval(*track);
    for (const Modulation& shape : heart.measured_shapes())
        if (const auto track = shape.track(now)) rhythm.add_shape(*track);
    if (rhythm.tracks() == 0) return fail(Reason::few_beats);
    const auto found = rhythm.find();
    if (found && !heart.has_rhythm(intervals, now)) return fail(Reason::no_sinus_swing);
    return found;
}

BreathRateEstimate DerivedBreath::rate(Timestamp now) const
{
    if (!last_beat_ || now - *last_beat_ > beat_silence) return none(Reason::no_signal);
    BreathRateEstimate best = none(Reason::few_beats);
    for (std::size_t i = 0; i < hearts_.size(); ++i) {
        const auto found = rate_of(hearts_[i], now);
        if (!found) {
            if (!best.per_minute && found.error() != Reason::few_beats) best = none(found.error());
            continue;
        }
        const BreathRateEstimate one{static_cast<float>(found->per_minute),
                                     static_cast<float>(found->error), sources[i], Reason::none};
        best = best.per_minute ? agreed(best, one) : one;
        if (best.reason == Reason::sources_differ) return best;
    }
    if (best.per_minute)
        if (const Reason folded = folded_from(now, *best.per_minute); folded != Reason::none)
            return none(folded);
    return best;
}

/// Something faster that these beats would show as this rate: breathing, or else steps.
Reason DerivedBreath::folded_from(Timestamp now, double per_minute) const
{
    BeatMeans::Sway all;
    for (const Heart& heart : hearts_) {
        const auto sway = heart.means.sway(now, per_minute, 60.0 / ibi_.count());
        all.slower += sway.slower;
        all.faster += sway.faster;
        all.both_breaths |= sway.both_breaths;
    }
    if (all.both_breaths)
        return all.faster > breath_share * all.slower ? Reason::too_fast : Reason::none;
    return all.faster > step_share * all.slower ? Reason::noisy : Reason::none;
}

} // namespace eupnea
