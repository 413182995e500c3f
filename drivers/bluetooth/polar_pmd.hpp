// SPDX-License-Identifier: MIT
// Polar's measurement service (PMD), with which a chest strap sends its ECG.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "drivers/driver.hpp"

namespace eupnea {

/// One notification of ECG: successive samples, the last taken at `device_ns`.
struct PmdEcg {
    static constexpr std::size_t most_samples = 167; ///< of 3 bytes, in the longest attribute value

    std::uint64_t device_ns = 0; ///< since 2000-01-01, on the strap's clock
    std::array<double, most_samples> microvolts{};
    std::size_t count = 0;

    friend bool operator==(const PmdEcg&, const PmdEcg&) = default;
};

constexpr SampleRate pmd_ecg_rate{130.0};

Result<PmdEcg, DecodeError> decode_pmd_ecg(std::span<const std::uint8_t> value);

/// Written to the control point: send ECG at 130 Hz and 14 bit; stop it.
constexpr std::array<std::uint8_t, 10> pmd_start_ecg{0x02, 0x00, 0x00, 0x01, 0x82,
                                                     0x00, 0x01, 0x01, 0x0E, 0x00};
constexpr std::array<std::uint8_t, 2> pmd_stop_ecg{0x03, 0x00};

/// What the control point answered to a command.
struct PmdAnswer {
    std::uint8_t command;
    std::uint8_t error; ///< 0: done; 6: it is already so; 10: the link's packets are too short
    friend bool operator==(const PmdAnswer&, const PmdAnswer&) = default;
};
Result<PmdAnswer, DecodeError> decode_pmd_answer(std::span<const std::uint8_t> value);

} // namespace eupnea
