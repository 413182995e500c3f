// SPDX-License-Identifier: MIT
// What a sketch prints that is readable and no wave, in a sentence with the way out.
#pragma once

#include <span>
#include <string>

#include "base/units.hpp"
#include "drivers/first_bytes.hpp"

namespace eupnea {

/// Whether the bytes are lines of text, so that the port has the right speed.
bool is_text(std::span<const Chunk> chunks);

/// Why these lines of text fit no format, and what to do about it.
std::string advice_on(std::span<const Chunk> chunks);

/// What a board states of its sensor that it does not find, with what to do; empty where it states nothing so.
std::string trouble_in(std::span<const Chunk> chunks);

/// For a sketch that fits a format of lines and yet has no wave in it: numbers that only count, that come
/// with the beats, or intervals that are repeated in every line. Empty where nothing is amiss.
/// @param chosen  the person states what the numbers are: then they may be slow
std::string advice_on(const Driver& driver, std::span<const Chunk> chunks, bool chosen);

/// For a channel with too few samples a second to find anything in; empty where they are enough.
std::string advice_on_rate(Channel channel, SampleRate rate);

} // namespace eupnea
