// SPDX-License-Identifier: MIT
#include "library/sealed_stream.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <optional>

#include "base/output_file.hpp"

namespace eupnea {

namespace {

/// MMMMMMMM SSSSSSSSSSSSSSSS PPPPPPPP RRRRRRRR HHHHHHHHHHHHHHHHHHHHHHHH <chunks>
///
/// M magic, S salt, P passes and R bytes of memory of Argon2id (64 bit, little-endian), H secretstream's header.
/// Each chunk has 65536 bytes and 17 more, the last one fewer.
constexpr std::string_view magic = "EupnPer1";
constexpr std::size_t chunk_size = 65'536;
constexpr std::size_t sealed_chunk_size = chunk_size + crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::uintmax_t largest_file = std::uintmax_t{4} << 30;

using StreamHeader = std::array<std::uint8_t, crypto_secretstream_xchacha20poly1305_HEADERBYTES>;

struct FileHead {
    ByteVector salt;
    PassphraseCost cost;
    StreamHeader stream;
};

void write_number(std::ostream& out, std::uint64_t number)
{
    for (int byte = 0; byte < 8; ++byte) out.put(static_cast<char>(number >> (8 * byte)));
}

std::uint64_t read_number(std::istream& in)
{
    std::uint64_t number = 0;
    for (int byte = 0; byte < 8; ++byte)
        number |= static_cast<std::uint64_t>(in.get() & 0xFF) << (8 * byte);
    return number;
}

void write_bytes(std::ostream& out, std::span<const std::uint8_t> bytes)
{
    out.write(reinterpret_cast<const char*>(bytes.data()),
              static_cast<std::streamsize>(bytes.size()));
}

/// Fewer than asked for at the end of the file.
std::size_t read_bytes(std::istream& in, std::span<std::uint8_t> bytes)
{
    in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return static_cast<std::size_t>(in.gcount());
}

std::optional<FileHead> read_head(std::istream& in)
{
    std::array<std::uint8_t, magic.size()> found{};
    FileHead head{ByteVector(salt_size), {}, {}};
    if (read_bytes(in, found) < found.size() ||
        std::memcmp(found.data(), magic.data(), magic.size()) != 0 ||
        read_bytes(in, head.salt) < salt_size)
        return std::nullopt;
    head.cost.passes = read_number(in);
    head.cost.memory_bytes = read_number(in);
    if (read_bytes(in, head.stream) < head.stream.size() || !head.cost.is_bearable())
        return std::nullopt;
    return head;
}

UserMessage about(const std::filesystem::path& file, std::string_view what)
{
    return {fmt::format("{} {}", file.string(), what)};
}

void write_chunks(std::ostream& out, std::span<const std::uint8_t> bytes,
                  crypto_secretstream_xchacha20poly1305_state& state)
{
    ByteVector sealed(sealed_chunk_size);
    std::size_t from = 0;
    for (bool last = false; !last; from += chunk_size) {
        const auto chunk = bytes.subspan(from, std::min(chunk_size, bytes.size() - from));
        last = from + chunk.size() == bytes.size();
        unsigned long long length = 0;
        crypto_secretstream_xchacha20poly1305_push(
            &state, sealed.data(), &length, chunk.data(), chunk.size(), nullptr, 0,
            last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                 : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
        write_bytes(out, std::span{sealed}.first(static_cast<std::size_t>(length)));
    }
}

enum class Opened : std::uint8_t { whole, not_at_all, in_part };

/// @param plain  grows by what could be opened
Opened read_chunks(std::istream& in, crypto_secretstream_xchacha20poly1305_state& state,
                   ByteVector& plain)
{
    ByteVector sealed(sealed_chunk_size);
    for (;;) {
        const std::size_t length = read_bytes(in, sealed);
        const std::size_t before = plain.size();
        plain.resize(before + chunk_size);
        unsigned long long opened = 0;
        unsigned char tag = 0;
        const bool good =
            length >= crypto_secretstream_xchacha20poly1305_ABYTES &&
            crypto_secretstream_xchacha20poly1305_pull(&state, plain.data() + before, &opened, &tag,
                                                       sealed.data(), length, nullptr, 0) == 0;
        plain.resize(before + static_cast<std::size_t>(opened));
        if (!good) return before == 0 ? Opened::not_at_all : Opened::in_part;
        if (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL)
            return in.peek() == std::char_traits<char>::eof() ? Opened::whole : Opened::in_part;
    }
}

} // namespace

Result<void> write_sealed_file(const std::filesystem::path& path,
                               std::span<const std::uint8_t> bytes, const Passphrase& passphrase,
                               const PassphraseCost& cost)
{
    const ByteVector salt = new_salt();
    const auto key = key_of(passphrase, salt, cost);
    if (!key) return fail(key.error());
    auto file = OutputFile::open(path);
    if (!file) return fail(file.error());
    crypto_secretstream_xchacha20poly1305_state state;
    StreamHeader header;
    crypto_secretstream_xchacha20poly1305_init_push(&state, header.data(), key->bytes().data());
    std::ostream& out = file->stream();
    out << magic;
    write_bytes(out, salt);
    write_number(out, cost.passes);
    write_number(out, cost.memory_bytes);
    write_bytes(out, header);
    write_chunks(out, bytes, state);
    sodium_memzero(&state, sizeof state);
    return file->finish();
}

Result<ByteVector> read_sealed_file(const std::filesystem::path& path, const Passphrase& passphrase)
{
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored) ||
        std::filesystem::file_size(path, ignored) > largest_file)
        return fail(about(path, "is not there, or is no file that Eupnea exported."));
    std::ifstream in{path, std::ios::binary};
    const auto head = read_head(in);
    if (!head) return fail(about(path, "is no file that Eupnea exported."));
    const auto key = key_of(passphrase, head->salt, head->cost);
    if (!key) return fail(key.error());
    crypto_secretstream_xchacha20poly1305_state state;
    ByteVector plain;
    const bool begun = crypto_secretstream_xchacha20poly1305_init_pull(&state, head->stream.data(),
                                                                       key->bytes().data()) == 0;
    const Opened opened = begun ? read_chunks(in, state, plain) : Opened::not_at_all;
    sodium_memzero(&state, sizeof state);
    if (opened == Opened::not_at_all)
        return fail(about(path, "does not open with this passphrase, or is damaged at its "
                                "beginning."));
    if (opened == Opened::in_part)
        return fail(about(path, "is damaged or its end is missing. Nothing of it was taken over; "
                                "copy it once more."));
    return plain;
}

} // namespace eupnea
