// SPDX-License-Identifier: MIT
#include "measures/coherence.hpp"

#include <algorithm>

#include "base/limits.hpp"

namespace eupnea {

namespace {

constexpr SampleRate grid = 4_sps;
constexpr Seconds window = 64s;
constexpr Seconds least_window = 30s;
constexpr Seconds stale = 5s;
constexpr std::size_t window_length = 256;
constexpr std::size_t fft_length = 2048;
constexpr std::size_t most_beats = 280;
constexpr std::size_t bins_beside_peak = 7; // 7.68 bins are 0.015 Hz

/// Power in the 0.030 Hz window around the greatest bin from `low` to `high`, and that bin.
struct Peak {
    std::size_t bin = 0;
    double power = 0.0;
};
Peak peak_of(const Spectrum& spectrum, Hertz low, Hertz high)
{
    const auto& density = spectrum.density;
    Peak peak;
    for (std::size_t k = 0; k < density.size() && spectrum.frequency(k) < high.value; ++k)
        if (spectrum.frequency(k) >= low.value && (peak.bin == 0 || density[k] > density[peak.bin]))
            peak.bin = k;
    for (std::size_t k = peak.bin - bins_beside_peak; k <= peak.bin + bins_beside_peak; ++k)
        peak.power += density[k] * spectrum.step.value;
    return peak;
}

} // namespace

Coherence::Coherence()
    : tachogram_(window + 4s), spline_(most_beats), periodogram_(window_length, fft_length, grid)
{
    time_s_.reserve(most_beats);
    nn_ms_.reserve(most_beats);
    even_.reserve(window_length);
}

Timestamp Coherence::window_begin() const
{
    return std::max(tachogram_.unbroken_from(), tachogram_.newest() - window);
}

void Coherence::resample(Timestamp from)
{
    time_s_.clear();
    nn_ms_.clear();
    for (std::size_t i = 0; i < tachogram_.points().size(); ++i) {
        const Nn& nn = tachogram_.points()[i];
        if (nn.end < tachogram_.unbroken_from()) continue;
        time_s_.push_back((nn.end - from).count());
        nn_ms_.push_back(nn.interval.count());
    }
    const Seconds length = tachogram_.newest() - from;
    const auto samples = static_cast<std::size_t>(length.count() * grid.per_second + 1e-6);
    even_.resize(std::min(samples, window_length));
    spline_.fit(time_s_, nn_ms_);
    spline_.sample(0.0, period(grid).count(), even_);
}

Coherence::Reading Coherence::value(Timestamp now)
{
    if (tachogram_.empty()) return {};
    if (now - tachogram_.newest() > stale) return {.reason = Reason::no_signal};
    const Timestamp from = window_begin();
    if (tachogram_.newest() - from < least_window)
        return {.reason = tachogram_.newest() - tachogram_.points().front().end >= least_window
                              ? Reason::gap
                              : Reason::few_beats};
    if (tachogram_.corrected_share(from) > most_corrected_share)
        return {.reason = Reason::corrected_beats};

    resample(from);
    remove_line(even_);
    const Spectrum& spectrum = periodogram_(even_);
    const Peak peak = peak_of(spectrum, 0.04_Hz, 0.26_Hz);
    const double band = spectrum.power(0.04_Hz, 0.26_Hz);
    const double total = spectrum.power(0.0033_Hz, 0.40_Hz);
    if (band <= 1e-6 || total <= peak.power) return {.reason = Reason::no_sinus_swing};
    return {static_cast<float>(std::min(1.0, peak.power / band)),
            static_cast<float>(peak.power / (total - peak.power)),
            Hertz{spectrum.frequency(peak.bin)}, even_.size() < window_length, Reason::none};
}

} // namespace eupnea
