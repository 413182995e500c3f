// SPDX-License-Identifier: MIT
// What the rest of a file says about its table: comments, a JSON beside it, its name.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/sample.hpp"

namespace eupnea {

struct RateHint {
    SampleRate rate;
    std::string from; ///< "the file's header", "the file's name"
};

struct SidecarMetadata {
    std::optional<RateHint> rate;
    std::vector<std::string> names; ///< of the columns, when a comment tells
    std::optional<Channel> channel; ///< when the file's name says what is in it
};

/// Understands OpenSignals ("# {json}"), BioSPPy ("# Sampling Rate (Hz):= 1000"), OpenBCI
/// ("%Sample Rate = 250 Hz"), BIDS (a .json with SamplingFrequency and Columns beside the file) and
/// names like belt_100hz.csv.
/// "sample_250hz" -> 250.
std::optional<SampleRate> rate_in(std::string_view name);

SidecarMetadata hints_of(const std::filesystem::path& path, std::span<const std::string> comments);

} // namespace eupnea
