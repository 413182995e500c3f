// SPDX-License-Identifier: MIT
#include "breath/shared_rhythm.hpp"

#include <cmath>

#include "breath/rate_voices.hpp"

namespace eupnea {

namespace {

constexpr double slow_from = 3.75; ///< breaths/min
constexpr double slow_until = 10.5;
constexpr float drift_share = 0.85f; ///< of the peak's share, at the lowest rate: a trend
constexpr double least_swing = 0.08; ///< of the interval: waves of blood pressure move it 4 %
constexpr double least_supported_swing = 0.04; ///< the same, where the heart's axis swings with it
constexpr float ruling_share = 0.6f;           ///< of the intervals' variance in slow breathing
constexpr float supported_share = 0.4f;        ///< the same, where the heart's axis swings with it
constexpr float clear_axis_share = 0.2f;       ///< of the axis' variance
constexpr float faint_axis_share = 0.1f;       ///< less: the axis does not move with it at all
constexpr double slow_count_difference = 1.0;  ///< breaths/min between the sine and the count
constexpr double slow_unevenness = 0.16;       ///< more is no sine, whatever explains most of it
constexpr float contradiction = 1.5f; ///< times the share that slow breathing has in the shapes
constexpr double near_count = 1.0;    ///< breaths/min

constexpr Seconds band_trend{4.0};          ///< lets 8 breaths/min and more through
constexpr Seconds wide_interval_trend{7.0}; ///< 5 and more: below are the waves of blood pressure
constexpr Seconds wide_shape_trend{10.0};   ///< 4 and more
constexpr double least_band_swing = 0.008;  ///< deviation, of the interval: else it has no voice
constexpr double lowest_of_intervals = 9.0; ///< breaths/min: below are the waves of blood pressure
constexpr double largest_unevenness = 0.42;
constexpr double snatched_skewness = 0.75; ///< of slopes: an inhale of 0.35 of the breath
constexpr double slower_by = 1.6;       ///< times: from an overtone down to its breath, even or not
constexpr float ruling_both = 0.5f;     ///< of the variance, geometric mean of shapes and intervals
constexpr double harmonic_from = 1.25;  ///< times what a wider band counts
constexpr std::size_t blur = 4;         ///< grid steps: 1/min
constexpr std::size_t around_peak = 14; ///< grid steps: 3.5/min
constexpr double least_evidence = 0.15; ///< a track, at the peak: noise stays below

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

/// Top of the parabola through a peak and its neighbours.
double refined(const RateSpectrum& spectrum, std::size_t peak)
{
    const auto index = static_cast<double>(peak);
    if (peak == 0 || peak + 1 == RateGrid::size) return RateGrid::per_minute(index);
    const double left = spectrum[peak - 1], top = spectrum[peak], right = spectrum[peak + 1];
    const double bend = left - 2 * top + right;
    return RateGrid::per_minute(bend < 0.0 ? index + 0.5 * (left - right) / bend : index);
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
    interval_share_ = explained_shares(track);
    interval_count_ = counted(smoothed(track));
    interval_deviation_ms_ = deviation(track);
    interval_band_count_ = counted(band);
    interval_wide_count_ = counted(without_trend(track, wide_interval_trend));
    interval_band_deviation_ms_ = deviation(band);
    add(band);
}

void SharedRhythm::add_axis(const Track& track)
{
    const RateSpectrum shares = explained_shares(track);
    for (std::size_t k = 0; k < RateGrid::size; ++k) axis_shares_[k] += shares[k];
    ++axes_;
    add_shape(track, shares);
}

void SharedRhythm::add_pulse(const Track& track) { add_shape(track, explained_shares(track)); }

void SharedRhythm::add_shape(const Track& track, const RateSpectrum& shares)
{
    for (std::size_t k = 0; k < RateGrid::size; ++k) shape_shares_[k] += shares[k];
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

Result<SharedRhythm::Found, Reason> SharedRhythm::find() const
{
    const Shapes shared = shapes();
    if (const auto slow = find_slow(shared)) return slow;
    if (limit_.per_minute <= slow_until) return fail(Reason::too_fast);
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

Result<SharedRhythm::Found, Reason> SharedRhythm::agreed(const RateVoices& voices) const
{
    if (!(voices.lowest() > 0.0)) return fail(Reason::no_sinus_swing);
    if (voices.fastest() > limit_.per_minute) return fail(Reason::too_fast);
    const double apart = voices.highest() - voices.lowest();
    if (voices.unevenness() > largest_unevenness || apart > voices.room(limit_) ||
        slower_sine_rules(voices.rate()))
        return fail(Reason::sources_differ);
    return Found{voices.rate(), 0.5 + 0.5 * apart};
}

// ---------------------------------------------------------------- slow breathing

Result<SharedRhythm::Found, Reason> SharedRhythm::find_slow(const Shapes& shapes) const
{
    const std::size_t peak = peak_until(interval_share_, RateGrid::size);
    const double rate = refined(interval_share_, peak);
    const float share = interval_share_[peak];
    const bool slow = rate >= slow_from && rate <= slow_until;
    const bool drift = interval_share_[0] > drift_share * share;
    const double apart = std::abs(interval_count_.per_minute - rate);
    const bool uneven = interval_count_.unevenness > slow_unevenness;
    if (!slow || drift || uneven || apart > slow_count_difference || !rules_the_heart(peak) ||
        (shapes.snatched && !rules_both(peak)) ||
        (shapes.count && shapes_contradict(peak, shapes.count->per_minute)))
        return fail(Reason::no_sinus_swing);
    return Found{rate, 0.2 + 1.5 * (1.0 - share)};
}

bool SharedRhythm::rules_the_heart(std::size_t peak) const
{
    const float share = interval_share_[peak];
    const double swing = 2.0 * std::sqrt(2.0 * share) * interval_deviation_ms_ / interval_ms();
    const float axis = axes_ > 0 ? axis_shares_[peak] / static_cast<float>(axes_) : 0.0f;
    if (axis > clear_axis_share) return share > supported_share && swing > least_supported_swing;
    if (axes_ > 0 && axis < faint_axis_share) return false;
    return share > ruling_share && swing > least_swing;
}

/// The shapes show a faster rhythm, and show it more than the slow one.
bool SharedRhythm::shapes_contradict(std::size_t peak, double shape_rate) const
{
    if (shape_rate <= slow_until) return false;
    const std::size_t first = RateGrid::index(std::max(slow_until, shape_rate - near_count));
    const std::size_t last = RateGrid::index(shape_rate + near_count);
    float most = 0.0f;
    for (std::size_t k = first; k <= last; ++k) most = std::max(most, shape_shares_[k]);
    return most > contradiction * shape_shares_[peak];
}

// ---------------------------------------------------------------- faster breathing

/// Holds between slow breaths give each more than one step, and what counts the steps is not the
/// breath. Waves of blood pressure may rule the intervals, but not the shapes as well.
bool SharedRhythm::slower_sine_rules(double rate) const
{
    const std::size_t end = RateGrid::index(rate / slower_by);
    for (std::size_t k = 0; k < end; ++k)
        if (rules_both(k)) return true;
    return false;
}

bool SharedRhythm::rules_both(std::size_t peak) const
{
    const auto shapes = static_cast<float>(shapes_.tracks());
    return shape_shares_[peak] * interval_share_[peak] > ruling_both * ruling_both * shapes;
}

std::optional<Count> SharedRhythm::interval_voice() const
{
    const bool swings = interval_band_deviation_ms_ > least_band_swing * interval_ms();
    if (!swings || interval_band_count_.per_minute <= 0.0) return std::nullopt;
    return interval_band_count_;
}

std::optional<double> SharedRhythm::spectral_voice() const
{
    const RateSpectrum smooth = blurred(evidence_);
    const std::size_t peak = peak_until(smooth, RateGrid::index(limit_.per_minute) + 1);
    if (smooth[peak] < least_evidence * tracks_) return std::nullopt;
    return centre_of(evidence_, peak);
}

Result<SharedRhythm::Found, Reason> SharedRhythm::find_in_band(const Shapes& shapes) const
{
    RateVoices voices{interval_voice(), shapes.count, spectral_voice()};
    voices.leave_out_miscounted();
    if (voices.heard() < 2) return fail(Reason::no_sinus_swing);
    if (!voices.shape && voices.interval->per_minute < lowest_of_intervals)
        return fail(Reason::no_sinus_swing);
    const double in_intervals = voices.interval ? interval_wide_count_.per_minute : 0.0;
    const double most_in_wide_band = std::max(in_intervals, shapes.wide_count.per_minute);
    const auto found = agreed(voices);
    if (found && (voices.overtone() || voices.rate() > harmonic_from * most_in_wide_band))
        return fail(Reason::sources_differ);
    return found;
}

} // namespace eupnea
