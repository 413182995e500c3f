// SPDX-License-Identifier: MIT
#include "library/sealing/passphrase_key.hpp"

#include <sodium.h>

#include <array>

namespace eupnea {

namespace {

constexpr std::string_view base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::size_t recovery_letters = 26; // 130 bits
constexpr std::size_t group = 5;

bool is_letter_or_digit(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

} // namespace

bool PassphraseCost::is_bearable() const
{
    return passes >= crypto_pwhash_OPSLIMIT_MIN && passes <= 100 &&
           memory_bytes >= crypto_pwhash_MEMLIMIT_MIN && memory_bytes <= std::uint64_t{1} << 30;
}

ByteVector new_salt()
{
    ByteVector salt(salt_size);
    randombytes_buf(salt.data(), salt.size());
    return salt;
}

Result<Secret> key_of(const Passphrase& passphrase, const ByteVector& salt,
                      const PassphraseCost& cost)
{
    static_assert(salt_size == crypto_pwhash_SALTBYTES);
    Secret key;
    const std::string& text = passphrase.text();
    const bool derived =
        salt.size() == salt_size && cost.is_bearable() &&
        crypto_pwhash(key.bytes().data(), Secret::size, text.data(), text.size(), salt.data(),
                      cost.passes, cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) == 0;
    if (!derived)
        return fail(UserMessage{"There is too little memory to check a passphrase (256 megabytes "
                                "are needed). Close other programs and try again."});
    return key;
}

Passphrase new_recovery_key()
{
    std::string text;
    for (std::size_t i = 0; i < recovery_letters; ++i) {
        if (i > 0 && i % group == 0) text += '-';
        text += base32[randombytes_uniform(base32.size())];
    }
    return Passphrase{std::move(text)};
}

Secret key_of_recovery(const Passphrase& recovery_key)
{
    std::string letters;
    letters.reserve(recovery_key.text().size());
    for (const char c : recovery_key.text())
        if (is_letter_or_digit(c)) letters += capital(c);
    Secret key;
    crypto_generichash(key.bytes().data(), Secret::size,
                       reinterpret_cast<const std::uint8_t*>(letters.data()), letters.size(),
                       nullptr, 0);
    Passphrase::wipe(letters);
    return key;
}

} // namespace eupnea
