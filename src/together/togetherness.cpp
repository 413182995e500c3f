// SPDX-License-Identifier: MIT
#include "together/togetherness.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "together/surrogate_test.hpp"

namespace eupnea {

namespace {

constexpr Seconds minute{60.0};
constexpr std::size_t windows_a_minute = 2;
constexpr std::size_t least_minutes = 3;
constexpr double least_known = 0.75;    ///< of a window
constexpr Seconds guide_goes_on{60.0};  ///< in the breath, when it has ended
constexpr Seconds speech_is_late{10.0}; ///< it is known when its breath is over
constexpr double minute_level = 0.05;
constexpr double whole_level = 0.01;
constexpr double same_lag_s = 0.5;

/// Both people's series of one kind, over the same time.
struct TwoSeries {
    Series first, second;
};

TwoSeries both(const BodyRecord& first, const BodyRecord& second, const CommonTime& time,
               Series (*series)(const BodyRecord&, Timestamp, std::size_t))
{
    const auto minutes = static_cast<std::size_t>(time.length() / minute);
    const std::size_t size = minutes * windows_a_minute * together_window;
    return {series(first, time.from, size), series(second, time.in_second(time.from), size)};
}

bool is_known(const Series& series, std::size_t window)
{
    const auto values = std::span{series}.subspan(window * together_window, together_window);
    const auto known = std::ranges::count_if(values, [](double v) { return !std::isnan(v); });
    return static_cast<double>(known) >= least_known * together_window;
}

TogetherReason reason_beside_signal(const BodyRecord& body, Timestamp from)
{
    if (body.guided().touches(from - guide_goes_on, from + minute)) return TogetherReason::guide;
    if (body.talk().touches(from, from + minute) ||
        body.speech().touches(from, from + minute + speech_is_late))
        return TogetherReason::talk;
    return TogetherReason::none;
}

TogetherReason reason_of_minute(const BodyRecord& first, const BodyRecord& second,
                                const CommonTime& time, const TwoSeries& series, std::size_t number)
{
    const Timestamp from = time.from + minute * static_cast<double>(number);
    const TogetherReason of_first = reason_beside_signal(first, from);
    const TogetherReason of_second = reason_beside_signal(second, time.in_second(from));
    for (const auto reason : {TogetherReason::guide, TogetherReason::talk})
        if (of_first == reason || of_second == reason) return reason;
    for (std::size_t i = 0; i < windows_a_minute; ++i) {
        const std::size_t window = number * windows_a_minute + i;
        if (!is_known(series.first, window) || !is_known(series.second, window))
            return TogetherReason::poor_signal;
    }
    return TogetherReason::none;
}

/// The reason of most minutes; too short where there is none.
TogetherReason main_reason(const std::vector<TogetherMinute>& minutes)
{
    std::array<std::size_t, EnumWords<TogetherReason>::all.size()> counts{};
    for (const TogetherMinute& m : minutes) ++counts[static_cast<std::size_t>(m.together.reason)];
    const auto most = std::max_element(counts.begin() + 1, counts.end());
    return *most > 0 ? static_cast<TogetherReason>(most - counts.begin())
                     : TogetherReason::too_short;
}

std::vector<std::size_t> counted_windows(const TogetherMeasure& measure)
{
    std::vector<std::size_t> windows;
    for (std::size_t m = 0; m < measure.minutes.size(); ++m)
        if (measure.minutes[m].together.reason == TogetherReason::none)
            for (std::size_t i = 0; i < windows_a_minute; ++i)
                windows.push_back(m * windows_a_minute + i);
    return windows;
}

Together tested(const SurrogateTest& test, double level)
{
    return {TogetherReason::none, test.value, test.by_chance, test.p, test.p < level};
}

TogetherMeasure measure_with_reasons(const BodyRecord& first, const BodyRecord& second,
                                     const CommonTime& time, const TwoSeries& series)
{
    TogetherMeasure measure;
    const std::size_t minutes = series.first.size() / (windows_a_minute * together_window);
    for (std::size_t m = 0; m < minutes; ++m) {
        TogetherMinute next{time.from + minute * static_cast<double>(m), {}};
        next.together.reason = reason_of_minute(first, second, time, series, m);
        measure.minutes.push_back(next);
    }
    if (first.simulated() || second.simulated())
        measure.whole.reason = TogetherReason::simulated;
    else if (measure.counted() < least_minutes)
        measure.whole.reason = main_reason(measure.minutes);
    return measure;
}

void test_against_surrogates(TogetherMeasure& measure, const WindowPairs& pairs)
{
    const auto windows = counted_windows(measure);
    const auto tests = surrogate_tests(pairs, windows, windows_a_minute);
    measure.whole = tested(tests.front(), whole_level);
    auto test = tests.begin() + 1;
    for (TogetherMinute& m : measure.minutes)
        if (m.together.reason == TogetherReason::none) m.together = tested(*test++, minute_level);
}

/// Not to be told when the odd and the even windows do not agree.
std::optional<Seconds> lag_of_second(const TwoSeries& series,
                                     const std::vector<std::size_t>& windows)
{
    std::array<std::vector<std::size_t>, 2> halves;
    for (std::size_t i = 0; i < windows.size(); ++i) halves[i % 2].push_back(windows[i]);
    const auto lag = [&](const std::vector<std::size_t>& some) {
        const auto z = mean_z_by_lag(series.first, series.second, some);
        const auto most = std::max_element(z.begin(), z.end()) - z.begin();
        return (static_cast<double>(most) - static_cast<double>(together_lag)) /
               static_cast<double>(together_per_second);
    };
    if (std::abs(lag(halves[0]) - lag(halves[1])) > same_lag_s) return std::nullopt;
    return Seconds{lag(windows)};
}

std::vector<PhaseDifference> phase_differences(const BodyRecord& first, const CommonTime& time,
                                               const Series& second, const TogetherMeasure& breath)
{
    std::vector<PhaseDifference> differences;
    for (const Breath& one : first.breaths()) {
        const double since = (one.inhale - time.from).count();
        const auto number = static_cast<std::size_t>(std::max(0.0, since) / minute.count());
        if (since < 0.0 || number >= breath.minutes.size() ||
            breath.minutes[number].together.reason != TogetherReason::none)
            continue;
        const double phase =
            second[static_cast<std::size_t>(since * static_cast<double>(together_per_second))];
        if (!std::isnan(phase)) differences.push_back({one.inhale, phase - std::round(phase)});
    }
    return differences;
}

} // namespace

std::string_view clause(TogetherReason reason)
{
    static constexpr std::array<std::string_view, EnumWords<TogetherReason>::all.size()> clauses{
        "",
        "one of you is simulated",
        "you both follow the guide",
        "somebody is talking, and who talks breathes to the sentence",
        "the signal is too poor",
        "there is no measured breath of both",
        "it takes three minutes of free breathing"};
    return clauses[static_cast<std::size_t>(reason)];
}

std::size_t TogetherMeasure::counted() const
{
    return static_cast<std::size_t>(std::ranges::count_if(minutes, [](const TogetherMinute& m) {
        return m.together.reason == TogetherReason::none;
    }));
}

std::size_t TogetherMeasure::above_chance() const
{
    if (!whole.above_chance) return 0;
    return static_cast<std::size_t>(std::ranges::count_if(
        minutes, [](const TogetherMinute& m) { return m.together.above_chance; }));
}

Togetherness togetherness(const BodyRecord& first, const BodyRecord& second)
{
    Togetherness found;
    found.time = common_time(first, second);
    const TwoSeries hearts = both(first, second, found.time, heart_rate_series);
    found.heart = measure_with_reasons(first, second, found.time, hearts);
    if (found.heart.whole.reason == TogetherReason::none) {
        test_against_surrogates(found.heart, heart_pairs(hearts.first, hearts.second));
        if (found.heart.whole.above_chance)
            found.second_is_behind = lag_of_second(hearts, counted_windows(found.heart));
    }

    const TwoSeries breaths = both(first, second, found.time, breath_phase_series);
    found.breath = measure_with_reasons(first, second, found.time, breaths);
    if (found.breath.whole.reason != TogetherReason::simulated &&
        (first.breaths().empty() || second.breaths().empty()))
        found.breath.whole.reason = TogetherReason::no_breath;
    if (found.breath.whole.reason != TogetherReason::none) return found;
    test_against_surrogates(found.breath, breath_pairs(breaths.first, breaths.second));
    const auto in_step = surrogate_tests(in_step_pairs(breaths.first, breaths.second),
                                         counted_windows(found.breath), windows_a_minute);
    found.in_step = in_step.front().value;
    found.in_step_by_chance = in_step.front().by_chance;
    found.cycles = phase_differences(first, found.time, breaths.second, found.breath);
    return found;
}

} // namespace eupnea
