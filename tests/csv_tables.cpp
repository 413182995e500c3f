// SPDX-License-Identifier: MIT
#include "files/export/csv_tables.hpp"

#include <sstream>

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

TEST_CASE("csv tables: a beat's row waits for its verdict, the last beats have none")
{
    std::ostringstream out;
    BeatsTable table{out};
    table.on(Beat{0, at(1s), std::nullopt, BeatSource::ecg, 1.0f});
    table.on(Beat{1, at(1.8s), 800ms, BeatSource::ecg, 0.5f});
    table.on(BeatClassification{0, at(1s), BeatClass::first, std::nullopt, 1});
    table.on(Beat{2, at(2.3s), 500ms, BeatSource::ecg, 1.0f});
    table.on(BeatClassification{1, at(1.8s), BeatClass::ectopic, 790.25ms, 1});
    table.finish();
    CHECK(out.str() == "time_s,ibi_ms,nn_ms,class,quality\n"
                       "1.0000,,,first,1.000\n"
                       "1.8000,800.000,790.250,ectopic,0.500\n"
                       "2.3000,500.000,,,1.000\n");
}

TEST_CASE("csv tables: a breath's row has its onsets, its rate and its source")
{
    std::ostringstream out;
    BreathsTable table{out};
    table.on(Breath{at(10s), at(14s), at(20s), 12.5f, 0.75f, BreathSource::belt});
    CHECK(out.str() == "inhale_s,exhale_s,rate_per_min,depth,source,quality\n"
                       "10.000,14.000,6.000,12.5,belt,0.750\n");
}

TEST_CASE("csv tables: the trace has an empty cell where there is no honest value")
{
    std::ostringstream out;
    TraceTable table{out};
    State state{};
    state.time = at(1s);
    table.on(state);
    state.time = at(100'000s);
    state.heart_rate_bpm = 61.5f;
    state.rmssd_ms = 40.0f;
    state.breath_rate_per_min = 6.0f;
    state.breath_source = BreathSource::fused;
    state.hr_swing_bpm = 12.25f;
    state.coherence = 2.0f;
    state.phase_deg = -30.0f;
    state.calm_index = 70.0f;
    state.calm = Calm::settling;
    state.heart = {0.9f, Reason::none};
    table.on(state);
    CHECK(out.str() ==
          "time_s,heart_rate_bpm,rmssd_ms,breath_rate_per_min,breath_source,hr_swing_bpm,"
          "coherence,phase_deg,calm,state,quality\n"
          "1,,,,,,,,,,0.000\n"
          "100000,61.500,40.000,6.000,fused,12.250,2.000,-30.000,70.000,settling,0.900\n");
}

TEST_CASE("csv tables: a sample keeps all its digits")
{
    std::ostringstream out;
    SamplesTable table{out};
    table.on(Sample{Channel::ppg, at(Seconds{1.0 / 3.0}), 0.1});
    CHECK(out.str() == "time_s,channel,value\n0.3333333333333333,ppg,0.1\n");
}
