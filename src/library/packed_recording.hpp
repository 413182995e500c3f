// SPDX-License-Identifier: MIT
// A recording's inputs in memory, from which a replay can read at any place.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/event.hpp"
#include "session/replay.hpp"

namespace eupnea {

/// Samples are packed as in the library (library/sample_codec.hpp): a day of three channels takes tens
/// of megabytes. The same events in the same order, bit for bit.
class PackedRecording {
public:
    void add(const Event& input);

    std::optional<Event> next();
    RecordPlace place() const { return place_; }
    void go_to(const RecordPlace& place) { place_ = place; }

    std::uint64_t samples() const { return packed_.size() * chunk + unpacked_.size(); }

private:
    static constexpr std::uint64_t chunk = 4096; ///< samples packed together

    struct PlacedEvent {
        std::uint64_t samples_before;
        Event event;
    };
    const Sample& sample(std::uint64_t number);

    std::vector<std::vector<std::uint8_t>> packed_;
    std::vector<Sample> unpacked_; ///< the newest
    std::vector<PlacedEvent> events_;
    RecordPlace place_;
    std::vector<Sample> at_hand_; ///< one chunk
    std::optional<std::uint64_t> chunk_at_hand_;
};

} // namespace eupnea
