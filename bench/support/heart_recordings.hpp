// SPDX-License-Identifier: MIT
// Every recording whose beats are known, and its harder variants.
#pragma once

#include <filesystem>
#include <vector>

#include "bench/support/recording.hpp"

namespace eupnea::bench {

/// In the order of the table. A recording that is not there is left out.
std::vector<Recording> ecg_recordings(const std::filesystem::path& data);
std::vector<Recording> ppg_recordings(const std::filesystem::path& data);

} // namespace eupnea::bench
