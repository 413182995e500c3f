// SPDX-License-Identifier: MIT
// What a record's beats amount to, as they were measured or as they were edited.
#pragma once

#include <optional>
#include <vector>

#include "heart/hrv/hrv_report.hpp"
#include "heart/record/classified_beats.hpp"
#include "session/record_edits.hpp"
#include "signal/spectrum.hpp"

namespace eupnea {

enum class Corrections : std::uint8_t { edited = 0, raw };

/// Every beat with its class, after the live correction and, unless raw, after the person's.
class ReviewedHeart {
public:
    explicit ReviewedHeart(const RecordEdits& edits, Corrections corrections = Corrections::edited);

    const std::vector<ClassifiedBeat>& beats() const { return beats_; }
    const std::vector<Nn>& nn() const { return nn_; }

    HrvReport report(Timestamp from, Timestamp until, Breathing breathing) const
    {
        return hrv_report(nn_, from, until, breathing);
    }

    /// Of the five minutes around this time, in ms^2/Hz; nothing where there are less than two of them.
    std::optional<Spectrum> spectrum(Timestamp around) const;

private:
    std::vector<ClassifiedBeat> beats_;
    std::vector<Nn> nn_;
};

} // namespace eupnea
