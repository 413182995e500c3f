// SPDX-License-Identifier: MIT
// What the rest of a file says about its table: comments, lines above it, a JSON beside it, its name.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/sample.hpp"
#include "files/table/table_layout.hpp"

namespace eupnea {

struct StatedRate {
    SampleRate rate;
    std::string from; ///< "the file's header", "the file's name"
};

struct SidecarMetadata {
    std::optional<StatedRate> rate;
    std::vector<std::string> names; ///< of the columns, when a comment tells
    std::optional<Channel> channel; ///< when the file's name says what is in it
    bool in_volts = false;          ///< a line above the table says mV or the like
};

/// "sample_250hz", "62.5 Hz", "fs250" -> the rate; none when two differ.
std::optional<SampleRate> rate_in(std::string_view name);

/// A rate as a line of a header states it: "Sample Rate,512 hertz", "Interval= 0.001 s",
/// "2 msec/sample", "%Sample Rate = 250 Hz". Never the corner of a filter.
std::optional<SampleRate> rate_in_line(std::string_view line);

/// The number of hertz after the key of a line, in any language.
std::optional<SampleRate> hertz_in_line(std::string_view line);

/// Understands OpenSignals ("# {json}"), BioSPPy ("# Sampling Rate (Hz):= 1000"), OpenBCI, BIDS (a
/// .json with SamplingFrequency and Columns beside the file), lines that name a rate in a dozen
/// languages, and names like belt_100hz.csv.
SidecarMetadata metadata_of(const std::filesystem::path& path, const TableLayout& layout);

} // namespace eupnea
