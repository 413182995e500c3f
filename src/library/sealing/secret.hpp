// SPDX-License-Identifier: MIT
// A key: 32 bytes of memory that is never swapped out, and is overwritten when it is given back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace eupnea {

using ByteVector = std::vector<std::uint8_t>;

/// Between guard pages (sodium_malloc).
class Secret {
public:
    static constexpr std::size_t size = 32;

    Secret(); ///< zeros, to be written
    static Secret random();

    std::span<std::uint8_t, size> bytes()
    {
        return std::span<std::uint8_t, size>{bytes_.get(), size};
    }
    std::span<const std::uint8_t, size> bytes() const
    {
        return std::span<const std::uint8_t, size>{bytes_.get(), size};
    }

private:
    struct Free {
        void operator()(std::uint8_t* bytes) const;
    };
    std::unique_ptr<std::uint8_t, Free> bytes_;
};

/// What a person typed; overwritten when it is not needed any more.
class Passphrase {
public:
    Passphrase() = default;
    explicit Passphrase(std::string text) : text_(std::move(text)) {}
    Passphrase(Passphrase&& other) noexcept;
    Passphrase& operator=(Passphrase&& other) noexcept;
    ~Passphrase() { wipe(text_); }

    const std::string& text() const { return text_; }

    static void wipe(std::string& text);

private:
    std::string text_;
};

} // namespace eupnea
