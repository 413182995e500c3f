// SPDX-License-Identifier: MIT
// What the library remembers of a person: their usual baseline, and the paces that were found.
#include "catch.hpp"
#include "library/earlier_paces.hpp"
#include "library/recorder.hpp"
#include "library/usual_baseline.hpp"
#include "temporary_folder.hpp"

using namespace eupnea;

namespace {

constexpr std::int64_t day_ms = 24LL * 3600 * 1000;

void record(const std::filesystem::path& library, int day, Origin origin, const Event& event)
{
    Recorder recorder{library};
    recorder.on(SessionStart{at(0s), day * day_ms, 0s, 600s, origin, "sensor"});
    recorder.on(event);
    recorder.on(SessionEnd{at(600s)});
    CHECK_FALSE(recorder.commit());
}

BaselineFound resting_at(float bpm) { return {at(120s), {bpm, 14.0f, 6.0f, 40.0f, 900.0f}}; }

PaceFound pace(double rate) { return {at(700s), PaceOutcome::found, rate, rate - 0.2, rate + 0.2}; }

} // namespace

TEST_CASE("library: the usual baseline is the median of the newest seven on the person's own body")
{
    const TemporaryFolder folder;
    const auto library = folder.path("library.db");
    CHECK_FALSE(usual_baseline_in(library).value());
    record(library, 0, Origin::simulated, resting_at(99.0f));
    CHECK_FALSE(usual_baseline_in(library).value());
    for (const float bpm : {90.0f, 91.0f, 92.0f, 60.0f, 61.0f, 62.0f, 63.0f, 64.0f, 65.0f, 66.0f})
        record(library, 1, Origin::live, resting_at(bpm));
    record(library, 2, Origin::replayed, resting_at(99.0f));
    const auto usual = usual_baseline_in(library).value();
    REQUIRE(usual);
    CHECK(usual->heart_rate_bpm == 63.0f);
    CHECK(usual->breath_rate_per_min == 14.0f);
    CHECK(usual->swing_bpm == 6.0f);
    CHECK(usual->rmssd_ms == 40.0f);
    CHECK_FALSE(usual->ventilation); // a belt sits differently every day
}

TEST_CASE("library: earlier paces come newest first, with their date, the person's own alone")
{
    const TemporaryFolder folder;
    const auto library = folder.path("library.db");
    CHECK(earlier_paces_in(library)->empty());
    record(library, 1, Origin::live, pace(5.6));
    record(library, 2, Origin::simulated, pace(4.8));
    record(library, 3, Origin::live, PaceFound{}); // broken off
    record(library, 4, Origin::live, pace(5.9));
    const auto earlier = earlier_paces_in(library).value();
    REQUIRE(earlier.size() == 2);
    CHECK(earlier[0].found == pace(5.9));
    CHECK(earlier[0].unix_ms == 4 * day_ms);
    CHECK(earlier[1].found == pace(5.6));
}

TEST_CASE("pace history: the same within both intervals, or how much faster or slower")
{
    const EarlierPace then{0, "2026-09-01", pace(5.5)};
    CHECK(compared(pace(5.7), then).find("the same") != std::string::npos);
    const std::string slower = compared(pace(5.0), then);
    CHECK(slower.find("On 2026-09-01 it was 5.5, between 5.3 and 5.7.") == 0);
    CHECK(slower.find("0.5 slower") != std::string::npos);
    CHECK(compared(pace(6.0), then).find("0.5 faster") != std::string::npos);
    const PaceFound flat{at(0s), PaceOutcome::flat, {}, 4.5, 6.5};
    CHECK(compared(pace(6.0), {0, "d", flat}) == "On d no pace stood out.");
    CHECK(compared(flat, then) == sentence(then));
}

TEST_CASE("pace history: another look is offered two weeks after the last")
{
    const EarlierPace last{100 * day_ms, "", pace(5.5)};
    CHECK_FALSE(worth_another_look(last, 113 * day_ms));
    CHECK(worth_another_look(last, 114 * day_ms));
}
