// SPDX-License-Identifier: MIT
/// The header of a WFDB record (PhysioNet, header(5)).
///
///     name signals rate[/counter] samples time date
///     file format[xN][:skew][+offset] gain[(baseline)][/units] bits zero first checksum block description
///
/// with a line for each signal; lines that begin with # are comments.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace eupnea {

struct WfdbHeader {
    struct Signal {
        std::string file;
        int format = 16;
        std::size_t samples = 1;   ///< in a frame
        std::int64_t skew = 0;     ///< in frames
        std::uint64_t offset = 0;  ///< of the first sample in the file, in bytes
        double gain = 200.0;       ///< digital units in a physical one
        double baseline = 0.0;     ///< digital value of physical zero
        std::string description{}; ///< "MLII"
    };
    std::string name;
    double rate = 250.0;      ///< frames a second
    std::uint64_t frames = 0; ///< 0 when not stated
    std::size_t segments = 0; ///< 0 for a record of one piece
    std::vector<Signal> signals;
};

/// Files of signals are named without a folder, or refused.
Result<WfdbHeader> read_wfdb_header(const std::filesystem::path& path);

/// "rec1.hea" for "rec1.dat", "rec1.atr", "rec1.hea" where there is such a file, else the only header
/// in the folder that names the file.
std::optional<std::filesystem::path> wfdb_header_beside(const std::filesystem::path& path);

} // namespace eupnea
