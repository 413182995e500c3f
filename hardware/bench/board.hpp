// SPDX-License-Identifier: MIT
// An ATmega328P at 16 MHz, simulated by simavr, with what its pins see and what it sends.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/units.hpp"

struct avr_t;

namespace eupnea::hardware {

/// Runs the built firmware, instruction by instruction; time is the chip's own.
class Board {
public:
    /// Millivolts at an analog pin (0 is A0) at a time since power-on; 5000 where nothing is
    /// connected and the pull-up wins.
    using Analog = std::function<double(unsigned pin, Timestamp time)>;

    /// Throws std::runtime_error when the file is no firmware for this chip.
    Board(const std::string& elf_file, Analog analog);
    ~Board();
    Board(const Board&) = delete;
    Board& operator=(const Board&) = delete;

    void run_until(Timestamp time);
    Timestamp now() const;

    /// A digital pin, by its number on an Uno: 2 (strap), 10 and 11 (leads off).
    void set_pin(unsigned pin, bool high);

    /// What the serial port has sent since the last call.
    std::vector<std::uint8_t> take_sent();

private:
    avr_t* avr_;
    Analog analog_;
    std::vector<std::uint8_t> sent_;
    std::array<std::uint8_t, 2> driven_{};      ///< pins of ports B and D that something drives
    std::array<std::uint8_t, 2> driven_high_{}; ///< and to where
};

} // namespace eupnea::hardware
