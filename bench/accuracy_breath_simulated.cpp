// SPDX-License-Identifier: MIT
// Rows of the breath table for the simulated person, whose breaths are known.
#include "breath/measured_breath.hpp"
#include "breath_table.hpp"
#include "derived_people.hpp"

namespace eupnea::bench {

namespace {

using simulator::Breathing;
using simulator::Recording;
using simulator::Scenario;

constexpr Seconds length{300.0};

/// The last breath ends where the next one, still under way, begins.
Marks inhales_of(const Recording& recording)
{
    Marks marks;
    for (const auto& breath : recording.true_breaths) marks.push_back(seconds_of(breath.inhale));
    if (!marks.empty()) marks.push_back(seconds_of(recording.true_breaths.back().end));
    return marks;
}

void print_belt(const std::string& name, const Recording& recording, SampleRate rate)
{
    MeasuredBreath breath{rate};
    Marks turns, inhales;
    BreathRow row{name, "belt (inhale onset)", 0, {}, {}, {}};
    for (const Event& event : recording.events) {
        const auto* sample = std::get_if<Sample>(&event);
        if (!sample || sample->channel != Channel::belt) continue;
        breath(*sample, [&](const auto& found) {
            using T = std::decay_t<decltype(found)>;
            if constexpr (std::is_same_v<T, BreathTurn>) {
                if (found.phase == BreathPhase::inhale) turns.push_back(seconds_of(found.time));
                row.delays.push_back((sample->time - found.time).count());
            }
            if constexpr (std::is_same_v<T, Breath>) inhales.push_back(seconds_of(found.inhale));
        });
    }
    const Marks truth = inhales_of(recording);
    std::erase_if(turns, [](double t) { return t < 3.0; });
    row.breaths = inhales.size();
    row.onsets = compare(asked_within({truth}, 3.0, length.count() - 2.0), turns);
    for (double t = 32.0; t <= length.count() - 2.0; t += 1.0)
        row.rate.add(rate_of(truth, t), rate_of(inhales, t));
    print(row);
}

struct Sensors {
    const char* name;
    bool ecg, ppg, rr;
    bool has(Channel channel) const
    {
        return (ecg && channel == Channel::ecg) || (ppg && channel == Channel::ppg) ||
               (rr && channel == Channel::rr);
    }
};

void print_derived(const std::string& name, const Recording& recording, const Scenario& scenario,
                   const Sensors& sensors, bool every_window)
{
    derived::Path heart{scenario.ecg_rate, scenario.ppg_rate};
    const Marks truth = inhales_of(recording);
    BreathRow row{name, sensors.name, 0, {}, {}, {}};
    double next = 1.0;
    for (const Event& event : recording.events) {
        const auto* sample = std::get_if<Sample>(&event);
        if (!sample || !sensors.has(sample->channel)) continue;
        for (; seconds_of(sample->time) >= next; next += 1.0) {
            const BreathRateEstimate found = heart.rate(at(Seconds{next}));
            if (found.per_minute && row.delays.empty()) row.delays.push_back(next);
            if (next < 32.0) continue;
            const auto true_rate = rate_of(truth, next);
            row.rate.add(true_rate, found.per_minute ? std::optional<double>{*found.per_minute}
                                                     : std::nullopt);
            if (every_window)
                fmt::print("  {:5.0f} s  true {:5.1f}  shown {:5.1f} +- {:3.1f}  {}\n", next,
                           true_rate.value_or(0.0), found.per_minute.value_or(0.0f), found.error,
                           clause(found.reason));
        }
        heart.on(*sample);
    }
    print(row);
}

void print_person(const std::string& name, Scenario scenario, std::optional<Pattern> pattern,
                  bool every_window)
{
    scenario.rr = true;
    const Recording recording = pattern ? simulator::simulate(scenario, length, *pattern)
                                        : simulator::simulate(scenario, length);
    print_belt(name, recording, scenario.belt_rate);
    for (const Sensors& sensors :
         {Sensors{"ECG alone", true, false, false}, Sensors{"PPG alone", false, true, false},
          Sensors{"RR alone", false, false, true}, Sensors{"ECG and PPG", true, true, false}})
        print_derived(name, recording, scenario, sensors, every_window);
}

} // namespace

void print_simulated_breath(bool every_window)
{
    const Pattern six{.inhale = Seconds{4.0}, .exhale = Seconds{6.0}};
    print_person("person following 6/min", {}, six, every_window);
    print_person("person following 4-7-8", {}, Pattern{.inhale = 4s, .hold_full = 7s, .exhale = 8s},
                 every_window);
    print_person("person following a box of 4 s", {},
                 Pattern{.inhale = 4s, .hold_full = 4s, .exhale = 4s, .hold_empty = 4s},
                 every_window);
    for (const double rate : {8.0, 10.0, 14.0, 18.0, 25.0})
        print_person(fmt::format("person free at {}/min", rate),
                     {.breathing = Breathing::free, .own_rate = {rate}}, {}, every_window);
    print_person("person free at 30/min, heart at 50",
                 {.breathing = Breathing::free, .own_rate = {30.0}, .heart_rate_bpm = 50.0}, {},
                 every_window);
    print_person("person at 14/min, guide at 6/min",
                 {.seed = 2, .breathing = Breathing::free, .own_rate = {14.0}}, six, every_window);
    print_person("person talking", {.seed = 3, .breathing = Breathing::talking}, {}, every_window);
    for (const double bpm : {50.0, 80.0, 100.0})
        print_person(fmt::format("person talking, heart at {}", bpm),
                     {.seed = 41, .breathing = Breathing::talking, .heart_rate_bpm = bpm}, {},
                     every_window);
    print_person("person walking", {.seed = 4, .breathing = Breathing::walking}, {}, every_window);
    print_person("person walking, heart at 60",
                 {.seed = 5003, .breathing = Breathing::walking, .heart_rate_bpm = 60.0}, {},
                 every_window);
    print_person("person sighing", {.seed = 5, .breathing = Breathing::free, .sigh_share = 0.15},
                 {}, every_window);
    print_person("person without RSA at 14/min",
                 {.seed = 6, .breathing = Breathing::free, .swing_bpm = 0.0}, {}, every_window);
}

} // namespace eupnea::bench
