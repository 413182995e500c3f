// SPDX-License-Identifier: MIT
// What the detectors make of the simulated person, whose every beat and breath is known.
#include <fmt/format.h>

#include "accuracy.hpp"
#include "breath/derived_breath.hpp"
#include "breath/measured_breath.hpp"
#include "drivers/simulator/simulate.hpp"
#include "heart/beat_corrector.hpp"
#include "heart/ecg_beat_detector.hpp"
#include "heart/ppg_beat_detector.hpp"
#include "pacing/patterns.hpp"
#include "truth.hpp"

namespace {

using namespace eupnea;
using namespace eupnea::literals;
using namespace eupnea::simulator;

constexpr Seconds length{600.0};
constexpr Seconds settled{10.0};

struct Case {
    const char* name;
    Scenario person;
    const char* pattern;
};

std::vector<Stretch> each_minute(Seconds lasting)
{
    std::vector<Stretch> stretches;
    for (Seconds from{30.0}; from < length; from += 60s)
        stretches.push_back({from, from + lasting});
    return stretches;
}

std::vector<Case> cases()
{
    return {
        {"resonance 4-6", {}, "resonance"},
        {"box", {}, "box"},
        {"4-7-8", {}, "4-7-8"},
        {"cyclic sigh", {}, "sigh"},
        {"4 a minute", {}, "6-9"},
        {"free 14", {.breathing = Breathing::free}, "resonance"},
        {"free 22", {.breathing = Breathing::free, .own_rate = 22_per_min}, "resonance"},
        {"adherence 0.5", {.adherence = 0.5}, "resonance"},
        {"talking", {.breathing = Breathing::talking}, "resonance"},
        {"walking", {.breathing = Breathing::walking}, "resonance"},
        {"over-breathing", {.depth = 2.0}, "resonance"},
        {"holds", {.holds = each_minute(20s)}, "resonance"},
        {"180 ms either way", {.heart_rate_bpm = 62, .swing_bpm = 24}, "resonance"},
        {"little swing", {.swing_bpm = 2, .mayer_bpm = 0.4, .vlf_bpm = 0.5}, "resonance"},
        {"heart 45", {.heart_rate_bpm = 45}, "resonance"},
        {"heart 110", {.heart_rate_bpm = 110, .swing_bpm = 6}, "resonance"},
        {"noise x 4", {.noise = 4.0}, "resonance"},
        {"mains hum 0.3", {.mains_hum = 0.3}, "resonance"},
        {"motion 5 s a minute", {.motion = each_minute(5s)}, "resonance"},
        {"lead off 10 s a minute", {.lead_off = each_minute(10s)}, "resonance"},
        {"dropout 2 s a minute", {.dropouts = each_minute(2s)}, "resonance"},
        {"ectopic 2 %", {.ectopic_share = 0.02}, "resonance"},
        {"missed 2 %", {.missed_share = 0.02}, "resonance"},
        {"extra 2 %", {.extra_share = 0.02}, "resonance"},
    };
}

/// What one set of detectors found.
struct Found {
    std::vector<Timestamp> beats;
    std::vector<BeatClassification> classifications;
    std::vector<Timestamp> inhales;
    std::vector<Timestamp> exhales;
    double rate_error = 0.0; ///< mean size, breaths/min
    int rates = 0;
    int seconds = 0;
};

template <class Detector>
Found heart(const Recording& recording, Channel channel, SampleRate rate)
{
    Found found;
    Detector detector{rate};
    BeatCorrector corrector;
    std::uint32_t number = 0;
    for (const Event& event : recording.events) {
        if (const auto* gap = std::get_if<Gap>(&event); gap && gap->channel == channel) {
            detector.on(*gap);
            corrector.on(*gap);
        }
        const auto* sample = std::get_if<Sample>(&event);
        if (!sample || sample->channel != channel) continue;
        auto beat = detector(*sample);
        if (!beat) continue;
        beat->number = number++;
        found.beats.push_back(beat->time);
        if (const auto classification = corrector(*beat))
            found.classifications.push_back(*classification);
    }
    return found;
}

/// Mean rate of the true breaths over the last half minute.
std::optional<double> true_rate(const std::vector<TrueBreath>& breaths, Timestamp now)
{
    double sum = 0.0;
    int count = 0;
    for (const TrueBreath& breath : breaths)
        if (breath.end <= now && breath.inhale >= now - 30s) {
            sum += (breath.end - breath.inhale).count();
            ++count;
        }
    if (count == 0) return std::nullopt;
    return 60.0 * count / sum;
}

Found belt(const Recording& recording)
{
    Found found;
    MeasuredBreath detector{25_sps};
    const auto keep = [&](const auto& event) {
        if constexpr (std::is_same_v<std::decay_t<decltype(event)>, BreathTurn>)
            (event.phase == BreathPhase::inhale ? found.inhales : found.exhales)
                .push_back(event.time);
    };
    for (const Event& event : recording.events) {
        if (const auto* gap = std::get_if<Gap>(&event); gap && gap->channel == Channel::belt)
            detector.on(*gap);
        const auto* sample = std::get_if<Sample>(&event);
        if (sample && sample->channel == Channel::belt) detector(*sample, keep);
    }
    return found;
}

Found derived(const Recording& recording, const Scenario& person)
{
    Found found;
    EcgBeatDetector detector{person.ecg_rate};
    BeatCorrector corrector;
    DerivedBreath breath;
    Timestamp next = at(60s);
    std::uint32_t number = 0;
    for (const Event& event : recording.events) {
        if (const auto* stream = std::get_if<Stream>(&event)) breath.on(*stream);
        if (const auto* gap = std::get_if<Gap>(&event)) {
            if (gap->channel == Channel::ecg) {
                detector.on(*gap);
                corrector.on(*gap);
            }
            breath.on(*gap);
        }
        const auto* sample = std::get_if<Sample>(&event);
        if (!sample || sample->channel != Channel::ecg) continue;
        breath.on(*sample);
        if (auto beat = detector(*sample)) {
            beat->number = number++;
            breath.on(*beat);
            if (const auto classification = corrector(*beat)) breath.on(*classification);
        }
        if (sample->time < next) continue;
        next += 1s;
        const auto truth = true_rate(recording.true_breaths, sample->time);
        if (!truth) continue;
        ++found.seconds;
        const BreathRateEstimate estimate = breath.rate(sample->time);
        if (!estimate.per_minute) continue;
        found.rate_error += std::abs(*estimate.per_minute - *truth);
        ++found.rates;
    }
    return found;
}

std::vector<Timestamp> after_settling(std::vector<Timestamp> times)
{
    std::erase_if(times, [](Timestamp t) { return t < at(settled) || t > at(length - 3s); });
    return times;
}

/// Beats that a sensor could show.
std::vector<Timestamp> shown_beats(const Recording& recording, const Case& c, bool pulse)
{
    std::vector<Timestamp> times;
    for (const TrueBeat& beat : recording.true_beats) {
        const Timestamp time = beat.time + (pulse ? beat.transit : Seconds{0.0});
        if (beat.beat_class == BeatClass::missed) continue;
        if (any_contains(c.person.lead_off, time) || any_contains(c.person.dropouts, time))
            continue;
        times.push_back(time);
    }
    return after_settling(times);
}

std::string figures(const Agreement& a)
{
    return fmt::format("{:6.2f} {:6.2f} {:6.1f} {:5.1f}", 100 * a.sensitivity(),
                       100 * a.precision(), Milliseconds{a.bias}.count(),
                       Milliseconds{a.spread}.count());
}

/// Of this many true events of a class, how many got a classification of it within 0.3 s of them.
std::string classified(const Recording& recording, const Found& found, BeatClass beat_class)
{
    int truth = 0;
    int named = 0;
    for (const TrueBeat& beat : recording.true_beats) {
        if (beat.beat_class != beat_class || beat.time < at(settled)) continue;
        ++truth;
        for (const BeatClassification& classification : found.classifications)
            if (classification.beat_class == beat_class && classification.time > beat.time - 1.6s &&
                classification.time < beat.time + 1.6s) {
                ++named;
                break;
            }
    }
    return truth ? fmt::format("{}/{}", named, truth) : std::string{"-"};
}

int flagged(const Found& found)
{
    return static_cast<int>(
        std::ranges::count_if(found.classifications, [](const BeatClassification& v) {
            return v.time > at(settled) && v.beat_class != BeatClass::normal &&
                   v.beat_class != BeatClass::first;
        }));
}

void print(const Case& c)
{
    const Recording recording = simulate(c.person, length, *parse_pattern(c.pattern));
    const Found ecg = heart<EcgBeatDetector>(recording, Channel::ecg, c.person.ecg_rate);
    const Found ppg = heart<PpgBeatDetector>(recording, Channel::ppg, c.person.ppg_rate);
    const Found breath = belt(recording);
    const Found rate = derived(recording, c.person);

    std::vector<Timestamp> inhales;
    std::vector<Timestamp> exhales;
    for (const TrueBreath& b : recording.true_breaths) {
        inhales.push_back(b.inhale);
        exhales.push_back(b.exhale);
    }
    const auto inhale =
        agreement(after_settling(inhales), after_settling(breath.inhales), Seconds{0.8});
    const auto exhale =
        agreement(after_settling(exhales), after_settling(breath.exhales), Seconds{0.8});
    const auto e = agreement(shown_beats(recording, c, false), after_settling(ecg.beats), 50ms);
    const auto p = agreement(shown_beats(recording, c, true), after_settling(ppg.beats), 100ms);
    fmt::print("{:24s}|{} |{} |{:4d} {:>5s} {:>5s} {:>5s} |{} |{} |{:5.2f} {:4.0f}\n", c.name,
               figures(e), figures(p), flagged(ecg), classified(recording, ecg, BeatClass::ectopic),
               classified(recording, ecg, BeatClass::missed),
               classified(recording, ecg, BeatClass::extra), figures(inhale), figures(exhale),
               rate.rates ? rate.rate_error / rate.rates : 0.0,
               100.0 * rate.rates / std::max(rate.seconds, 1));
}

int print_all(const std::vector<std::string>&)
{
    fmt::print("{:24s}|{:27s}|{:27s}|{:23s}|{:27s}|{:27s}|{}\n", "", " ECG beats (50 ms)",
               " PPG beats (100 ms)", " ECG verdicts", " belt inhale (0.8 s)",
               " belt exhale (0.8 s)", " rate from ECG");
    const char* part = "   Se%    P%    bias   SD ms ";
    fmt::print("{:24s}|{:27s}|{:27s}|{:23s}|{:27s}|{:27s}|{}\n", "600 s each", part, part,
               "flag  ect  miss extra", part, part, " MAE given%");
    for (const Case& c : cases()) print(c);
    return 0;
}

const bool added = bench::add_table({"simulated", print_all});

} // namespace
