// SPDX-License-Identifier: MIT
#include "breath/shared_rhythm.hpp"

#include <cmath>

#include "breath/rate_voices.hpp"

namespace eupnea {

namespace {

constexpr double fewest_limit = 10.5; ///< breaths/min: below, a heart shows too little of them

constexpr Seconds band_trend{4.0};          ///< lets 8 breaths/min and more through
constexpr Seconds wide_interval_trend{7.0}; ///< 5 and more: below are the waves of blood pressure
constexpr Seconds wide_shape_trend{10.0};   ///< 4 and more
constexpr double least_band_swing = 0.008;  ///< deviation, of the interval: else it has no voice
constexpr double largest_unevenness = 0.42;
constexpr double snatched_skewness = 0.75; ///< of slopes: an inhale of 0.35 of the breath
constexpr double slower_by = 1.6;       ///< times: from an overtone down to its breath, even or not
constexpr double ruling_both = 0.5;     ///< of the variance, geometric mean of shapes and intervals
constexpr double harmonic_from = 1.25;  ///< times what a wider band counts
constexpr std::size_t blur = 4;         ///< grid steps: 1/min
constexpr std::size_t around_peak = 14; ///< grid steps: 3.5/min

RateSpectrum blurred(const RateSpectrum& spectrum)
{
    RateSpectrum smooth{};
    for (std::size_t k = 0; k < RateGrid::size; ++k) {
        const std::size_t first = k > blur ? k - blur : 0;
        const std::size_t last = std::min(k + blur, RateGrid::size - 1);
        float sum = 0.0f, weights = 0.0f;
        for (std::size_t i = first; i <= last; ++i) {
            const auto distance = static_cast<float>(i > k ? i - k : k - i);
            const float weight = 1.0f - distance / static_cast<float>(blur + 1);
            sum += weight * spectrum[i];
            weights += weight;
        }
        smooth[k] = sum / weights;
    }
    return smooth;
}

std::size_t peak_until(const RateSpectrum& spectrum, std::size_t end)
{
    const auto last = spectrum.begin() + static_cast<std::ptrdiff_t>(end);
    return static_cast<std::size_t>(std::max_element(spectrum.begin(), last) - spectrum.begin());
}

double centre_of(const RateSpectrum& spectrum, std::size_t peak)
{
    const std::size_t first = peak > around_peak ? peak - around_peak : 0;
    const std::size_t last = std::min(peak + around_peak, RateGrid::size - 1);
    double sum = 0.0, weights = 0.0;
    for (std::size_t i = first; i <= last; ++i) {
        sum += spectrum[i] * RateGrid::per_minute(static_cast<double>(i));
        weights += spectrum[i];
    }
    return sum / weights;
}

} // namespace

void SharedRhythm::add_interval(const Track& track)
{
    const Track band = without_trend(track, band_trend);
    interval_ = track;
    interval_band_count_ = counted(band);
    interval_wide_count_ = counted(without_trend(track, wide_interval_trend));
    interval_band_deviation_ms_ = deviation(band);
    add(band);
}

void SharedRhythm::add_shape(const Track& track)
{
    if (shape_count_ == shape_tracks_.size()) return;
    shape_tracks_[shape_count_++] = track;
    const Track band = without_trend(track, band_trend);
    shapes_.add(band);
    wide_shapes_.add(without_trend(track, wide_shape_trend));
    add(band);
}

void SharedRhythm::add(const Track& band)
{
    const RateSpectrum shares = explained_shares(band);
    for (std::size_t k = 0; k < RateGrid::size; ++k) evidence_[k] -= std::log(1.0f - shares[k]);
    ++tracks_;
}

Result<DerivedRate, Reason> SharedRhythm::find() const
{
    if (limit_.per_minute <= fewest_limit) return fail(Reason::too_fast);
    const Shapes shared = shapes();
    if (shared.snatched) return agreed({interval_wide_count_, shared.wide_count, std::nullopt});
    return find_in_band(shared);
}

SharedRhythm::Shapes SharedRhythm::shapes() const
{
    if (shapes_.tracks() < 2) return {std::nullopt, {}, false};
    const Count count = counted(shapes_.wave());
    if (count.per_minute <= 0.0) return {std::nullopt, {}, false};
    const Track wide = wide_shapes_.wave();
    return {count, counted(wide), std::abs(slope_skewness(wide)) > snatched_skewness};
}

Result<DerivedRate, Reason> SharedRhythm::agreed(const RateVoices& voices) const
{
    if (!(voices.lowest() > 0.0)) return fail(Reason::no_sinus_swing);
    if (voices.fastest() > limit_.per_minute) return fail(Reason::too_fast);
    const double apart = voices.highest() - voices.lowest();
    if (voices.unevenness() > largest_unevenness || apart > voices.room() ||
        slower_sine_rules(voices.rate()))
        return fail(Reason::sources_differ);
    return DerivedRate{voices.rate(), 0.5 + 0.5 * apart};
}

/// Holds between slow breaths give each more than one step, and what counts the steps is not the
/// breath. Waves of blood pressure may rule the intervals, but not the shapes as well.
bool SharedRhythm::slower_sine_rules(double rate) const
{
    const RateSpectrum in_intervals = explained_shares(interval_);
    const std::size_t end = RateGrid::index(rate / slower_by);
    for (std::size_t k = 0; k < end; ++k) {
        if (in_intervals[k] < ruling_both * ruling_both) continue;
        double in_shapes = 0.0;
        for (std::size_t i = 0; i < shape_count_; ++i)
            in_shapes +=
                explained_share(shape_tracks_[i], RateGrid::per_minute(static_cast<double>(k)));
        if (in_shapes * in_intervals[k] >
            ruling_both * ruling_both * static_cast<double>(shape_count_))
            return true;
    }
    return false;
}

std::optional<Count> SharedRhythm::interval_voice() const
{
    const bool swings = interval_band_deviation_ms_ > least_band_swing * interval_ms();
    if (!swings || interval_band_count_.per_minute <= 0.0) return std::nullopt;
    return interval_band_count_;
}

double SharedRhythm::spectral_voice() const
{
    const RateSpectrum smooth = blurred(evidence_);
    return centre_of(evidence_, peak_until(smooth, RateGrid::index(limit_.per_minute) + 1));
}

Result<DerivedRate, Reason> SharedRhythm::find_in_band(const Shapes& shapes) const
{
    RateVoices voices{interval_voice(), shapes.count, spectral_voice()};
    voices.leave_out_miscounted();
    if (voices.heard() < 2) return fail(Reason::no_sinus_swing);
    const double in_intervals = voices.interval ? interval_wide_count_.per_minute : 0.0;
    const double most_in_wide_band = std::max(in_intervals, shapes.wide_count.per_minute);
    const auto found = agreed(voices);
    if (found && (voices.overtone() || voices.rate() > harmonic_from * most_in_wide_band))
        return fail(Reason::sources_differ);
    return found;
}

} // namespace eupnea
