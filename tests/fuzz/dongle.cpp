// SPDX-License-Identifier: MIT
// Any bytes in any pieces at any times from a Bluetooth dongle: framing, messages, the way to a strap,
// and everything that a strap may notify through it.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "drivers/bluetooth/dongle.hpp"
#include "drivers/bluetooth/strap_reader.hpp"
#include "witness.hpp"

using namespace eupnea;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2) return 0;
    const std::span<const std::uint8_t> bytes{data + 2, size - 2};
    const std::size_t piece = 1 + data[1] % 64u;
    Witness witness;
    Timestamp now = at(Seconds{1.0});
    StrapReader intake{[&](const Event& event) { witness(event); }, {}};
    Dongle dongle{data[0] % 4 == 0 ? std::nullopt : std::optional{StrapChoice{}},
                  [&](const StrapEvent& strap_event) { intake.on(strap_event, now); }};
    Framer framer{bgapi::cut};
    dongle.begin(now);
    for (std::size_t i = 0; i < bytes.size(); i += piece) {
        const auto part = bytes.subspan(i, std::min(piece, bytes.size() - i));
        now += Seconds{part[0] == 0xFF ? 4.0 : 0.02 * (part[0] % 8)};
        framer(part, [&](std::span<const std::uint8_t> frame) {
            const auto message = bgapi::decode(frame);
            if (message) dongle.on(*message, now);
            return message.has_value();
        });
        dongle.on_second(now);
        intake.on_second(now);
        require(dongle.take_commands().size() < 4096);
        if (part[0] != 0xFE) continue;
        dongle.pulled();
        intake.radio_lost();
        dongle.begin(now);
    }
    dongle.end();
    return 0;
}
