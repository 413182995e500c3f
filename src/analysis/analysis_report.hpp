// SPDX-License-Identifier: MIT
// An analysis as text to read and as JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/analysis.hpp"
#include "heart/record/offline_redetection.hpp"

namespace eupnea {

/// What the whole record showed of the signal's beats.
struct DetectionRepair {
    RepairCounts counts;
    std::string none_because; ///< empty where it was done
};

/// Where the analysed events came from.
struct AnalysedSource {
    struct ChannelOrigin {
        Channel channel;
        std::string column;
        bool guessed;
    };
    std::string title;                       ///< the file, or the session with its date
    std::vector<ChannelOrigin> origins = {}; ///< empty for a session
    std::vector<std::string> notes = {};
    std::vector<std::string> corrections = {};  ///< of the intervals, beyond the live one
    std::optional<DetectionRepair> repair = {}; ///< only where the whole record was looked at
};

/// HRV of the record, and of windows when there is a window.
struct HrvOptions {
    std::optional<Seconds> window;
    std::optional<Seconds> step;
};

std::string report_text(const AnalysedSource& source, const Analysis& analysis,
                        const std::optional<HrvOptions>& hrv);

/// `duration_s`, `channels`, `heart`, `breath`, `quality`, `notes`, and `hrv` when wished for; null
/// where there is no honest value.
std::string report_json(const AnalysedSource& source, const Analysis& analysis,
                        const std::optional<HrvOptions>& hrv);

} // namespace eupnea
