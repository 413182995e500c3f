// SPDX-License-Identifier: MIT
// Any bytes as what a strap calls into the room, notifies and answers.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "drivers/bluetooth/advertisement.hpp"
#include "drivers/bluetooth/strap_reader.hpp"
#include "witness.hpp"

using namespace eupnea;

/// Values one after the other: how long, which attribute, how much later, its bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::span<const std::uint8_t> bytes{data, size};
    StrapSeen strap{.address = "A0:9E:1A:00:00:01"};
    read_advertisement(bytes, strap);
    require(condition_of(strap).size() < 64);
    if (const auto ecg = decode_pmd_ecg(bytes))
        for (std::size_t i = 0; i < ecg->count; ++i)
            require(std::abs(ecg->microvolts[i]) <= 8'388'608.0);

    Witness witness;
    StrapReader intake{[&](const Event& event) { witness(event); }, {}};
    Timestamp now = at(Seconds{1.0});
    intake.on(StrapConnecting{strap}, now);
    while (bytes.size() >= 3) {
        const std::size_t length = std::min<std::size_t>(bytes[0], bytes.size() - 3);
        const auto attribute = static_cast<Attribute>(bytes[1] % attribute_count);
        now += Seconds{bytes[2] / 64.0};
        if (bytes[1] == 0xFF) intake.on(StrapGone{}, now);
        intake.on(StrapValue{attribute, bytes.subspan(3, length)}, now);
        intake.on_second(now);
        bytes = bytes.subspan(3 + length);
    }
    return 0;
}
