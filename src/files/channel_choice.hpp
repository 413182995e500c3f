// SPDX-License-Identifier: MIT
// Which signals of a file with labels are which channels.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "files/recording_file.hpp"

namespace eupnea {

struct ChosenSignal {
    Channel channel;
    std::size_t signal; ///< from 0
    bool guessed;
};

/// The chosen ones, by label or by number from 1; else the best label for each of ECG, pulse wave and
/// belt; what has no label is no signal. The message lists what there is. `file`: its name, for the message.
Result<std::vector<ChosenSignal>> choose_signals(const std::vector<std::string>& labels,
                                                 const ImportOptions& options,
                                                 const std::string& file);

/// "signal 2, ECG II"
std::string signal_label(const std::vector<std::string>& labels, std::size_t signal);

/// "ecg from signal 2, ECG II." for each that was guessed.
std::vector<std::string> guesses_noted(const std::vector<FileChannel>& channels);

} // namespace eupnea
