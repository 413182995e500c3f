// SPDX-License-Identifier: MIT
#include "library/sealing/sealed_bytes.hpp"

#include <sodium.h>

#include <algorithm>

namespace eupnea {

namespace {

constexpr std::size_t padding = 256;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const std::uint8_t* bytes_of(std::string_view text)
{
    return reinterpret_cast<const std::uint8_t*>(text.data());
}

} // namespace

ByteVector seal_bytes(const Secret& key, std::string_view place,
                      std::span<const std::uint8_t> plain)
{
    const std::size_t padded = (plain.size() / padding + 1) * padding;
    ByteVector sealed(nonce_size + padded + tag_size);
    std::uint8_t* const body = sealed.data() + nonce_size;
    randombytes_buf(sealed.data(), nonce_size);
    std::ranges::copy(plain, body);
    body[plain.size()] = 0x80;
    crypto_aead_xchacha20poly1305_ietf_encrypt(body, nullptr, body, padded, bytes_of(place),
                                               place.size(), nullptr, sealed.data(),
                                               key.bytes().data());
    return sealed;
}

std::optional<ByteVector> open_bytes(const Secret& key, std::string_view place,
                                     std::span<const std::uint8_t> sealed)
{
    if (sealed.size() < nonce_size + tag_size) return std::nullopt;
    ByteVector plain(sealed.size() - nonce_size - tag_size);
    const int code = crypto_aead_xchacha20poly1305_ietf_decrypt(
        plain.data(), nullptr, nullptr, sealed.data() + nonce_size, sealed.size() - nonce_size,
        bytes_of(place), place.size(), sealed.data(), key.bytes().data());
    std::size_t size = 0;
    if (code != 0 || sodium_unpad(&size, plain.data(), plain.size(), padding) != 0)
        return std::nullopt;
    plain.resize(size);
    return plain;
}

ByteVector wrap(const Secret& key, std::string_view place, const Secret& wrapped)
{
    return seal_bytes(key, place, wrapped.bytes());
}

std::optional<Secret> unwrap(const Secret& key, std::string_view place,
                             std::span<const std::uint8_t> sealed)
{
    auto bytes = open_bytes(key, place, sealed);
    if (!bytes) return std::nullopt;
    std::optional<Secret> secret;
    if (bytes->size() == Secret::size) {
        secret.emplace();
        std::ranges::copy(*bytes, secret->bytes().begin());
    }
    sodium_memzero(bytes->data(), bytes->size());
    return secret;
}

} // namespace eupnea
