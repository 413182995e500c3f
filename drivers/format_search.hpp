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
        std::vector<Chunk> chunks; ///< everything that was received, to be received now
    };

    /// @param choice  without a format every driver is tried
    explicit FormatSearch(const DeviceChoice& choice);

    /// A port has been opened. What was received on it before it was lost is kept: it may be the same device.
    void begin(std::optional<UsbId> usb);

    /// Nothing as long as it is not known; a sentence with the raw lines when two seconds of bytes
    /// fit no format, and with what to do where they are text without a wave. Then it listens again, with
    /// the next settings where the bytes were no text. Pauses are no time in which it listened.
    Result<std::optional<Found>> operator()(std::span<const std::uint8_t> bytes, Timestamp arrival);

    /// The port has fallen silent: what a board reported of its sensor that it does not find; else empty.
    std::string last_words();

    /// What has come so far fits a format: a device that needs no asking makes a pause.
    bool has_understood() const { return guess_format(chunks_, usb_).has_value(); }

    /// What was refused last was readable: it came at the right speed, from a sketch.
    bool refused_text() const { return refused_text_; }

    /// How to set the port.
    const PortSettings& port() const { return port_; }

    /// A device that sends nothing until it is asked; another one with each call, by its USB id
    /// first. The port is to be set as it wants. The person's choice alone where there is one.
    const Driver* next_to_ask();

private:
    void collect(std::span<const std::uint8_t> bytes, Timestamp arrival);
    std::optional<Guess> guess() const;
    bool is_certain() const;
    std::optional<Found> judge();
    void clear();
    bool forget_before_loss();
    UserMessage refuse();
    UserMessage refusal_message() const;

    const Driver* chosen_;
    bool wired_; ///< the person states what is on the inputs
    std::optional<UsbId> usb_;
    std::vector<Chunk> chunks_;
    std::size_t collected_ = 0;
    Timestamp last_arrival_{};
    Seconds listened_{}; ///< since the first bytes, but for pauses
    Seconds away_{};     ///< between the first bytes and the last, while the port was lost
    bool lost_ = false;  ///< since the last bytes
    bool looked_early_ = false;
    std::string advice_; ///< why what fits a format is no wave
    bool refused_text_ = false;
    PortSettings port_;
    std::size_t refused_ = 0; ///< times
    std::size_t asked_ = 0;   ///< devices
};

} // namespace eupnea
