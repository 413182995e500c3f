// SPDX-License-Identifier: MIT
// A file of bytes, read at any place; what lies past its end is not there.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace eupnea {

class BinaryFile {
public:
    static Result<BinaryFile> open(const std::filesystem::path& path);

    std::uint64_t size() const { return size_; }

    /// The bytes from `offset` on that the file has, at most as many as `into` holds.
    std::size_t read(std::uint64_t offset, std::span<std::uint8_t> into) const;
    std::vector<std::uint8_t> bytes(std::uint64_t offset, std::size_t count) const;

private:
    struct Descriptor {
        int number;
        ~Descriptor();
    };
    BinaryFile(std::shared_ptr<Descriptor> file, std::uint64_t size)
        : file_(std::move(file)), size_(size)
    {}

    std::shared_ptr<Descriptor> file_;
    std::uint64_t size_;
};

/// Little-endian numbers at a place that the caller has checked.
inline std::uint32_t u16_at(std::span<const std::uint8_t> bytes, std::size_t at)
{
    return static_cast<std::uint32_t>(bytes[at] | bytes[at + 1] << 8);
}
inline std::int32_t i16_at(std::span<const std::uint8_t> bytes, std::size_t at)
{
    return static_cast<std::int16_t>(u16_at(bytes, at));
}
inline std::uint32_t u32_at(std::span<const std::uint8_t> bytes, std::size_t at)
{
    return u16_at(bytes, at) | u16_at(bytes, at + 2) << 16;
}
inline std::int32_t i24_at(std::span<const std::uint8_t> bytes, std::size_t at)
{
    const std::uint32_t value = u16_at(bytes, at) | static_cast<std::uint32_t>(bytes[at + 2]) << 16;
    return static_cast<std::int32_t>(value << 8) >> 8;
}

/// `bits` low bits of the value as a two's complement number.
inline std::int32_t signed_bits(std::uint32_t value, int bits)
{
    return static_cast<std::int32_t>(value << (32 - bits)) >> (32 - bits);
}

/// Printable ASCII and UTF-8 of a field of fixed width, without blanks and zeros around it.
std::string text_at(std::span<const std::uint8_t> bytes, std::size_t at, std::size_t width);

} // namespace eupnea
