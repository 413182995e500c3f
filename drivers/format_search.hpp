// SPDX-License-Identifier: MIT
// Listens to the first seconds of a port until it is known what speaks there.
#pragma once

#include <optional>
#include <string>

#include "drivers/first_bytes.hpp"

namespace eupnea {

/// Keeps at most 64 kB, so that nothing of the first seconds is lost once the format is known.
class FormatSearch {
public:
    struct Found {
        const Driver* driver;
        FrameRates rates;
        std::string ambiguity; ///< a sentence about the guess; empty when there was none to make
        std::vector<Chunk> chunks; ///< everything that was heard, to be received now
    };

    /// @param chosen  the person's choice; nullptr to try every driver
    explicit FormatSearch(const Driver* chosen);

    /// A port has been opened.
    void begin(std::optional<UsbId> usb);

    /// Nothing as long as it is not known; a sentence with the raw lines when two seconds of bytes
    /// fit no format. Then it listens again, with the next settings.
    Result<std::optional<Found>> operator()(std::span<const std::uint8_t> bytes, Timestamp arrival);

    /// How to set the port.
    const PortSettings& port() const { return port_; }

    /// A device that sends nothing until it is asked; another one with each call, by its USB id
    /// first. The port is to be set as it wants. The person's choice alone where there is one.
    const Driver* next_to_ask();

private:
    void collect(std::span<const std::uint8_t> bytes, Timestamp arrival);
    std::optional<Found> judge() const;
    UserMessage refuse();

    const Driver* chosen_;
    std::optional<UsbId> usb_;
    std::vector<Chunk> chunks_;
    std::size_t collected_ = 0;
    PortSettings port_;
    std::size_t refused_ = 0; ///< times
    std::size_t asked_ = 0;   ///< devices
};

} // namespace eupnea
