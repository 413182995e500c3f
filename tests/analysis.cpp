// SPDX-License-Identifier: MIT
#include "analysis/analysis.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>

#include "analysis/analysis_report.hpp"
#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

/// Five minutes of beats, 800 and 900 ms in turn, every tenth `odd`; belt breaths of 4 s and 6 s.
Analysis five_minutes(BeatClass odd)
{
    Analysis analysis;
    analysis.on(Stream{at(0s), Channel::ecg, 250_sps});
    analysis.on(Sample{Channel::ecg, at(0s), 0.0});
    Timestamp time = at(0s);
    for (std::uint32_t i = 0; i < 350; ++i) {
        const Milliseconds ibi = i % 2 ? 900ms : 800ms;
        time += ibi;
        const BeatClass what = i == 0 ? BeatClass::first : i % 10 == 9 ? odd : BeatClass::normal;
        analysis.on(Beat{i, time, ibi, BeatSource::ecg, 1.0f});
        analysis.on(BeatClassification{i, time, what, ibi, 1});
    }
    for (int i = 0; i < 29; ++i) {
        const auto from = at(Seconds{10.0 * i});
        analysis.on(Breath{from, from + 4s, from + 10s, 1.0f, 1.0f, BreathSource::belt});
    }
    analysis.on(Sample{Channel::ecg, at(297.5s), 0.0});
    return analysis;
}

} // namespace

TEST_CASE("analysis: beats and breaths come to their figures")
{
    const Analysis analysis = five_minutes(BeatClass::normal);
    CHECK(analysis.duration() == 297.5s);
    CHECK(analysis.beats() == 350);
    CHECK(analysis.mean_nn()->count() == Approx(850.0).margin(0.3));
    CHECK(analysis.corrected_percent() == 0.0);
    CHECK(analysis.breath().breaths == 29);
    CHECK(analysis.breath().rate_per_min == Approx(6.0));
    CHECK(analysis.breath().ratio == Approx(4.0 / 6.0));
    CHECK(analysis.breath().source == BreathSource::belt);
}

TEST_CASE("analysis: without a belt the breathing rate is the median of the seconds")
{
    Analysis analysis;
    State state{};
    for (int i = 0; i < 100; ++i) {
        state.breath_rate_per_min = i < 60 ? 12.04f : 20.0f;
        state.breath_source = i < 70 ? BreathSource::rr : BreathSource::fused;
        if (i >= 90) state.breath_rate_per_min.reset();
        state.breath.reason = i >= 90 ? Reason::no_sinus_swing : Reason::none;
        analysis.on(state);
    }
    CHECK(analysis.breath().rate_per_min == Approx(12.05));
    CHECK(analysis.breath().source == BreathSource::rr);
    CHECK(analysis.breath_seconds().percent() == Approx(90.0));
    CHECK(analysis.breath_seconds().main_reason() == Reason::no_sinus_swing);
}

TEST_CASE("analysis: the JSON has every promised key, and null where nothing can be said")
{
    const AnalysedSource source{"night.csv", {{Channel::ecg, "column 2, II", true}}, {"A note."}};
    const auto good =
        nlohmann::json::parse(report_json(source, five_minutes(BeatClass::normal), std::nullopt));
    for (const char* key : {"duration_s", "channels", "heart", "breath", "quality", "notes"})
        CHECK(good.contains(key));
    for (const char* key : {"beats", "mean_hr_bpm", "mean_nn_ms", "sdnn_ms", "rmssd_ms",
                            "pnn50_percent", "corrected_percent"})
        CHECK(good["heart"].contains(key));
    CHECK(good["heart"]["rmssd_ms"] == Approx(100.0));
    CHECK(good["heart"]["pnn50_percent"] == Approx(100.0));
    CHECK(good["breath"]["rate_per_min"] == Approx(6.0));
    CHECK(good["breath"]["source"] == "belt");
    CHECK(good["channels"][0]["column"] == "column 2, II");
    CHECK(good["notes"][0] == "A note.");
    CHECK_FALSE(good.contains("hrv"));

    const auto bad =
        nlohmann::json::parse(report_json(source, five_minutes(BeatClass::ectopic), HrvOptions{}));
    CHECK(bad["heart"]["corrected_percent"] == Approx(10.0).margin(0.1));
    CHECK(bad["heart"]["rmssd_ms"].is_null());
    CHECK(bad["hrv"].contains("lomb"));
    CHECK(bad["hrv"]["withheld"].contains("rmssd_ms"));
    CHECK(bad["notes"].back().get<std::string>().find("No heart-rate variability") == 0);
}

TEST_CASE("analysis: the HRV of the record and of each window has every measure by its name")
{
    Analysis analysis;
    analysis.on(Sample{Channel::rr, at(0s), 0.0});
    Timestamp time = at(0s);
    for (std::uint32_t i = 0; seconds_of(time) < 670.0; ++i) {
        const double turn = 2.0 * std::numbers::pi * seconds_of(time);
        const Milliseconds ibi{850.0 + 30.0 * std::sin(0.1 * turn) + 15.0 * std::sin(0.25 * turn)};
        time += ibi;
        analysis.on(Beat{i, time, ibi, BeatSource::rr, 1.0f});
        analysis.on(
            BeatClassification{i, time, i == 0 ? BeatClass::first : BeatClass::normal, ibi, 1});
    }
    const auto hrv = nlohmann::json::parse(
        report_json({"straps.csv", {}, {}}, analysis, HrvOptions{300s, 120s}))["hrv"];
    CHECK(hrv["method"].is_string());
    REQUIRE(hrv["windows"].size() == 4);
    for (const auto& part : {hrv, hrv["windows"][0], hrv["windows"][3]}) {
        for (const char* key :
             {"sdnn_ms", "rmssd_ms", "pnn50_percent", "sd1_ms", "sd2_ms", "stress_index", "vlf_ms2",
              "lf_ms2", "hf_ms2", "total_power_ms2", "lf_nu", "hf_nu", "lf_hf", "lf_peak_hz",
              "hf_peak_hz", "nn_used", "corrected_percent"}) {
            CAPTURE(key);
            CHECK(part[key].is_number());
        }
        for (const char* key : {"vlf_ms2", "lf_ms2", "hf_ms2", "total_power_ms2", "lf_hf"})
            CHECK(part["lomb"][key].is_number());
        CHECK(part["lf_peak_hz"] == Approx(0.1).margin(0.002));
        CHECK(part["hf_peak_hz"] == Approx(0.25).margin(0.002));
    }
    CHECK(hrv["windows"][1]["from_s"].get<double>() - hrv["windows"][0]["from_s"].get<double>() ==
          Approx(120.0));

    analysis.on(PacerChange{at(0s), {}, true});
    const auto paced =
        nlohmann::json::parse(report_json({"straps.csv", {}, {}}, analysis, HrvOptions{}))["hrv"];
    CHECK(paced["lf_hf"].is_null());
    CHECK(paced["withheld"].contains("lf_hf"));
    CHECK(paced["lf_ms2"].is_number());
    const std::string text = report_text({"straps.csv", {}, {}}, analysis, HrvOptions{});
    CAPTURE(text);
    CHECK(text.find("  lf_peak_hz       0.09999 Hz\n") != std::string::npos);
    CHECK(text.find("  lf_hf            - (not meaningful while breathing is paced)\n") !=
          std::string::npos);
}

TEST_CASE("analysis: the text says the same, with the reason for what is withheld")
{
    const AnalysedSource source{"night.csv", {}, {}};
    const std::string text = report_text(source, five_minutes(BeatClass::ectopic), std::nullopt);
    CHECK(text.find("Length   4 min 58 s") != std::string::npos);
    CHECK(text.find("350 beats, 70.6 beats/min, 10.0 % corrected") != std::string::npos);
    CHECK(text.find("RMSSD - (too many uncertain beats)") != std::string::npos);
    CHECK(text.find("6.0 breaths/min from belt, 29 breaths, in to out 0.67") != std::string::npos);
}

TEST_CASE("analysis: intervals of seconds too noisy for a heart rate are left out, with a hole")
{
    Analysis analysis;
    State state{};
    for (std::uint32_t i = 0; i < 30; ++i) {
        const bool noisy = i >= 10 && i < 20;
        const Milliseconds nn = noisy ? 500ms : 1000ms;
        analysis.on(BeatClassification{i, at(Seconds{i + 0.5}), BeatClass::normal, nn, 1});
        state.time = at(Seconds{i + 1.0});
        state.heart.reason = noisy ? Reason::noisy : Reason::none;
        analysis.on(state);
    }
    REQUIRE(analysis.nn().size() == 20);
    CHECK(analysis.mean_nn().value() == 1000ms);
    CHECK(analysis.nn()[9].adjacent);
    CHECK_FALSE(analysis.nn()[10].adjacent);
}

TEST_CASE("analysis: intervals of seconds in which people talk are left out, of a strap's list too")
{
    Analysis analysis;
    State state{};
    for (std::uint32_t i = 0; i < 30; ++i) {
        const bool talk = i >= 10 && i < 20;
        const Milliseconds nn = talk ? 700ms : 1000ms;
        analysis.on(Beat{i, at(Seconds{i + 0.5}), nn, BeatSource::rr, 1.0f});
        analysis.on(BeatClassification{i, at(Seconds{i + 0.5}), BeatClass::normal, nn, 1});
        state.time = at(Seconds{i + 1.0});
        state.heart.reason = talk ? Reason::talking : Reason::none;
        analysis.on(state);
    }
    REQUIRE(analysis.nn().size() == 20);
    CHECK(analysis.mean_nn().value() == 1000ms);
}

TEST_CASE(
    "analysis: an irregular rhythm withholds variability, suggests nothing and names a doctor")
{
    Analysis analysis;
    analysis.on(Sample{Channel::rr, at(0s), 0.0});
    Timestamp time = at(0s);
    for (std::uint32_t i = 0; i < 300; ++i) {
        const Milliseconds ibi{500.0 + 600.0 * std::fmod(0.618 * i * i, 1.0)};
        time += ibi;
        analysis.on(Beat{i, time, ibi, BeatSource::rr, 1.0f});
        analysis.on(BeatClassification{i, time, BeatClass::normal, ibi, 1});
    }
    const std::string text = report_text({"straps.csv", {}, {}}, analysis, HrvOptions{});
    CAPTURE(text);
    CHECK(text.find("RMSSD - (the rhythm is irregular)") != std::string::npos);
    CHECK(text.find("a doctor can tell more") != std::string::npos);
    const auto json =
        nlohmann::json::parse(report_json({"straps.csv", {}, {}}, analysis, HrvOptions{}));
    CHECK(json["heart"]["mean_hr_bpm"].is_number());
    CHECK(json["hrv"]["sdnn_ms"].is_null());
}

TEST_CASE("analysis: a change of in and out is a note with its time")
{
    Analysis analysis;
    analysis.on(Sample{Channel::belt, at(0s), 0.0});
    analysis.on(Notice{at(64s), "In and out have changed places."});
    const std::string text = report_text({"belt.csv", {}, {}}, analysis, std::nullopt);
    CHECK(text.find("- At 64 s: In and out have changed places.") != std::string::npos);
}
