// SPDX-License-Identifier: MIT
// Many events as one body.
#pragma once

#include "library/event_rows.hpp"

namespace eupnea {

/// A line for each event, its fields parted by tabs: position, samples_before, time_s, kind, body. Before a zlib stream
/// of that text its length in bytes: 4 bytes, little-endian.
std::vector<std::uint8_t> encode_page(std::span<const EventRow> events);

/// Nothing when it is no page, holds more than four megabytes of text, or a line of it has no meaning.
std::optional<std::vector<EventRow>> decode_page(std::span<const std::uint8_t> page);

/// The first page's worth of them: one of a searched kind, or up to 256 of others.
std::span<const EventRow> next_page(std::span<const EventRow> events);

/// Of a page: the kind of its only event when it is a searched one; else empty.
std::string_view kind_of_page(std::span<const EventRow> page);

} // namespace eupnea
