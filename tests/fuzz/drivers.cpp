// SPDX-License-Identifier: MIT
// Any bytes in any pieces at any times from a port: every decoder, and the intake with all it does.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <span>

#include "drivers/ble_heart_rate.hpp"
#include "drivers/drivers.hpp"
#include "drivers/intake.hpp"

namespace {

using namespace eupnea;

void require(bool holds)
{
    if (!holds) std::abort();
}

/// Times of a channel never run backwards, and a sample never comes before its stream.
struct Witness {
    void operator()(const Event& event)
    {
        if (const auto* stream = std::get_if<Stream>(&event))
            announced[static_cast<std::size_t>(stream->channel)] = true;
        if (const auto* sample = std::get_if<Sample>(&event)) {
            const auto c = static_cast<std::size_t>(sample->channel);
            require(announced[c] && sample->time >= newest[c]);
            newest[c] = sample->time;
        }
        if (const auto* gap = std::get_if<Gap>(&event)) require(gap->until >= gap->from);
    }
    std::array<bool, channel_count> announced{};
    std::array<Timestamp, channel_count> newest{};
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2) return 0;
    const std::span<const std::uint8_t> bytes{data + 2, size - 2};
    for (const Driver* driver : all_drivers())
        if (const auto reading = driver->decode(bytes))
            require(reading->values.size() <= Values::capacity);
    if (const auto beat = decode_heart_rate(bytes))
        require(beat->rr_count <= HeartRateMeasurement::most_intervals);

    const auto drivers = all_drivers();
    const Driver* chosen = data[0] < drivers.size() ? drivers[data[0]] : nullptr;
    const std::size_t piece = 1 + data[1] % 64u;
    Witness witness;
    Intake intake{"port", {chosen}, [&](const Event& event) { witness(event); }};
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
        if (i % 7 == 0) intake.on_second(now);
    }
    return 0;
}
