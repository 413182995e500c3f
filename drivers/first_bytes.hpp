// SPDX-License-Identifier: MIT
// What the first seconds of bytes show of a device: its format and its rate.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "drivers/receiver.hpp"

namespace eupnea {

/// Bytes that arrived together.
struct Chunk {
    Timestamp arrival;
    std::vector<std::uint8_t> bytes;
    bool after_loss = false; ///< the port was lost and opened again before it
};

/// Each frame that a framing cuts from the bytes, with the chunk that ends it; half a frame before a loss
/// is thrown away. take(frame, chunk) returns whether the frame was accepted.
template <class Take>
void each_frame(Framing framing, std::span<const Chunk> chunks, Take&& take)
{
    Framer framer{framing};
    for (const Chunk& chunk : chunks) {
        if (chunk.after_loss) framer.clear();
        framer(chunk.bytes,
               [&](std::span<const std::uint8_t> frame) { return take(frame, chunk); });
    }
}

struct Guess {
    const Driver* driver;
    const Driver* rival; ///< another format that fits as well; nullptr when there is none
};

/// Tries every decoder; the one that accepts most of the bytes wins, and it must accept more than
/// half, and find something of use in three frames of text at least. Among equals, one that names this USB id comes first, else the order of all_drivers().
std::optional<Guess> guess_format(std::span<const Chunk> chunks, std::optional<UsbId> usb);

/// Whether this driver accepts more than half of the bytes, in three frames at least.
bool fits(const Driver& driver, std::span<const Chunk> chunks);

/// Frames a second of each clock that the driver leaves open: by the device's own time where it
/// reports one that goes about as fast as ours, else the slope of the arrivals between pauses; rounded to a usual rate, else to whole
/// frames a second. 0 for a clock with too few frames to measure, and for one that brings a waveform which an
/// earlier one brings. Nothing yet when that is so of every clock.
std::optional<FrameRates> measure_rates(const Driver& driver, std::span<const Chunk> chunks);

/// The first lines as they came, quoted, tabs as blanks and unprintable bytes as \xhh: "512", "515", "517".
std::string raw_lines(std::span<const Chunk> chunks, std::size_t most);

} // namespace eupnea
