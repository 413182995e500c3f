// SPDX-License-Identifier: MIT
/// The chunks of an XDF file (Extensible Data Format, sccn/xdf).
///
///     "XDF:", then chunks: count of length bytes 1, 4 or 8 | length from here on | u16 tag | content
///     tag 2: u32 stream | header as XML
///     tag 3: u32 stream | count of length bytes | samples; each 0 or 8 and a time stamp | values
///     tag 4: u32 stream | f64 when | f64 seconds that this stream's clock is behind
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "files/binary_file.hpp"

namespace eupnea {

struct XdfChunk {
    std::uint32_t tag = 0;
    std::uint64_t content = 0; ///< where it begins, behind the tag
    std::uint64_t length = 0;  ///< of the content
    std::uint64_t next = 0;    ///< where the next chunk begins
};

/// The chunk that begins there; none at the end, or where its length goes past the file's.
std::optional<XdfChunk> xdf_chunk_at(const BinaryFile& file, std::uint64_t place);

enum class XdfValue : std::uint8_t { float32, double64, int8, int16, int32, int64, text };

struct XdfStream {
    std::uint32_t id = 0;
    std::string name, type;
    std::size_t channels = 0;
    double rate = 0.0; ///< 0 for single events
    XdfValue value = XdfValue::float32;
    std::vector<std::string> labels{}; ///< one a channel, or none
    double clock_offset_s = 0.0;       ///< to add to its stamps
    std::uint64_t first_samples = 0;   ///< where its first chunk of samples begins; 0 without any
};

/// Headers and clock offsets; chunks of samples are passed over.
std::vector<XdfStream> read_xdf_streams(const BinaryFile& file);

/// What stands between <tag> and </tag>, first of all.
std::string xml_text(std::string_view xml, std::string_view tag);

} // namespace eupnea
