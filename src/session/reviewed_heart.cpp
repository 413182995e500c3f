// SPDX-License-Identifier: MIT
#include "session/reviewed_heart.hpp"

#include <algorithm>

#include "heart/hrv/hrv_spectrum.hpp"

namespace eupnea {

namespace {

constexpr Seconds half_window{150.0};
constexpr Seconds least_window{120.0};

EditedBeats measured(const RecordEdits& edits) { return {edits.measured_beats(), {}, {}}; }

} // namespace

ReviewedHeart::ReviewedHeart(const RecordEdits& edits, Corrections corrections)
{
    const EditedBeats edited = corrections == Corrections::raw ? measured(edits) : edits.beats();
    beats_ = classified_as_live(edited.beats);
    overrule(beats_, edited.vouched_for);
    NnTimeline timeline;
    for (const ClassifiedBeat& beat : beats_)
        timeline(beat.classification, [this](const Nn& nn) { nn_.push_back(nn); });
}

std::optional<Spectrum> ReviewedHeart::spectrum(Timestamp around) const
{
    const auto first = std::ranges::lower_bound(nn_, around - half_window, {}, &Nn::end);
    const auto last = std::ranges::lower_bound(nn_, around + half_window, {}, &Nn::end);
    return welch_spectrum(std::span{first, last}, least_window);
}

} // namespace eupnea
