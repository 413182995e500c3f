// SPDX-License-Identifier: MIT
// Whether the settling index tells rest from movement and from mental load, on people.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <map>

#include "accuracy.hpp"
#include "bench/columns.hpp"
#include "bench/support/columns.hpp"
#include "calm/calm_index.hpp"
#include "session/pipeline.hpp"

namespace {

using namespace eupnea;
namespace fs = std::filesystem;

/// A rhythm told to the pipeline as a strap would: one interval at each beat.
std::vector<State> states_of(const std::vector<double>& beats_s,
                             const std::optional<CalmBaseline>& baseline,
                             const std::vector<PacerChange>& pacer = {})
{
    std::vector<State> states;
    Pipeline pipeline{[&](const Event& event) {
        if (const auto* state = std::get_if<State>(&event)) states.push_back(*state);
    }};
    if (baseline) pipeline(UsualBaseline{at(0s), *baseline});
    pipeline(Stream{at(Seconds{beats_s.front()}), Channel::rr, SampleRate{0.0}});
    std::size_t told = 0;
    for (std::size_t i = 1; i < beats_s.size(); ++i) {
        const Timestamp time = at(Seconds{beats_s[i]});
        for (; told < pacer.size() && pacer[told].time <= time; ++told) pipeline(pacer[told]);
        pipeline(Sample{Channel::rr, time, 1000.0 * (beats_s[i] - beats_s[i - 1])});
    }
    return states;
}

template <class Get>
std::optional<float> mean_over(const std::vector<State>& states, double from, double until, Get get)
{
    float sum = 0.0f;
    int count = 0;
    for (const State& state : states) {
        const double t = seconds_of(state.time);
        const std::optional<float> value = get(state);
        if (t < from || t >= until || !value) continue;
        sum += *value;
        ++count;
    }
    if (count == 0) return std::nullopt;
    return sum / static_cast<float>(count);
}

/// The swing's part whatever the heart rate does.
std::optional<CalmPart> own_swing(const State& state)
{
    if (!state.calm_parts.swing || !state.hr_swing_bpm) return std::nullopt;
    const float baseline = *state.hr_swing_bpm - state.calm_parts.swing->value;
    return calm_parts({.swing_bpm = state.hr_swing_bpm}, {.swing_bpm = baseline}).swing;
}

/// The index as if the swing's part had been another.
std::optional<float> index_with(const State& state, const std::optional<CalmPart>& swing)
{
    if (!state.calm_index) return std::nullopt;
    CalmParts parts = state.calm_parts;
    parts.swing = swing;
    return settling_index(parts);
}

/// The index, with the swing's part always as it is and without it, and the parts over a stretch.
struct Reading {
    std::optional<float> index, always, never, heart_rate, breath_rate, swing, rmssd;
};
Reading reading_of(const std::vector<State>& states, double from, double until)
{
    const auto part = [](std::optional<CalmPart> CalmParts::*member) {
        return [member](const State& s) -> std::optional<float> {
            if (const auto& part = s.calm_parts.*member) return part->index;
            return std::nullopt;
        };
    };
    return {
        mean_over(states, from, until, [](const State& s) { return s.calm_index; }),
        mean_over(states, from, until, [](const State& s) { return index_with(s, own_swing(s)); }),
        mean_over(states, from, until, [](const State& s) { return index_with(s, {}); }),
        mean_over(states, from, until, part(&CalmParts::heart_rate)),
        mean_over(states, from, until, part(&CalmParts::breath_rate)),
        mean_over(states, from, until, part(&CalmParts::swing)),
        mean_over(states, from, until, part(&CalmParts::rmssd))};
}

/// Area under the ROC curve: how often a reading at rest is above one under load; a tie is half.
std::string area(const std::vector<Reading>& rest, const std::vector<Reading>& load,
                 std::optional<float> Reading::*value)
{
    double wins = 0.0;
    int pairs = 0;
    for (const Reading& r : rest)
        for (const Reading& l : load) {
            if (!(r.*value) || !(l.*value)) continue;
            wins += *(r.*value) > *(l.*value) ? 1.0 : *(r.*value) == *(l.*value) ? 0.5 : 0.0;
            ++pairs;
        }
    return pairs ? fmt::format("{:6.3f}", wins / pairs) : std::string{"     -"};
}

std::size_t given(const std::vector<Reading>& readings)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(readings, [](const Reading& r) { return r.index.has_value(); }));
}

void print_contrast(const std::string& name, const std::vector<Reading>& rest,
                    const std::vector<Reading>& load, int people)
{
    fmt::print("{:34s} {:6d}  {:3d}/{:<3d} {:3d}/{:<3d} {} {} {}  {} {} {} {}\n", name, people,
               given(rest), rest.size(), given(load), load.size(),
               area(rest, load, &Reading::index), area(rest, load, &Reading::always),
               area(rest, load, &Reading::never), area(rest, load, &Reading::heart_rate),
               area(rest, load, &Reading::breath_rate), area(rest, load, &Reading::swing),
               area(rest, load, &Reading::rmssd));
}

void print_head(const char* unit)
{
    fmt::print("\n{:34s} people  rest    load   index: as is always never   part: heart breath "
               "swing rmssd   "
               "(readings given/all: {})\n",
               "contrast", unit);
}

// ---------------------------------------------------------------- gudb_rr_a

using Rhythms = std::map<std::pair<int, std::string>, std::vector<double>>;

/// The chest strap's beats where there are any, else the cables'.
Rhythms read_gudb(const fs::path& file)
{
    std::map<std::string, Rhythms> by_lead;
    for (const auto& row : bench::read_rows(file)) {
        if (row.size() < 4 || row[0] == "subject") continue;
        by_lead[row[2]][{std::stoi(row[0]), row[1]}].push_back(std::stod(row[3]) / 250.0);
    }
    Rhythms rhythms = by_lead["cs"];
    rhythms.merge(by_lead["cables"]);
    return rhythms;
}

CalmBaseline baseline_of(const std::vector<State>& states, double from, double until)
{
    const auto mean = [&](std::optional<float> State::*member) {
        return mean_over(states, from, until, [member](const State& s) { return s.*member; });
    };
    return {mean(&State::heart_rate_bpm), mean(&State::breath_rate_per_min),
            mean(&State::hr_swing_bpm), mean(&State::rmssd_ms), std::nullopt};
}

/// Baseline: the first minute of sitting. Read: the second minute of each condition.
void print_gudb(const fs::path& file)
{
    const Rhythms rhythms = read_gudb(file);
    std::map<std::string, std::vector<Reading>> readings;
    std::map<int, bool> people;
    for (const auto& [key, beats] : rhythms) {
        const auto sitting = rhythms.find({key.first, "sitting"});
        if (sitting == rhythms.end()) continue;
        people[key.first] = true;
        const auto baseline = baseline_of(states_of(sitting->second, std::nullopt), 15.0, 60.0);
        readings[key.second].push_back(reading_of(states_of(beats, baseline), 60.0, 120.0));
    }
    print_head("one per person and condition");
    for (const auto& [condition, load] : readings)
        if (condition != "sitting")
            print_contrast("gudb: sitting against " + condition, readings["sitting"], load,
                           static_cast<int>(people.size()));
}

// ---------------------------------------------------------------- wearablehrv_paced_6brpm

double seconds_of_day(const std::string& clock)
{
    int h = 0, m = 0;
    double s = 0.0;
    std::sscanf(clock.c_str(), "%d:%d:%lf", &h, &m, &s);
    return 3600.0 * h + 60.0 * m + s;
}

/// One person, one session as it would be live: the baseline is its first two minutes. Read: blocks
/// of 30 s, without the first 30 s of each condition.
void print_wearable(const fs::path& folder)
{
    std::vector<double> beats;
    for (const auto& row : bench::read_rows(folder / "test_vu.txt")) {
        const auto slash = row.empty() ? std::string::npos : row[0].find('/');
        if (slash != std::string::npos && row[0].find(':') != std::string::npos)
            beats.push_back(seconds_of_day(row[0].substr(slash + 1)));
    }
    if (beats.empty()) return;
    const double begin = beats.front();
    for (double& beat : beats) beat -= begin;
    std::map<std::string, std::pair<double, double>> conditions;
    for (const auto& row : bench::read_rows(folder / "test_events.csv")) {
        if (row.size() < 3 || row[0] == "timestamp") continue;
        auto& [from, until] = conditions[row[1]];
        (row[2] == "start" ? from : until) = seconds_of_day(row[0]) - begin;
    }
    const Pattern paced{.inhale = Seconds{4}, .exhale = Seconds{6}};
    const auto [guide_from, guide_until] = conditions["breathing"];
    const auto states = states_of(
        beats, std::nullopt,
        {{at(Seconds{guide_from}), paced, true}, {at(Seconds{guide_until}), paced, false}});

    std::map<std::string, std::vector<Reading>> readings;
    for (const auto& [name, span] : conditions)
        for (double from = span.first + 30.0; from + 30.0 <= span.second; from += 30.0)
            if (from >= 150.0) readings[name].push_back(reading_of(states, from, from + 30.0));
    print_head("30 s blocks of one person");
    for (const char* rest : {"sitting", "recovery", "breathing"})
        for (const char* load : {"arithmetic", "neurotask", "walking", "biking"})
            print_contrast(fmt::format("wearablehrv: {} against {}", rest, load), readings[rest],
                           readings[load], 1);
}

int print_all(const std::vector<std::string>&)
{
    const fs::path folder = bench::recordings();
    fmt::print("Settling index: area under the ROC curve, rest against load. 0.5 is chance.\n"
               "Weights fixed before any recording was looked at; nothing was fitted here.\n");
    print_gudb(folder / "gudb_rr_a" / "rpeak_annotations.csv.gz");
    print_wearable(folder / "wearablehrv_paced_6brpm");
    return 0;
}

const bool added = bench::add_table({"state", print_all});

} // namespace
