// SPDX-License-Identifier: MIT
// Rows of the breath table: does this heart follow the guide?
#include <array>

#include "bench/support/columns.hpp"
#include "bench/support/made_intervals.hpp"
#include "bench/support/state_table.hpp"
#include "breath_table.hpp"
#include "drivers/simulator/simulate.hpp"

namespace eupnea::bench {

namespace {

constexpr double length = 240.0;
constexpr int seeds = 20;
constexpr std::array guides{3.5, 4.0, 4.5, 5.0, 5.5, 6.0, 6.5};

/// Seconds from half a minute on; the first of them until a minute.
struct Followed {
    int rows = 0, follows = 0, does_not = 0;
    int first_rows = 0, first_follows = 0;

    void add(const std::vector<State>& states)
    {
        for (const State& state : states) {
            if (state.time < at(Seconds{30.0})) continue;
            const int yes = state.guide_following == Following::follows ? 1 : 0;
            ++rows;
            follows += yes;
            does_not += state.guide_following == Following::does_not ? 1 : 0;
            if (state.time >= at(Seconds{60.0})) continue;
            ++first_rows;
            first_follows += yes;
        }
    }
};

void print(const std::string& who, const Followed& followed)
{
    const auto percent = [](int part, int whole) { return whole ? 100.0 * part / whole : 0.0; };
    fmt::print("{:<64} {:>6} {:>9.1f} {:>11.1f} {:>9.1f}\n", who, followed.rows,
               percent(followed.follows, followed.rows),
               percent(followed.first_follows, followed.first_rows),
               percent(followed.does_not, followed.rows));
}

std::vector<State> beside_guide(const std::vector<double>& intervals, double guide)
{
    return states_of(beside(intervals_as_sent(intervals), {guide_of(guide)}));
}

// ---------------------------------------------------------------- who follows

void print_followers()
{
    for (const double guide : guides) {
        Followed followed;
        for (int seed = 1; seed <= seeds; ++seed) {
            Random random{static_cast<std::uint64_t>(seed), 11};
            const auto turns = [=](double t) { return t * guide / 60.0; };
            followed.add(beside_guide(
                slow_breathing(turns, random.uniform(30.0, 60.0), length, random), guide));
        }
        print(fmt::format("guide of {}, followed", guide), followed);
    }
}

/// Three minutes of the volunteer's paced breathing, as one of the devices has them.
std::vector<Sample> paced_volunteer(const char* file)
{
    constexpr double begin =
        12.0 * 3600 + 29 * 60 + 25; // UTC; two hours behind the protocol's clock
    std::vector<Sample> samples;
    for (const auto& row : read_rows(recordings() / "wearablehrv_paced_6brpm" / file)) {
        if (row.size() < 2) continue;
        const double time = std::fmod(std::strtod(row[0].c_str(), nullptr) / 1000.0, 86'400.0);
        const double ms = std::strtod(row[1].c_str(), nullptr);
        if (time >= begin && time < begin + 180.0 && ms > 0.0)
            samples.push_back({Channel::rr, at(Seconds{time - begin}), ms});
    }
    return samples;
}

void print_paced_recordings()
{
    const auto print_paced = [](const std::string& who, const std::vector<Sample>& samples) {
        if (samples.empty()) return;
        Followed followed;
        followed.add(states_of(beside(samples, {guide_of(6.0)})));
        print(who, followed);
    };
    print_paced("wearablehrv breathing, guide of 6: ECG's intervals", paced_ecg_intervals());
    for (const char* device : {"heartmath", "kyto", "rhythm", "empatica"})
        print_paced(fmt::format("wearablehrv breathing, guide of 6: {}", device),
                    paced_volunteer(fmt::format("test_{}.csv", device).c_str()));
    print_paced("unam deep_5s5s_1, guide of 6",
                intervals_of(marks_from(
                    recordings() / "unam_ecg_breathing_a/deep_5s5s_1_derived_rpeaks.csv", 500.0)));
}

// ---------------------------------------------------------------- who does not

template <class Make>
void print_made(const std::string& who, Make&& make)
{
    Followed followed;
    for (const double guide : guides)
        for (int seed = 1; seed <= seeds; ++seed) {
            Random random{static_cast<std::uint64_t>(seed), static_cast<std::uint64_t>(guide * 10)};
            followed.add(beside_guide(make(random), guide));
        }
    print(who, followed);
}

FreeBreathing somebody(Random& random)
{
    return {.per_minute = random.uniform(10.0, 18.0),
            .breath_sd_ms = random.uniform(10.0, 30.0),
            .mayer_hz = random.uniform(0.07, 0.12),
            .mayer_sd_ms = random.uniform(10.0, 30.0),
            .mayer_width_hz = random.uniform(0.0, 0.02)};
}

void print_ignorers()
{
    print_made("breath of 10 to 18, waves of 0.07 to 0.12 Hz",
               [](Random& random) { return free_breathing(somebody(random), length, random); });
    print_made("the same, the wave stronger than the breath", [](Random& random) {
        FreeBreathing person = somebody(random);
        person.mayer_sd_ms = 1.5 * person.breath_sd_ms;
        return free_breathing(person, length, random);
    });
    print_made("the same, a premature beat in 20", [](Random& random) {
        return with_premature_beats(free_breathing(somebody(random), length, random), 20, random);
    });
    print_made("the same, no breath in the heart at all", [](Random& random) {
        FreeBreathing person = somebody(random);
        person.breath_sd_ms = 0.0;
        return free_breathing(person, length, random);
    });
    print_made("breath of 12, even", [](Random& random) {
        FreeBreathing person = somebody(random);
        person.per_minute = 12.0;
        person.unevenness = 0.02;
        return free_breathing(person, length, random);
    });
    print_made("white intervals, 850 +- 60 ms", [](Random& random) {
        return drawn(length, [&] { return 850.0 + 60.0 * random.normal(); });
    });
    print_made("lognormal intervals, 750 ms, 0.28", [](Random& random) {
        return drawn(length, [&] { return 750.0 * std::exp(0.28 * random.normal()); });
    });
}

void print_simulated(const std::string& who, simulator::Scenario scenario)
{
    scenario.rr = true;
    scenario.ecg_rate = scenario.ppg_rate = scenario.belt_rate = {0.0};
    Followed followed;
    for (const double guide : guides) {
        scenario.seed = static_cast<std::uint64_t>(100.0 * guide);
        followed.add(states_of(
            simulator::simulate(scenario, Seconds{length}, guide_of(guide).pattern).events));
    }
    print(who, followed);
}

void print_people(const std::string& condition)
{
    Followed followed;
    for (const auto& beats : beats_of_people(condition))
        for (const double guide : guides)
            followed.add(states_of(beside(intervals_of(beats), {guide_of(guide)})));
    print(fmt::format("gudb_rr_a {}", condition), followed);
}

} // namespace

void print_breath_beside_guides()
{
    fmt::print("\n{:<64} {:>6} {:>9} {:>11} {:>9}\n", "beside a guide, by intervals alone", "rows",
               "follows %", "until 60 s", "not %");
    print_followers();
    print_simulated("simulated person, following", {});
    print_paced_recordings();
    print_ignorers();
    using simulator::Breathing;
    print_simulated("simulated person at 14/min", {.breathing = Breathing::free});
    print_simulated("simulated person talking", {.breathing = Breathing::talking});
    print_simulated("simulated person walking", {.breathing = Breathing::walking});
    for (const char* condition : {"sitting", "maths", "walking", "hand_bike", "jogging"})
        print_people(condition);
}

} // namespace eupnea::bench
