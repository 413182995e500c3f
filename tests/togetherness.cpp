// SPDX-License-Identifier: MIT
// What is said of two people side by side, and when nothing is.
#include "together/togetherness.hpp"

#include <nlohmann/json.hpp>
#include <numeric>

#include "analysis/together_report.hpp"
#include "bench/support/simulated_pairs.hpp"
#include "catch.hpp"
#include "together/surrogate_test.hpp"

using namespace eupnea;
using namespace eupnea::literals;
using namespace eupnea::bench;
using Catch::Matchers::Contains;

namespace {

Togetherness found_in(const SimulatedPair& pair, std::uint64_t seed)
{
    const auto [first, second] = simulated_pair(pair, seed);
    return togetherness(first, second);
}

bool said_together(const Togetherness& found)
{
    return found.heart.whole.above_chance || found.breath.whole.above_chance;
}

int together_of(const SimulatedPair& pair, int pairs)
{
    int count = 0;
    for (int seed = 1; seed <= pairs; ++seed)
        count += said_together(found_in(pair, static_cast<std::uint64_t>(seed)));
    return count;
}

Series wandering_series(std::uint64_t seed, std::size_t windows)
{
    Random random{seed, 0};
    const Wandering wander{2.0, 30.0 * static_cast<double>(windows), random};
    Series series(windows * together_window);
    for (std::size_t i = 0; i < series.size(); ++i)
        series[i] = 70.0 + 0.01 * static_cast<double>(i) +
                    3.0 * wander(static_cast<double>(i) / together_per_second);
    return series;
}

/// A segment less its regression on time.
std::vector<double> detrended(const Series& series, std::size_t segment)
{
    const auto from = series.begin() + static_cast<std::ptrdiff_t>(segment * together_window);
    std::vector<double> y(from, from + together_window);
    const double middle = (together_window - 1) / 2.0;
    double mean = 0.0, along = 0.0, spread = 0.0;
    for (const double value : y) mean += value / together_window;
    for (std::size_t i = 0; i < y.size(); ++i) {
        const double t = static_cast<double>(i) - middle;
        along += t * (y[i] - mean);
        spread += t * t;
    }
    for (std::size_t i = 0; i < y.size(); ++i)
        y[i] -= mean + along / spread * (static_cast<double>(i) - middle);
    return y;
}

/// SUSY's recipe, from its paper and manual: segments, cross-correlation as R's ccf at each lag, Fisher's z,
/// mean of its absolute value over the lags.
double mean_absolute_z(const Series& a, std::size_t i, const Series& b, std::size_t j)
{
    const auto x = detrended(a, i), y = detrended(b, j);
    const double scale = std::sqrt(std::inner_product(x.begin(), x.end(), x.begin(), 0.0) *
                                   std::inner_product(y.begin(), y.end(), y.begin(), 0.0));
    double sum =
        std::abs(std::atanh(std::inner_product(x.begin(), x.end(), y.begin(), 0.0) / scale));
    for (std::ptrdiff_t lag = 1; lag <= 20; ++lag) {
        const double later =
            std::inner_product(x.begin(), x.end() - lag, y.begin() + lag, 0.0) / scale;
        const double earlier =
            std::inner_product(y.begin(), y.end() - lag, x.begin() + lag, 0.0) / scale;
        sum += std::abs(std::atanh(later)) + std::abs(std::atanh(earlier));
    }
    return sum / 41.0;
}

} // namespace

TEST_CASE("together: hearts are compared by SUSY's mean absolute z", "[together]")
{
    const Series first = wandering_series(1, 6), second = wandering_series(2, 6);
    const WindowPairs pairs = heart_pairs(first, second);
    double all = 0.0, same = 0.0;
    int shuffled = 0;
    for (std::size_t i = 0; i < 6; ++i) {
        double own = 0.0;
        int partners = 0;
        for (std::size_t j = 0; j < 6; ++j) {
            if (std::max(i, j) - std::min(i, j) > together_reach) continue;
            const double expected = mean_absolute_z(first, i, second, j);
            CHECK(pairs(i, j) == Approx(expected).epsilon(1e-9));
            if (i == j) same += expected / 6.0;
            if (i != j) own += expected, ++partners;
        }
        all += own / partners;
        shuffled += partners;
    }
    CHECK(shuffled == 28);
    const std::vector<std::size_t> windows{0, 1, 2, 3, 4, 5};
    const auto tests = surrogate_tests(pairs, windows, 2);
    REQUIRE(tests.size() == 4);
    CHECK(tests[0].value == Approx(same));
    CHECK(tests[0].by_chance == Approx(all / 6.0).margin(0.005));
    CHECK((tests[1].value + tests[2].value + tests[3].value) / 3.0 == Approx(same));
}

TEST_CASE("together: one series beside itself is above every surrogate, whole and in each minute",
          "[together]")
{
    const Series series = wandering_series(3, 8);
    const std::vector<std::size_t> windows{0, 1, 2, 3, 4, 5, 6, 7};
    for (const auto& test : surrogate_tests(heart_pairs(series, series), windows, 2)) {
        CHECK(test.p == Approx(1.0 / 501.0));
        CHECK(test.by_chance < test.value);
    }
}

TEST_CASE("together: a hole and a trend of the heart rate are no correlation", "[together]")
{
    Series rising(together_window), falling(together_window);
    for (std::size_t i = 0; i < together_window; ++i) {
        rising[i] = 60.0 + 0.1 * static_cast<double>(i);
        falling[i] = i % 7 == 0 ? std::nan("") : 80.0 - 0.1 * static_cast<double>(i);
    }
    CHECK(heart_pairs(rising, falling)(0, 0) == Approx(0.0).margin(1e-6));
}

TEST_CASE("together: people who know nothing of each other seldom move together", "[together]")
{
    CHECK(together_of({PairKind::unrelated}, 40) <= 3);
    CHECK(together_of({PairKind::unrelated_slow}, 40) <= 3);
    CHECK(together_of({.kind = PairKind::both_settle, .length_s = 1200.0}, 20) <= 2);
}

TEST_CASE("together: who breathes as the other did shortly before moves together with them",
          "[together]")
{
    for (const double lag_s : {0.5, 1.0, 2.0, 3.0})
        CHECK(together_of({.kind = PairKind::follower, .lag_s = lag_s}, 20) >= 19);
}

TEST_CASE("together: the heart that is behind is told by how much, from either side", "[together]")
{
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const auto [first, second] =
            simulated_pair({.kind = PairKind::follower, .lag_s = 2.0}, seed);
        const auto behind = togetherness(first, second).second_is_behind;
        const auto ahead = togetherness(second, first).second_is_behind;
        if (behind) CHECK(behind->count() == Approx(2.0).margin(2.0));
        if (behind && ahead) CHECK(behind->count() == Approx(-ahead->count()).margin(0.5));
    }
}

TEST_CASE("together: nothing is said while a guide runs, in talk, of a simulated person, too soon",
          "[together]")
{
    const auto reason = [](const SimulatedPair& pair) {
        const Togetherness found = found_in(pair, 1);
        CHECK(found.heart.whole.reason == found.breath.whole.reason);
        CHECK_FALSE(said_together(found));
        CHECK(found.cycles.empty());
        CHECK_FALSE(found.in_step);
        return found.heart.whole.reason;
    };
    CHECK(reason({PairKind::guided}) == TogetherReason::guide);
    CHECK(reason({PairKind::talk}) == TogetherReason::talk);
    CHECK(reason({.kind = PairKind::follower, .length_s = 179.0}) == TogetherReason::too_short);

    auto [talking, listening] = simulated_pair({PairKind::unrelated}, 1);
    talking.on(TalkPause{at(130s), true});
    talking.on(TalkPause{at(140s), false});
    listening.on(TalkMarked{at(300s), at(20s), at(30s)});
    const auto minutes = togetherness(talking, listening).heart.minutes;
    for (std::size_t i = 0; i < minutes.size(); ++i)
        CHECK((minutes[i].together.reason == TogetherReason::talk) == (i == 0 || i == 2));

    auto [first, second] = simulated_pair({PairKind::follower}, 1);
    second.on(LinkStatus{at(0s), LinkState::streaming, Origin::simulated, "a simulated person"});
    CHECK(togetherness(first, second).heart.whole.reason == TogetherReason::simulated);
    CHECK(togetherness(first, second).breath.whole.reason == TogetherReason::simulated);
}

TEST_CASE("together: minutes of a guide, and the one after it, are left out of the others",
          "[together]")
{
    const Togetherness found = found_in({.kind = PairKind::half_guided, .length_s = 600.0}, 3);
    REQUIRE(found.heart.minutes.size() == 10);
    for (std::size_t i = 0; i < 10; ++i)
        CHECK(found.heart.minutes[i].together.reason ==
              (i < 6 ? TogetherReason::guide : TogetherReason::none));
    CHECK(found.heart.counted() == 4);
    for (const PhaseDifference& one : found.cycles) {
        CHECK(one.time >= at(360s));
        CHECK(std::abs(one.cycles) <= 0.5);
    }
}

TEST_CASE(
    "together: a signal that gave no heart rate leaves out its minute, and no belt the breath",
    "[together]")
{
    auto [first, second] = simulated_pair({.kind = PairKind::unrelated, .belts = false}, 1);
    State poor{};
    for (int i = 70; i < 80; ++i) {
        poor.time = at(Seconds{i + 1.0});
        poor.heart.reason = Reason::noisy;
        first.on(poor);
    }
    poor.time = at(81s);
    poor.heart.reason = Reason::none;
    first.on(poor);
    const Togetherness found = togetherness(first, second);
    CHECK(found.heart.minutes[0].together.reason == TogetherReason::none);
    CHECK(found.heart.minutes[1].together.reason == TogetherReason::poor_signal);
    CHECK(found.heart.minutes[2].together.reason == TogetherReason::none);
    CHECK(found.heart.whole.reason == TogetherReason::none);
    CHECK(found.breath.whole.reason == TogetherReason::no_breath);
}

TEST_CASE("together: the wall clock lays two sessions over each other, else their beginnings",
          "[together]")
{
    const auto session = [](std::int64_t unix_ms, double from_s, double until_s) {
        BodyRecord body;
        if (unix_ms > 0) body.on(SessionStart{at(0s), unix_ms, 0s, 0s, Origin::live, "strap"});
        body.on(Sample{Channel::rr, at(Seconds{from_s}), 800.0});
        body.on(Sample{Channel::rr, at(Seconds{until_s}), 800.0});
        return body;
    };
    const auto later_by_5 =
        common_time(session(1'000'000, 0.0, 60.0), session(1'005'000, 1.0, 90.0));
    CHECK(later_by_5.clock == CommonClock::wall);
    CHECK(later_by_5.from == at(6s));
    CHECK(later_by_5.until == at(60s));
    CHECK(later_by_5.in_second(at(6s)) == at(1s));
    const auto another_day =
        common_time(session(1'000'000, 0.0, 60.0), session(90'000'000, 1.0, 90.0));
    CHECK(another_day.clock == CommonClock::starts);
    CHECK(another_day.length() == 60s);
    CHECK(common_time(session(0, 10.0, 70.0), session(1'000'000, 0.0, 90.0)).second_is_behind ==
          10s);
}

TEST_CASE("together: the words name minutes or the reason, and who goes first only when asked",
          "[together]")
{
    const Togetherness found =
        found_in({.kind = PairKind::follower, .length_s = 360.0, .lag_s = 1.0}, 1);
    const std::string text = together_text(found, {{"one", "another"}});
    CHECK_THAT(text, Contains("moving together more than by chance in "));
    CHECK_THAT(text, Contains(" of 6 minutes"));
    CHECK_THAT(text, !Contains("Earlier"));
    CHECK_THAT(together_text(found, {{"one", "another"}, true}), Contains("Earlier"));

    const auto guided = found_in({PairKind::guided}, 1);
    CHECK_THAT(together_text(guided, {{"one", "another"}}),
               Contains("Hearts   nothing is said: you both follow the guide"));
    const auto json = nlohmann::json::parse(together_json(guided, {{"one", "another"}, true}));
    CHECK(json["heart"]["withheld"] == "guide");
    CHECK(json["breath"]["in_step"].is_null());
    CHECK(json["who_first"]["second_is_behind_s"].is_null());
    CHECK_THAT(together_text(found_in({PairKind::unrelated}, 2), {{"one", "another"}}),
               Contains("Hearts   not more than by chance"));
}

TEST_CASE("together: the same two sessions give the same figures", "[together]")
{
    const SimulatedPair pair{PairKind::mutual};
    CHECK(together_json(found_in(pair, 7), {}) == together_json(found_in(pair, 7), {}));
}
