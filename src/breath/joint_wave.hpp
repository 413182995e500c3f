// SPDX-License-Identifier: MIT
// The one wave that several modulations carry together.
#pragma once

#include <array>
#include <cstddef>

#include "breath/track.hpp"

namespace eupnea {

/// Leading principal component of up to eight tracks of one half minute, each in units of its own
/// deviation: what they share grows, what is noise of one alone shrinks. Its sign means nothing.
class JointWave {
public:
    static constexpr std::size_t most_tracks = 8;

    /// More than most_tracks, or one that does not vary, is left out.
    void add(const Track& track);
    std::size_t tracks() const { return size_; }
    /// As long as the shortest track, the newest last; empty for none.
    Track wave() const;

private:
    using Weights = std::array<double, most_tracks>;
    std::size_t length() const;
    double correlation(std::size_t a, std::size_t b) const;
    Weights weights() const;

    std::array<Track, most_tracks> tracks_;
    std::size_t size_ = 0;
};

} // namespace eupnea
