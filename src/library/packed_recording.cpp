// SPDX-License-Identifier: MIT
#include "library/packed_recording.hpp"

#include "library/sample_codec.hpp"

namespace eupnea {

void PackedRecording::add(const Event& input)
{
    const auto* sample = std::get_if<Sample>(&input);
    if (!sample) return events_.push_back({samples(), input});
    unpacked_.push_back(*sample);
    if (unpacked_.size() < chunk) return;
    packed_.push_back(encode(unpacked_));
    unpacked_.clear();
}

std::optional<Event> PackedRecording::next()
{
    const bool event_is_due =
        place_.events < events_.size() && events_[place_.events].samples_before <= place_.samples;
    if (event_is_due) return events_[place_.events++].event;
    if (place_.samples >= samples()) return std::nullopt;
    return sample(place_.samples++);
}

const Sample& PackedRecording::sample(std::uint64_t number)
{
    const std::uint64_t wanted = number / chunk;
    if (wanted == packed_.size()) return unpacked_[number % chunk];
    if (chunk_at_hand_ != wanted) {
        at_hand_ = decode_samples(packed_[wanted]).value(); // encode() wrote it
        chunk_at_hand_ = wanted;
    }
    return at_hand_[number % chunk];
}

} // namespace eupnea
