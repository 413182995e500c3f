// SPDX-License-Identifier: MIT
/// A recording as an XDF file (Extensible Data Format, sccn/xdf); the layout is in files/xdf_chunks.hpp.
///
/// A stream for each channel, as doubles, every sample with its own time; and one of markers, as text.
#pragma once

#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "base/event.hpp"
#include "files/export/annotation.hpp"

namespace eupnea {

/// Samples as they come, a chunk of at most 512 at a time, and the markers at the end, in order of their times,
/// which are seconds of the session. Every value and every time keeps all its bits.
class XdfFile {
public:
    explicit XdfFile(std::ostream& out);

    /// Any event: a Stream comes before its first Sample.
    void on(const Event& event);
    void finish();

private:
    struct Stream {
        std::uint32_t id;
        std::vector<Sample> waiting{};
        std::uint64_t samples = 0;
        double first_s = 0.0, last_s = 0.0;
    };
    Stream& stream_of(Channel channel, SampleRate rate);
    void write_samples(Stream& stream);
    void write_markers();
    void write_footer(const Stream& stream);

    std::ostream* out_;
    std::map<Channel, Stream> streams_;
    std::vector<Annotation> markers_;
};

} // namespace eupnea
