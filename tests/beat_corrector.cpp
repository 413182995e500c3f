// SPDX-License-Identifier: MIT
// What each beat turned out to be.
#include "heart/beat_corrector.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "catch.hpp"

using namespace eupnea;

namespace {

/// Verdicts on a series of intervals in ms; the first beat is at 0 and has none.
std::vector<BeatClassification> verdicts_on(const std::vector<double>& intervals_ms)
{
    BeatCorrector correct;
    std::vector<BeatClassification> classifications;
    Beat beat{0, at(0s), std::nullopt, BeatSource::ecg, 1.0f};
    const auto take = [&] {
        if (const auto classification = correct(beat)) classifications.push_back(*classification);
    };
    take();
    for (const double ms : intervals_ms) {
        ++beat.number;
        beat.ibi = Milliseconds{ms};
        beat.time += *beat.ibi;
        take();
    }
    return classifications;
}

/// Intervals around 900 ms that swing with the breath: amplitude in ms, breaths/min.
std::vector<double> breathing(std::size_t count, double amplitude, double per_minute)
{
    std::vector<double> intervals;
    for (double t = 0.0; intervals.size() < count; t += intervals.back() / 1000)
        intervals.push_back(900 + amplitude * std::sin(2 * std::numbers::pi * per_minute / 60 * t));
    return intervals;
}

std::size_t count_of(const std::vector<BeatClassification>& classifications, BeatClass beat_class)
{
    return static_cast<std::size_t>(
        std::count_if(classifications.begin(), classifications.end(),
                      [=](const BeatClassification& v) { return v.beat_class == beat_class; }));
}

} // namespace

TEST_CASE("beat corrector: every beat gets one verdict, two beats later, in order")
{
    const auto classifications = verdicts_on(breathing(50, 30, 15));
    REQUIRE(classifications.size() == 49);
    for (std::size_t i = 0; i < classifications.size(); ++i) CHECK(classifications[i].number == i);
    CHECK(classifications[0].beat_class == BeatClass::first);
}

TEST_CASE("beat corrector: slow breathing that swings 180 ms either way is no artifact")
{
    const auto classifications = verdicts_on(breathing(300, 180, 6));
    CHECK(count_of(classifications, BeatClass::normal) == classifications.size() - 1);
}

TEST_CASE("beat corrector: a missed beat's interval is split in two")
{
    auto intervals = breathing(60, 30, 15);
    intervals[40] += intervals[41];
    intervals.erase(intervals.begin() + 41);
    const auto classifications = verdicts_on(intervals);
    CHECK(classifications[41].beat_class == BeatClass::missed);
    CHECK(classifications[41].parts == 2);
    CHECK(classifications[41].nn->count() == Approx(intervals[40] / 2));
    CHECK(count_of(classifications, BeatClass::normal) == classifications.size() - 2);
}

TEST_CASE("beat corrector: an extra beat is taken out and its intervals joined")
{
    auto intervals = breathing(60, 30, 15);
    const double whole = intervals[40];
    intervals[40] = 0.4 * whole;
    intervals.insert(intervals.begin() + 41, 0.6 * whole);
    const auto classifications = verdicts_on(intervals);
    CHECK(classifications[41].beat_class == BeatClass::extra);
    CHECK_FALSE(classifications[41].nn);
    CHECK(classifications[42].nn->count() == Approx(whole));
    CHECK(count_of(classifications, BeatClass::normal) == classifications.size() - 2);
}

TEST_CASE("beat corrector: a premature beat and its pause become two halves of their sum")
{
    auto intervals = breathing(60, 30, 15);
    intervals[40] -= 300;
    intervals[41] += 300;
    const auto classifications = verdicts_on(intervals);
    CHECK(classifications[41].beat_class == BeatClass::ectopic);
    CHECK(classifications[42].beat_class == BeatClass::ectopic);
    CHECK(classifications[41].nn->count() == Approx((intervals[40] + intervals[41]) / 2));
    CHECK(count_of(classifications, BeatClass::normal) == classifications.size() - 3);
}

TEST_CASE("beat corrector: the time axis is preserved")
{
    auto intervals = breathing(200, 50, 12);
    intervals[50] -= 300;
    intervals[51] += 300;
    intervals[100] *= 0.5;
    intervals.insert(intervals.begin() + 101, intervals[100]);
    intervals[150] += intervals[151];
    intervals.erase(intervals.begin() + 151);

    const auto classifications = verdicts_on(intervals);
    Milliseconds sum{0.0};
    for (const BeatClassification& v : classifications)
        if (v.nn) sum += *v.nn * v.parts;
    CHECK(sum.count() == Approx(Milliseconds{classifications.back().time - at(0s)}.count()));
}

TEST_CASE("beat corrector: a new rhythm is accepted after three corrections that agree")
{
    std::vector<double> intervals(30, 1000.0);
    intervals.insert(intervals.end(), 30, 520.0);
    const auto classifications = verdicts_on(intervals);
    const auto after =
        std::vector<BeatClassification>(classifications.end() - 20, classifications.end());
    CHECK(count_of(after, BeatClass::normal) == after.size());
}

TEST_CASE("beat corrector: after a gap the next beat is a first one and nothing is lost")
{
    BeatCorrector correct;
    std::vector<BeatClassification> classifications;
    for (std::uint32_t i = 0; i < 40; ++i) {
        Beat beat{i, at(Seconds{i * 0.9}), Milliseconds{900}, BeatSource::ecg, 1.0f};
        if (i == 0 || i == 20) beat.ibi.reset();
        if (i == 20) correct.on(Gap{});
        if (const auto classification = correct(beat)) classifications.push_back(*classification);
    }
    CHECK(count_of(classifications, BeatClass::first) == 2);
    for (std::size_t i = 0; i < classifications.size(); ++i) CHECK(classifications[i].number == i);
}
