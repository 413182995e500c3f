// SPDX-License-Identifier: MIT
// Samples of some channels of one stream of an XDF file, chunk by chunk.
#pragma once

#include <deque>
#include <functional>
#include <vector>

#include "files/formats/xdf_chunks.hpp"

namespace eupnea {

class XdfStreamReader {
public:
    /// `channels`: of the stream, from 0.
    XdfStreamReader(BinaryFile file, XdfStream stream, std::vector<std::size_t> channels)
        : file_(std::move(file)), stream_(std::move(stream)), channels_(std::move(channels)),
          place_(stream_.first_samples)
    {}

    /// The next chunk's samples one by one: stamp in s, one value for each channel. False at the end.
    bool read(const std::function<void(double stamp_s, std::span<const double> values)>& sample);

    double progress() const
    {
        return static_cast<double>(place_) / static_cast<double>(file_.size());
    }
    bool damaged() const { return damaged_; }

private:
    bool read_samples(std::uint64_t place, std::uint64_t end,
                      const std::function<void(double, std::span<const double>)>& sample);
    double value_at(std::span<const std::uint8_t> bytes, std::size_t at) const;
    std::size_t value_bytes() const;

    BinaryFile file_;
    XdfStream stream_;
    std::vector<std::size_t> channels_;
    std::uint64_t place_; ///< of the next chunk; 0: none
    std::optional<double> last_stamp_s_;
    std::vector<double> values_;
    bool damaged_ = false;
};

} // namespace eupnea
