// SPDX-License-Identifier: MIT
#include "heart/hrv/hrv_report.hpp"

#include <algorithm>
#include <cmath>

#include "base/limits.hpp"
#include "heart/hrv/hrv.hpp"
#include "heart/hrv/hrv_spectrum.hpp"
#include "heart/uneven_rhythm.hpp"

namespace eupnea {

namespace {

constexpr Seconds for_short_terms = 60s;
constexpr Seconds for_firm_short_terms = 120s;
constexpr Seconds for_spread = 120s;
constexpr Seconds for_hf = 120s;
constexpr Seconds for_lf = 240s;
constexpr Seconds for_vlf = 300s;
constexpr Seconds grace = 3s; // a window of 300 s rarely begins and ends on a beat

/// What there is to go by.
struct Evidence {
    Seconds measured{0.0};        ///< sum of the normal intervals
    Seconds longest_stretch{0.0}; ///< without a hole, corrected intervals included
    Reason refusal = Reason::none;

    Measure enough(Seconds needed, std::optional<double> value) const
    {
        return classify(measured, needed, value, Reason::few_beats);
    }
    Measure enough_unbroken(Seconds needed, std::optional<double> value) const
    {
        const bool broken = measured + grace >= needed;
        return classify(longest_stretch, needed, value, broken ? Reason::gap : Reason::few_beats);
    }
    /// Shorter stretches stay out of the spectrum: with one that is long enough for LF, all are.
    Seconds least_stretch() const
    {
        return (longest_stretch + grace < for_lf ? for_hf : for_lf) - grace;
    }

private:
    Measure classify(Seconds there, Seconds needed, std::optional<double> value, Reason lack) const
    {
        if (refusal != Reason::none) return {std::nullopt, refusal};
        if (there + grace < needed || !value) return {std::nullopt, lack};
        return {value, Reason::none};
    }
};

template <class Quantity>
std::optional<double> number(std::optional<Quantity> quantity)
{
    if (!quantity) return std::nullopt;
    return quantity->count();
}

std::vector<Milliseconds> normal_intervals(std::span<const Nn> nn)
{
    std::vector<Milliseconds> normal;
    for (const Nn& n : nn) {
        if (!n.adjacent && !normal.empty()) normal.push_back(nn_break);
        normal.push_back(n.measured ? n.interval : nn_break);
    }
    return normal;
}

Evidence evidence_of(std::span<const Nn> nn, const HrvReport& report)
{
    Evidence evidence;
    Seconds stretch{0.0};
    for (const Nn& n : nn) {
        if (n.measured) evidence.measured += n.interval;
        stretch = (n.adjacent ? stretch : 0s) + n.interval;
        evidence.longest_stretch = std::max(evidence.longest_stretch, stretch);
    }
    if (report.corrected_percent > 100.0 * most_corrected_share)
        evidence.refusal = Reason::corrected_beats;
    if (is_irregular(nn)) evidence.refusal = Reason::irregular;
    return evidence;
}

void fill_time_domain(HrvReport& report, std::span<const Nn> all, const Evidence& evidence)
{
    const auto nn = normal_intervals(all);
    const auto short_term = [&](std::optional<double> value) {
        Measure measure = evidence.enough(for_short_terms, value);
        measure.provisional = measure.value && evidence.measured + grace < for_firm_short_terms;
        return measure;
    };
    report.mean_hr_bpm = short_term(mean_heart_rate_bpm(nn));
    report.mean_nn_ms = short_term(number(mean_nn(nn)));
    report.rmssd_ms = short_term(number(rmssd(nn)));
    report.ln_rmssd = report.rmssd_ms;
    if (auto& value = report.ln_rmssd.value) value = std::log(*value);
    report.sdsd_ms = short_term(number(sdsd(nn)));
    report.pnn50_percent = short_term(pnn50_percent(nn));
    report.sd1_ms = short_term(number(sd1(nn)));
    report.sdnn_ms = evidence.enough(for_spread, number(sdnn(nn)));
    report.sd2_ms = evidence.enough(for_spread, number(sd2(nn)));
    report.stress_index = evidence.enough(for_spread, stress_index(nn));
}

Measure free_only(Measure measure, Breathing breathing)
{
    if (breathing == Breathing::free) return measure;
    return {std::nullopt, Reason::paced_breathing};
}

std::optional<double> ratio(double a, double b)
{
    if (b <= 0.0) return std::nullopt;
    return a / b;
}

void fill_welch(HrvReport& report, std::span<const Nn> nn, const Evidence& evidence,
                Breathing breathing)
{
    const auto spectrum = welch_spectrum(nn, evidence.least_stretch());
    if (!spectrum) return;
    const BandPowers bands = band_powers(*spectrum);
    const auto lf = [&](std::optional<double> v) { return evidence.enough_unbroken(for_lf, v); };
    report.vlf_ms2 = evidence.enough_unbroken(for_vlf, bands.vlf_ms2);
    report.lf_ms2 = lf(bands.lf_ms2);
    report.hf_ms2 = evidence.enough_unbroken(for_hf, bands.hf_ms2);
    report.total_power_ms2 = lf(bands.total_ms2);
    report.lf_nu = lf(bands.lf_nu());
    report.hf_nu = lf(bands.hf_nu());
    report.lf_hf = free_only(lf(ratio(bands.lf_ms2, bands.hf_ms2)), breathing);
    report.lf_peak_hz = lf(bands.lf_peak.value);
    report.hf_peak_hz = evidence.enough_unbroken(for_hf, bands.hf_peak.value);
}

void fill_lomb(HrvReport& report, std::span<const Nn> nn, const Evidence& evidence,
               Breathing breathing)
{
    const auto spectrum = lomb_spectrum(nn, evidence.least_stretch());
    if (!spectrum) return;
    const BandPowers bands = band_powers(*spectrum);
    const auto lf = [&](std::optional<double> v) { return evidence.enough_unbroken(for_lf, v); };
    report.lomb_vlf_ms2 = evidence.enough_unbroken(for_vlf, bands.vlf_ms2);
    report.lomb_lf_ms2 = lf(bands.lf_ms2);
    report.lomb_hf_ms2 = evidence.enough_unbroken(for_hf, bands.hf_ms2);
    report.lomb_total_power_ms2 = lf(bands.total_ms2);
    report.lomb_lf_hf = free_only(lf(ratio(bands.lf_ms2, bands.hf_ms2)), breathing);
}

std::span<const Nn> ending_in(std::span<const Nn> nn, Timestamp from, Timestamp until)
{
    const auto before = [](const Nn& n, Timestamp time) { return n.end < time; };
    const auto first = std::lower_bound(nn.begin(), nn.end(), from, before);
    const auto last = std::lower_bound(first, nn.end(), until, before);
    return {first, last};
}

} // namespace

HrvReport hrv_report(std::span<const Nn> all, Timestamp from, Timestamp until, Breathing breathing)
{
    const auto nn = ending_in(all, from, until);
    HrvReport report;
    report.from = from;
    report.until = until;
    report.nn_used = static_cast<std::size_t>(
        std::count_if(nn.begin(), nn.end(), [](const Nn& n) { return n.measured; }));
    if (!nn.empty())
        report.corrected_percent = 100.0 * static_cast<double>(nn.size() - report.nn_used) /
                                   static_cast<double>(nn.size());
    const Evidence evidence = evidence_of(nn, report);
    fill_time_domain(report, nn, evidence);
    fill_welch(report, nn, evidence, breathing);
    fill_lomb(report, nn, evidence, breathing);
    return report;
}

HrvReport hrv_report(std::span<const Nn> nn, Breathing breathing)
{
    if (nn.empty()) return {};
    const Timestamp just_after{nn.back().end + 1ns};
    return hrv_report(nn, nn.front().end - nn.front().interval, just_after, breathing);
}

std::vector<HrvReport> hrv_windows(std::span<const Nn> nn, Seconds window, Seconds step,
                                   Breathing breathing)
{
    std::vector<HrvReport> reports;
    if (nn.empty()) return reports;
    const Timestamp first = nn.front().end - nn.front().interval;
    for (std::size_t i = 0;; ++i) {
        const Timestamp from = first + static_cast<double>(i) * step;
        if (from + window > nn.back().end + Seconds{1e-6}) return reports;
        reports.push_back(hrv_report(nn, from, from + window, breathing));
    }
}

} // namespace eupnea
