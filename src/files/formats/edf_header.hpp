// SPDX-License-Identifier: MIT
/// The header of an EDF, EDF+ or BDF file (Kemp et al. 1992, Kemp and Olivan 2003; biosemi.com).
///
///     8 version | 80 patient | 80 recording | 8 date | 8 time | 8 bytes of the header
///     44 "EDF+C", "EDF+D" | 8 records | 8 seconds of a record | 4 signals
///     then of all signals: 16 label | 80 transducer | 8 unit | 8 physical minimum | 8 maximum
///     8 digital minimum | 8 maximum | 80 filter | 8 samples in a record | 32 reserved
///
/// A record holds the samples of each signal in turn, 2 (EDF) or 3 (BDF) bytes each, low byte first.
#pragma once

#include "files/binary_file.hpp"
#include "files/recording_file.hpp"

namespace eupnea {

struct EdfHeader {
    struct Signal {
        std::string label;
        double gain = 1.0;          ///< physical units in a digital one
        double offset = 0.0;        ///< physical value of digital zero
        std::size_t samples = 0;    ///< in a record
        std::uint64_t position = 0; ///< of its first byte in a record
        bool annotations = false;
    };

    std::vector<Signal> signals;
    std::size_t sample_bytes = 2;
    double record_s = 0.0;
    std::uint64_t records = 0; ///< whole ones that the file holds
    std::uint64_t records_stated = 0;
    std::uint64_t record_bytes = 0;
    std::uint64_t first_record = 0; ///< where it begins in the file
    bool interrupted = false;       ///< EDF+D: each record states its own time
    std::optional<RecordedAt> recorded_at;

    double rate(std::size_t signal) const
    {
        return static_cast<double>(signals[signal].samples) / record_s;
    }
};

/// Every size is compared with the file's own.
Result<EdfHeader> read_edf_header(const BinaryFile& file, const std::string& name);

} // namespace eupnea
