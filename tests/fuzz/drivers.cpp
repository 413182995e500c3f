// SPDX-License-Identifier: MIT
// Any bytes in any pieces at any times from a port: every decoder, and the intake with all it does.
// EUPNEA_FUZZ_FORMAT in the environment aims a run at the decoder of one format.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "drivers/bluetooth/heart_rate.hpp"
#include "drivers/drivers.hpp"
#include "drivers/port_reader.hpp"
#include "witness.hpp"

using namespace eupnea;

namespace {

/// nullptr: at every decoder, and at the guess between them.
const Driver* aimed_at()
{
    const char* format = std::getenv("EUPNEA_FUZZ_FORMAT");
    const Driver* driver = format ? driver_of(format) : nullptr;
    require(driver || !format);
    return driver;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2) return 0;
    const std::span<const std::uint8_t> bytes{data + 2, size - 2};
    static const Driver* const aimed = aimed_at();
    const auto drivers = aimed ? std::span{&aimed, 1} : all_drivers();
    for (const Driver* driver : drivers)
        if (const auto reading = driver->decode(bytes))
            require(reading->values.size() <= Values::capacity);
    if (const auto beat = decode_heart_rate(bytes))
        require(beat->rr_count <= HeartRateMeasurement::most_intervals);

    const Driver* chosen = aimed ? aimed : data[0] < drivers.size() ? drivers[data[0]] : nullptr;
    const std::size_t piece = 1 + data[1] % 64u;
    Witness witness;
    PortReader intake{"port", {chosen}, [&](const Event& event) { witness(event); }};
    Timestamp now = at(Seconds{1.0});
    intake.on_open(std::nullopt, now);
    for (std::size_t i = 0; i < bytes.size(); i += piece) {
        const auto part = bytes.subspan(i, std::min(piece, bytes.size() - i));
        now += Seconds{part[0] == 0xFF ? 4.0 : 0.02 * (part[0] % 8)};
        intake.on_bytes(part, now);
        if (part[0] == 0xFE) {
            intake.on_lost(now);
            intake.on_open(std::nullopt, now);
        }
        if (i % 7 != 0) continue;
        intake.on_second(now);
        require(intake.take_commands().size() < 8);
    }
    return 0;
}
