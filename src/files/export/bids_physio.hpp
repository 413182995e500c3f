// SPDX-License-Identifier: MIT
// One signal as BIDS has it: NAME_physio.tsv.gz, a column without a heading, and beside it NAME_physio.json.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"
#include "files/export/even_signals.hpp"

namespace eupnea {

/// What the name of its file ends in: "_recording-ecg_physio.tsv.gz". A signal has a file of its own, for
/// BIDS has one rate a file.
std::string bids_table_ending(Channel channel);
std::string bids_sidecar_ending(Channel channel);

/// From the first measured value on: values with all their digits, "n/a" where nothing was measured; gzip.
Result<void> write_bids_table(const EvenSignal& signal, const std::filesystem::path& path);

/// SamplingFrequency, StartTime (of the first value, in seconds of the session), Columns (`cardiac` for a pulse wave, `respiratory`, `ecg`), and what the
/// column is.
std::string bids_sidecar(const EvenSignal& signal);

} // namespace eupnea
