// SPDX-License-Identifier: MIT
// Every HRV measure of a stretch of NN intervals, or the reason why it is withheld.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/quality.hpp"
#include "heart/nn_timeline.hpp"

namespace eupnea {

/// A number, or why there is none.
struct Measure {
    std::optional<double> value{};
    Reason reason = Reason::few_beats; ///< none when there is a value
    bool provisional = false;          ///< from less than the recommended time
};

/// Whether the person was guided: then LF/HF says nothing about the nervous system's balance.
enum class Breathing : std::uint8_t { free = 0, paced };

/// The heart's own variability from `from` to `until`.
///
/// Needs 60 s of intervals for RMSSD, SDSD, pNN50, SD1, mean rate (provisional below 120 s), 120 s
/// for SDNN, SD2, the stress index and HF, 240 s for LF, total power, normalised units and LF/HF,
/// 300 s for VLF. More than 5 % corrected beats, and a rhythm without order
/// (heart/uneven_rhythm.hpp), withhold everything but the counts.
struct HrvReport {
    Timestamp from{};
    Timestamp until{};
    std::size_t nn_used = 0;        ///< intervals between normal beats
    double corrected_percent = 0.0; ///< intervals that the beat correction put in

    Measure mean_hr_bpm, mean_nn_ms, sdnn_ms, rmssd_ms, ln_rmssd, sdsd_ms, pnn50_percent;
    Measure sd1_ms, sd2_ms, stress_index;
    Measure vlf_ms2, lf_ms2, hf_ms2, total_power_ms2, lf_nu, hf_nu, lf_hf, lf_peak_hz, hf_peak_hz;
    Measure lomb_vlf_ms2, lomb_lf_ms2, lomb_hf_ms2, lomb_total_power_ms2, lomb_lf_hf;
};

/// One line per measure: the name it has in files, and where it is.
struct HrvField {
    std::string_view name;
    Measure HrvReport::*measure;
};
constexpr std::array<HrvField, 19> hrv_fields{{
    {"mean_hr_bpm", &HrvReport::mean_hr_bpm},
    {"mean_nn_ms", &HrvReport::mean_nn_ms},
    {"sdnn_ms", &HrvReport::sdnn_ms},
    {"rmssd_ms", &HrvReport::rmssd_ms},
    {"ln_rmssd", &HrvReport::ln_rmssd},
    {"sdsd_ms", &HrvReport::sdsd_ms},
    {"pnn50_percent", &HrvReport::pnn50_percent},
    {"sd1_ms", &HrvReport::sd1_ms},
    {"sd2_ms", &HrvReport::sd2_ms},
    {"stress_index", &HrvReport::stress_index},
    {"vlf_ms2", &HrvReport::vlf_ms2},
    {"lf_ms2", &HrvReport::lf_ms2},
    {"hf_ms2", &HrvReport::hf_ms2},
    {"total_power_ms2", &HrvReport::total_power_ms2},
    {"lf_nu", &HrvReport::lf_nu},
    {"hf_nu", &HrvReport::hf_nu},
    {"lf_hf", &HrvReport::lf_hf},
    {"lf_peak_hz", &HrvReport::lf_peak_hz},
    {"hf_peak_hz", &HrvReport::hf_peak_hz},
}};
/// The same by Lomb and Scargle; nested under "lomb" in files.
constexpr std::array<HrvField, 5> hrv_lomb_fields{{
    {"vlf_ms2", &HrvReport::lomb_vlf_ms2},
    {"lf_ms2", &HrvReport::lomb_lf_ms2},
    {"hf_ms2", &HrvReport::lomb_hf_ms2},
    {"total_power_ms2", &HrvReport::lomb_total_power_ms2},
    {"lf_hf", &HrvReport::lomb_lf_hf},
}};

constexpr std::string_view hrv_method =
    "time domain: Task Force 1996, over normal intervals; spectrum: cubic spline 4 Hz, smoothness "
    "priors lambda 500, Welch, Hann 300 s, 50 % overlap; lomb: Lomb-Scargle, the same windows, "
    "no interpolation, line removed";

/// Of the intervals that end in [from, until).
HrvReport hrv_report(std::span<const Nn> nn, Timestamp from, Timestamp until,
                     Breathing breathing = Breathing::free);

/// Of the whole series.
HrvReport hrv_report(std::span<const Nn> nn, Breathing breathing = Breathing::free);

/// Of windows of `window`, one every `step`, from the first interval's beginning; whole windows.
std::vector<HrvReport> hrv_windows(std::span<const Nn> nn, Seconds window, Seconds step,
                                   Breathing breathing = Breathing::free);

} // namespace eupnea
