// SPDX-License-Identifier: MIT
#include "drivers/simulator/person.hpp"

#include <algorithm>
#include <cmath>

#include "drivers/simulator/waves.hpp"

namespace eupnea::simulator {

namespace {

/// How often a strap reports new beats.
constexpr SampleRate strap_rate{10.0};

Milliseconds as_sent_by_a_strap(Seconds interval)
{
    return Seconds{std::round(interval.count() * 1024.0) / 1024.0};
}

} // namespace

Person::Person(const Scenario& scenario)
    : scenario_(scenario), lungs_(scenario), sinus_node_(scenario), electrodes_(scenario),
      pulse_sensor_(scenario), belt_(scenario)
{
    const auto add = [this](Channel channel, SampleRate rate) {
        if (rate.per_second > 0) lines_.push_back({.channel = channel, .rate = rate});
    };
    add(Channel::ecg, scenario.ecg_rate);
    add(Channel::ppg, scenario.ppg_rate);
    add(Channel::belt, scenario.belt_rate);
    if (scenario.rr) add(Channel::rr, strap_rate);
}

Timestamp Person::next_time() const
{
    Timestamp next = Timestamp::max();
    for (const Line& line : lines_) next = std::min(next, line.next());
    return next;
}

bool Person::strap_beat_due(Timestamp time) const
{
    return scenario_.rr && strap_beats_ < beats().size() && beats()[strap_beats_].time <= time;
}

void Person::look(Timestamp time)
{
    if (!begun_) begin();
    tell_contact(time);
    sinus_node_.advance_to(time + Lungs::foresight, lungs_);
    while (strap_beat_due(time)) tell_interval(beats()[strap_beats_++]);
    for (Line& line : lines_)
        if (line.next() <= time) sample(line, time);
}

void Person::begin()
{
    begun_ = true;
    for (const Line& line : lines_)
        seen_.push(Stream{at(0s), line.channel,
                          line.channel == Channel::rr ? SampleRate{0.0} : line.rate});
    seen_.push(Stream{at(0s), Channel::contact, SampleRate{0.0}});
    contact_ = any_contains(scenario_.lead_off, at(0s)); // so that the first sample shows it
}

void Person::tell_contact(Timestamp time)
{
    const bool contact = !any_contains(scenario_.lead_off, time);
    if (contact == contact_) return;
    contact_ = contact;
    seen_.push(Sample{Channel::contact, time, contact ? 1.0 : 0.0});
}

void Person::tell_interval(const TrueBeat& beat)
{
    if (beat.beat_class == BeatClass::missed) return;
    const bool hidden =
        any_contains(scenario_.lead_off, beat.time) || any_contains(scenario_.dropouts, beat.time);
    if (hidden) {
        strap_beat_.reset();
        return;
    }
    if (strap_beat_) {
        const Milliseconds interval = as_sent_by_a_strap(beat.time - *strap_beat_);
        seen_.push(Sample{Channel::rr, beat.time, interval.count()});
    }
    strap_beat_ = beat.time;
}

void Person::sample(Line& line, Timestamp time)
{
    ++line.taken;
    if (line.channel == Channel::rr) return;
    const double value = measure(line.channel, time);
    if (any_contains(scenario_.dropouts, time)) {
        if (line.lost++ == 0) line.lost_from = time;
        return;
    }
    if (line.lost > 0)
        seen_.push(Gap{line.channel, line.lost_from, time, line.lost, GapCause::lost_frames});
    line.lost = 0;
    seen_.push(Sample{line.channel, time, value});
}

double Person::measure(Channel channel, Timestamp time)
{
    const Body body = body_at(time);
    if (channel == Channel::ecg) return electrodes_(time, body);
    if (channel == Channel::ppg) return pulse_sensor_(time, body);
    return belt_(time, body);
}

Body Person::body_at(Timestamp time)
{
    Body body{.ecg_mv = 0.0,
              .pulse = 0.0,
              .litres = lungs_.at(time).litres,
              .moving = any_contains(scenario_.motion, time),
              .lead_off = any_contains(scenario_.lead_off, time)};
    const auto all = beats();
    for (auto beat = all.rbegin(); beat != all.rend(); ++beat) {
        if (beat->time + wave_reach_after < time) break;
        body.ecg_mv += ecg_wave(*beat, time);
        body.pulse += pulse_wave(*beat, time);
    }
    return body;
}

} // namespace eupnea::simulator
