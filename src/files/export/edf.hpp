// SPDX-License-Identifier: MIT
// A recording as an EDF+ file: its signals, and as annotations what was found in them and what happened.
#pragma once

#include <filesystem>
#include <vector>

#include "base/event.hpp"
#include "base/result.hpp"
#include "files/export/annotation.hpp"
#include "files/export/even_signals.hpp"

namespace eupnea {

/// Written at the end, through EDFlib: 16 bits a value over the range of its signal (whole numbers of at
/// most 16 bits as they are), whole numbers of samples a second, records of one second. EDF+ knows no
/// hole in one signal alone: there the value before it stands, under an annotation "gap, ecg". A text
/// of more than 40 bytes goes on in further annotations of the same time. No name is written, only the date and
/// the time of day.
class EdfFile {
public:
    void on(const Event& event);

    /// An error where there is no signal with a rate, and where the file cannot be written.
    Result<void> write(const std::filesystem::path& path);

private:
    EvenSignals signals_{Rates::whole};
    std::vector<Annotation> annotations_;
    std::int64_t begun_unix_ms_ = 0;
};

} // namespace eupnea
