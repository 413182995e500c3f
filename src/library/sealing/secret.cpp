// SPDX-License-Identifier: MIT
#include "library/sealing/secret.hpp"

#include <sodium.h>

#include <new>
#include <stdexcept>
#include <utility>

namespace eupnea {

namespace {

std::uint8_t* locked_memory(std::size_t size)
{
    static const int ready = sodium_init();
    if (ready < 0) throw std::runtime_error("The encryption library cannot be used here.");
    auto* bytes = static_cast<std::uint8_t*>(sodium_malloc(size));
    if (!bytes) throw std::bad_alloc();
    return bytes;
}

} // namespace

Secret::Secret() : bytes_(locked_memory(size)) { sodium_memzero(bytes_.get(), size); }

Secret Secret::random()
{
    Secret secret;
    randombytes_buf(secret.bytes_.get(), size);
    return secret;
}

void Secret::Free::operator()(std::uint8_t* bytes) const { sodium_free(bytes); }

Passphrase::Passphrase(Passphrase&& other) noexcept : text_(other.text_) { wipe(other.text_); }

Passphrase& Passphrase::operator=(Passphrase&& other) noexcept
{
    if (this == &other) return *this;
    wipe(text_);
    text_ = other.text_;
    wipe(other.text_);
    return *this;
}

void Passphrase::wipe(std::string& text)
{
    sodium_memzero(text.data(), text.size());
    text.clear();
}

} // namespace eupnea
