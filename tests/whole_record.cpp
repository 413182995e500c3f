// SPDX-License-Identifier: MIT
// Correction of a finished recording.
#include "heart/record/whole_record.hpp"

#include <cmath>
#include <numbers>

#include "catch.hpp"
#include "heart/record/classified_beats.hpp"

using namespace eupnea;

namespace {

std::vector<Timestamp> breathing_beats(std::size_t count)
{
    std::vector<Timestamp> beats{at(1s)};
    while (beats.size() < count) {
        const double t = seconds_of(beats.back());
        const double wobble = 0.01 * std::sin(7.3 * static_cast<double>(beats.size()));
        beats.push_back(beats.back() +
                        Seconds{0.9 + 0.06 * std::sin(2 * std::numbers::pi * 0.2 * t) + wobble});
    }
    return beats;
}

std::vector<Timestamp> times_of(const WholeRecord& record)
{
    std::vector<Timestamp> times;
    for (const WholeRecordBeat& beat : record.beats) times.push_back(beat.time);
    return times;
}

void check_close(const std::vector<Timestamp>& found, const std::vector<Timestamp>& truth)
{
    REQUIRE(found.size() == truth.size());
    for (std::size_t i = 0; i < truth.size(); ++i)
        CHECK(seconds_of(found[i]) == Approx(seconds_of(truth[i])).margin(0.06));
}

} // namespace

TEST_CASE("whole record: a clean one comes back as it was")
{
    const auto beats = breathing_beats(200);
    const WholeRecord record = correct_whole_record(beats);
    CHECK(times_of(record) == beats);
    CHECK(record.passes == 0);
}

TEST_CASE("whole record: missed, extra and premature beats are found and put right")
{
    const auto truth = breathing_beats(200);
    auto beats = truth;
    beats[150] -= 300ms;
    beats.insert(beats.begin() + 101, beats[100] + 400ms);
    beats.erase(beats.begin() + 50);
    const WholeRecord record = correct_whole_record(beats);
    check_close(times_of(record), truth);
    CHECK(record.classes[50] == BeatClass::missed);
    CHECK(record.classes[100] == BeatClass::extra);
    CHECK(record.classes[150] == BeatClass::ectopic);
    CHECK(record.classes[151] == BeatClass::normal); // once its pause has been put right
}

TEST_CASE("whole record: a handful of beats is left alone")
{
    const auto beats = breathing_beats(5);
    CHECK(times_of(correct_whole_record(beats)) == beats);
    CHECK(correct_whole_record({}).beats.empty());
}

TEST_CASE(
    "whole record: every beat gets a verdict, those put in have no beat, and time stays whole")
{
    auto times = breathing_beats(200);
    times.insert(times.begin() + 101, times[100] + 400ms);
    times.erase(times.begin() + 50);
    std::vector<Beat> beats;
    for (std::size_t i = 0; i < times.size(); ++i) {
        beats.push_back({0, times[i], std::nullopt, BeatSource::rr, 1.0f});
        if (i > 0) beats.back().ibi = times[i] - times[i - 1];
    }
    std::size_t seen = 0;
    Milliseconds sum{0.0};
    for (const ClassifiedBeat& classified : classified_by_whole_record(beats)) {
        seen += classified.beat.has_value();
        sum += classified.classification.nn.value_or(0ms);
        const bool put_in = !classified.beat;
        CHECK((!put_in || classified.classification.beat_class == BeatClass::missed));
    }
    CHECK(seen == beats.size());
    CHECK(Seconds{sum}.count() == Approx((times.back() - times.front()).count()));
}
