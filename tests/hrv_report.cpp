// SPDX-License-Identifier: MIT
#include "heart/hrv/hrv_report.hpp"

#include "catch.hpp"
#include "rhythms.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

std::vector<Nn> nn_of(const std::vector<BeatClassification>& beats)
{
    NnTimeline timeline;
    std::vector<Nn> nn;
    for (const BeatClassification& beat : beats)
        timeline(beat, [&](const Nn& n) { nn.push_back(n); });
    return nn;
}

std::vector<Nn> rhythm(double length) { return nn_of(beats_of(sine_rhythm(900, 40, 0.1), length)); }

} // namespace

TEST_CASE("hrv report: five clean minutes give every measure")
{
    const auto report = hrv_report(rhythm(300));
    for (const auto& [name, measure] : hrv_fields) {
        CAPTURE(std::string{name});
        CHECK((report.*measure).value);
        CHECK((report.*measure).reason == Reason::none);
    }
    for (const auto& [name, measure] : hrv_lomb_fields) CHECK((report.*measure).value);
    CHECK(*report.lf_ms2.value == Approx(800).epsilon(0.03));
    CHECK(*report.lomb_lf_ms2.value == Approx(800).epsilon(0.03));
    CHECK(*report.lf_peak_hz.value == Approx(0.1).margin(0.001));
    CHECK(*report.ln_rmssd.value == Approx(std::log(*report.rmssd_ms.value)));
    CHECK(report.corrected_percent == 0.0);
}

TEST_CASE("hrv report: each measure waits for its own least time")
{
    const auto none = hrv_report(rhythm(50));
    CHECK_FALSE(none.rmssd_ms.value);
    CHECK(none.rmssd_ms.reason == Reason::few_beats);

    const auto early = hrv_report(rhythm(90));
    CHECK(early.rmssd_ms.value);
    CHECK(early.rmssd_ms.provisional);
    CHECK_FALSE(early.sdnn_ms.value);
    CHECK_FALSE(early.hf_ms2.value);

    const auto two_minutes = hrv_report(rhythm(150));
    CHECK_FALSE(two_minutes.rmssd_ms.provisional);
    CHECK(two_minutes.hf_ms2.value);
    CHECK_FALSE(two_minutes.lf_ms2.value);
    CHECK_FALSE(two_minutes.lf_hf.value);

    const auto four_minutes = hrv_report(rhythm(250));
    CHECK(four_minutes.lf_ms2.value);
    CHECK_FALSE(four_minutes.vlf_ms2.value);
}

TEST_CASE("hrv report: LF/HF is withheld in paced breathing, and says why")
{
    const auto report = hrv_report(rhythm(300), Breathing::paced);
    CHECK_FALSE(report.lf_hf.value);
    CHECK(report.lf_hf.reason == Reason::paced_breathing);
    CHECK_FALSE(report.lomb_lf_hf.value);
    CHECK(report.lf_ms2.value);
}

TEST_CASE("hrv report: more than 5 % corrected beats withhold every measure")
{
    auto nn = rhythm(300);
    for (std::size_t i = 0; i < nn.size(); i += 18) nn[i].measured = false;
    const auto report = hrv_report(nn);
    CHECK(report.corrected_percent > 5.0);
    for (const auto& [name, measure] : hrv_fields) {
        CHECK_FALSE((report.*measure).value);
        CHECK((report.*measure).reason == Reason::corrected_beats);
    }
    for (std::size_t i = 0; i < nn.size(); i += 36) nn[i].measured = true;
    CHECK(hrv_report(nn).rmssd_ms.value);
}

TEST_CASE("hrv report: a hole in the window takes the spectrum, not the time domain")
{
    auto nn = rhythm(300);
    nn[nn.size() / 2].adjacent = false;
    const auto report = hrv_report(nn);
    CHECK(report.rmssd_ms.value);
    CHECK_FALSE(report.lf_ms2.value);
    CHECK(report.lf_ms2.reason == Reason::gap);
}

TEST_CASE("hrv report: a corrected interval never enters a difference")
{
    auto nn = rhythm(300);
    const double before = *hrv_report(nn).rmssd_ms.value;
    nn[100].interval = 2000ms;
    nn[100].measured = false;
    CHECK(*hrv_report(nn).rmssd_ms.value == Approx(before).epsilon(0.01));
}

TEST_CASE("hrv report: windows of 300 s every 60 s over ten minutes are six")
{
    const auto windows = hrv_windows(rhythm(600), 300s, 60s);
    REQUIRE(windows.size() == 6);
    CHECK((windows[1].from - windows[0].from).count() == Approx(60.0));
    for (const auto& window : windows) CHECK(window.vlf_ms2.value);
}
