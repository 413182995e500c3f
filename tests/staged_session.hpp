// SPDX-License-Identifier: MIT
// A session as a script for the screens: what the events of a good, or a poor, practice look like.
#pragma once

#include <cmath>
#include <numbers>
#include <vector>

#include "pacing/pacer.hpp"
#include "session/session.hpp"

namespace eupnea {

struct Stage {
    Seconds length{90.0};
    Seconds planned{600.0};
    Pattern pattern{.inhale = Seconds{4.0}, .exhale = Seconds{6.0}};
    Origin origin = Origin::live;
    bool heart = true;
    bool belt = true;
    bool begun = true;
    bool quiet = false; ///< no guide yet: the person breathes freely before it
    bool ended = false;
    bool uncertain_stretch = true; ///< a few beats that the corrector does not believe
    Seconds lost_from{1e9};        ///< the sensor falls silent here
    Seconds lost_until{1e9};
    Quality heart_quality{1.0f, Reason::none};
    double swing_bpm = 12.0; ///< of the heart rate with the breath
};

class StagedSession {
public:
    explicit StagedSession(const Stage& stage) : stage_(stage)
    {
        open();
        play();
    }
    operator const std::vector<Event>&() const { return events_; }

    Session upto(Timestamp time) const
    {
        Session session;
        for (const Event& event : events_)
            if (time_of(event) <= time) session.apply(event);
        return session;
    }
    Session whole() const { return upto(at(Seconds{1e9})); }

private:
    static double wave(double cycles) { return std::sin(2.0 * std::numbers::pi * cycles); }

    void open()
    {
        events_.push_back(
            DeviceSeen{at(0s), "/dev/ttyACM0", "Arduino Leonardo, PulseSensor", true});
        events_.push_back(DeviceSeen{at(0s), "/dev/ttyUSB1", "CP2102 bridge", true});
        if (stage_.heart) events_.push_back(Stream{at(0s), Channel::ecg, {250.0}});
        if (stage_.belt) events_.push_back(Stream{at(0s), Channel::belt, {25.0}});
        if (stage_.begun)
            events_.push_back(
                SessionStart{at(0s), 0, 0s, stage_.planned, stage_.origin, "/dev/ttyACM0"});
        events_.push_back(LinkStatus{at(0s), LinkState::streaming, stage_.origin, "Streaming."});
        if (!stage_.begun) return;
        if (stage_.quiet) {
            events_.push_back(QuietBegan{at(0s), 120s});
            return;
        }
        const PacerChange start{at(0s), stage_.pattern, true};
        pacer_.apply(start);
        events_.push_back(start);
    }

    void play()
    {
        const auto steps = static_cast<int>(stage_.length.count() * 250.0);
        for (int i = 0; i < steps; ++i) {
            const Seconds now{i / 250.0};
            if (i % 250 == 125) state(now);
            if (now >= stage_.lost_from && now < stage_.lost_until) continue;
            if (lost_ && now >= stage_.lost_until) back(now);
            if (now < stage_.lost_from && now + 4ms >= stage_.lost_from) lose(now);
            heart(now);
            if (stage_.belt && i % 10 == 0) breath(now);
        }
        if (!stage_.ended) return;
        events_.push_back(Mark{at(0.4 * stage_.length), "sigh"});
        events_.push_back(Mark{at(0.7 * stage_.length), ""});
        events_.push_back(PacerChange{at(stage_.length), stage_.pattern, false});
        events_.push_back(SessionEnd{at(stage_.length)});
    }

    double volume(Seconds now) const
    {
        const auto moment = pacer_.at(at(now - 350ms));
        const double drift = 0.04 * wave(now.count() / 23.0) + 0.02 * wave(now.count() / 1.7);
        return (moment ? moment->volume : 0.5 + 0.5 * wave(now.count() / 4.4)) * 0.9 + 0.05 + drift;
    }

    void lose(Seconds now)
    {
        lost_ = true;
        since_ = 0.0;
        events_.push_back(
            LinkStatus{at(now), LinkState::lost, stage_.origin, "The sensor is silent."});
    }

    void back(Seconds now)
    {
        lost_ = false;
        fresh_ = true;
        phase_ = 0.0;
        events_.push_back(Gap{Channel::ecg, at(stage_.lost_from), at(now), 0, GapCause::link_lost});
        events_.push_back(
            Gap{Channel::belt, at(stage_.lost_from), at(now), 0, GapCause::link_lost});
        events_.push_back(LinkStatus{at(now), LinkState::streaming, stage_.origin, "Streaming."});
    }

    void heart(Seconds now)
    {
        if (!stage_.heart) return;
        const double settle = 6.0 * std::exp(-now.count() / 120.0);
        const double swing = stage_.swing_bpm * (volume(now - 300ms) - 0.5);
        const double bpm = 62.0 + settle + swing + 1.5 * wave(now.count() / 31.0);
        phase_ += bpm / 60.0 / 250.0;
        since_ += 4.0;
        const double from_peak = phase_ > 0.5 ? phase_ - 1.0 : phase_;
        const double r = std::exp(-std::pow(from_peak / 0.012, 2));
        const double t = 0.25 * std::exp(-std::pow((phase_ - 0.32) / 0.045, 2));
        const double p = 0.1 * std::exp(-std::pow((phase_ - 0.83) / 0.03, 2));
        events_.push_back(Sample{Channel::ecg, at(now), 400.0 * (r + t + p)});
        if (phase_ < 1.0) return;
        phase_ -= 1.0;
        beat(now);
    }

    void beat(Seconds now)
    {
        const bool doubted = stage_.uncertain_stretch && beats_ % 61 >= 50 && beats_ % 61 < 55;
        Beat beat{beats_++, at(now), Milliseconds{since_}, BeatSource::ecg, doubted ? 0.4f : 0.95f};
        if (fresh_) beat.ibi.reset();
        fresh_ = false;
        since_ = 0.0;
        events_.push_back(beat);
        const auto kind = doubted ? BeatClass::long_interval : BeatClass::normal;
        events_.push_back(BeatClassification{beat.number, beat.time, kind, beat.ibi, 1});
    }

    void breath(Seconds now)
    {
        const double full = volume(now);
        const bool rising = full > last_volume_;
        const auto phase = rising ? BreathPhase::inhale : BreathPhase::exhale;
        events_.push_back(Sample{Channel::belt, at(now), 500.0 + 120.0 * full});
        events_.push_back(BreathWave{at(now), static_cast<float>(full), phase});
        last_volume_ = full;
        const double cycle = stage_.begun && !stage_.quiet ? stage_.pattern.cycle().count() : 4.4;
        const auto whole = static_cast<int>(now.count() / cycle);
        if (whole <= breaths_) return;
        breaths_ = whole;
        const double spread = 0.3 * wave(whole * 0.37);
        events_.push_back(Breath{
            at(Seconds{(whole - 1) * cycle + 0.35}), at(Seconds{(whole - 0.6) * cycle + 0.35}),
            at(Seconds{whole * cycle + 0.35 + spread}), 120.0f, 0.9f, BreathSource::belt});
    }

    void state(Seconds now)
    {
        const bool silent = now >= stage_.lost_from && now < stage_.lost_until;
        State state{};
        state.time = at(now);
        const bool known = now > 10s && !silent;
        state.heart = known ? stage_.heart_quality
                            : Quality{0.2f, silent ? Reason::no_signal : Reason::settling};
        state.breath = state.heart;
        if (!stage_.belt) state.breath = {0.1f, Reason::no_sinus_swing};
        if (known && stage_.heart && stage_.heart_quality.good()) {
            state.heart_rate_bpm = 63.0f + static_cast<float>(2.0 * wave(now.count() / 40.0));
            state.rmssd_ms = 48.0f;
            state.hr_swing_bpm = 11.4f;
        }
        if (known && stage_.belt) {
            const double rest = 14.0 * std::exp(-now.count() / 25.0);
            state.breath_rate_per_min =
                static_cast<float>(60.0 / stage_.pattern.cycle().count() + rest);
            state.breath_source = BreathSource::belt;
            state.breath_ratio = 0.68f;
        }
        state.calm_reason = Reason::few_breaths;
        if (now > 45s && known) {
            state.calm = Calm::settling;
            state.calm_index = 64.0f;
            state.calm_reason = Reason::none;
        }
        events_.push_back(state);
    }

    Stage stage_;
    std::vector<Event> events_;
    Pacer pacer_;
    double phase_ = 0.0;
    double since_ = 0.0;
    double last_volume_ = 0.0;
    int breaths_ = 0;
    std::uint32_t beats_ = 0;
    bool fresh_ = true;
    bool lost_ = false;
};

} // namespace eupnea
