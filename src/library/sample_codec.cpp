// SPDX-License-Identifier: MIT
#include "library/sample_codec.hpp"

#include <zlib.h>

#include <array>
#include <bit>

namespace eupnea {

namespace {

using ByteVector = std::vector<std::uint8_t>;

constexpr std::size_t head_size = 4;
constexpr std::size_t bytes_per_sample = 1 + 8 + 8;
constexpr std::size_t most_samples = 1 << 16; ///< that a recorder ever put into one chunk

/// What the next word of a channel is compared with.
struct Past {
    std::uint64_t time = 0;
    std::uint64_t step = 0;
    std::uint64_t value = 0;
};
using Pasts = std::array<Past, channel_count>;

void put_planes(ByteVector& bytes, std::size_t from, std::size_t n, std::size_t i,
                std::uint64_t word)
{
    for (std::size_t plane = 0; plane < 8; ++plane)
        bytes[from + plane * n + i] = static_cast<std::uint8_t>(word >> (8 * plane));
}

std::uint64_t from_planes(const ByteVector& bytes, std::size_t from, std::size_t n, std::size_t i)
{
    std::uint64_t word = 0;
    for (std::size_t plane = 0; plane < 8; ++plane)
        word |= std::uint64_t{bytes[from + plane * n + i]} << (8 * plane);
    return word;
}

std::optional<ByteVector> inflated(std::span<const std::uint8_t> packed, std::size_t size)
{
    ByteVector plain(size);
    auto length = static_cast<uLongf>(size);
    const int code =
        uncompress(plain.data(), &length, packed.data(), static_cast<uLong>(packed.size()));
    if (code != Z_OK || length != size) return std::nullopt;
    return plain;
}

} // namespace

ByteVector encode(std::span<const Sample> samples)
{
    const std::size_t n = samples.size();
    ByteVector plain(n * bytes_per_sample);
    Pasts pasts;
    for (std::size_t i = 0; i < n; ++i) {
        Past& past = pasts[static_cast<std::size_t>(samples[i].channel)];
        const auto time = std::bit_cast<std::uint64_t>(seconds_of(samples[i].time));
        const auto value = std::bit_cast<std::uint64_t>(samples[i].value);
        const std::uint64_t step = time - past.time;
        plain[i] = static_cast<std::uint8_t>(samples[i].channel);
        put_planes(plain, n, n, i, step - past.step);
        put_planes(plain, 9 * n, n, i, value ^ past.value);
        past = {time, step, value};
    }
    auto packed_size = compressBound(static_cast<uLong>(plain.size()));
    ByteVector bytes(head_size + packed_size);
    for (std::size_t i = 0; i < head_size; ++i) bytes[i] = static_cast<std::uint8_t>(n >> (8 * i));
    compress2(bytes.data() + head_size, &packed_size, plain.data(),
              static_cast<uLong>(plain.size()), Z_BEST_SPEED);
    bytes.resize(head_size + packed_size);
    return bytes;
}

std::optional<std::vector<Sample>> decode_samples(std::span<const std::uint8_t> bytes)
{
    if (bytes.size() < head_size) return std::nullopt;
    std::size_t n = 0;
    for (std::size_t i = 0; i < head_size; ++i) n |= std::size_t{bytes[i]} << (8 * i);
    if (n > most_samples) return std::nullopt;
    const auto plain = inflated(bytes.subspan(head_size), n * bytes_per_sample);
    if (!plain) return std::nullopt;

    std::vector<Sample> samples;
    samples.reserve(n);
    Pasts pasts;
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t channel = (*plain)[i];
        if (channel >= channel_count) return std::nullopt;
        Past& past = pasts[channel];
        past.step += from_planes(*plain, n, n, i);
        past.time += past.step;
        past.value ^= from_planes(*plain, 9 * n, n, i);
        samples.push_back({static_cast<Channel>(channel),
                           at(Seconds{std::bit_cast<double>(past.time)}),
                           std::bit_cast<double>(past.value)});
    }
    return samples;
}

} // namespace eupnea
