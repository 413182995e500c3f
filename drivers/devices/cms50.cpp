// SPDX-License-Identifier: MIT
// Contec CMS50 finger oximeters, of both generations: the pulse wave 60 times a second.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "drivers/drivers.hpp"

namespace eupnea {

namespace {

constexpr std::uint8_t top = 0x80;
constexpr std::size_t old_length = 5;
constexpr std::size_t new_length = 9;
constexpr SampleRate frame_rate{60.0};

bool is_top(std::uint8_t byte) { return (byte & top) != 0; }

Cut cut_old(Bytes waiting)
{
    const auto start = std::ranges::find_if(waiting, is_top);
    const auto skip = static_cast<std::size_t>(start - waiting.begin());
    if (waiting.size() < skip + old_length) return {.skip = skip};
    return {.skip = skip, .length = old_length, .whole = true, .resync = true};
}

Cut cut_new(Bytes waiting)
{
    const auto start = std::ranges::find(waiting, std::uint8_t{0x01});
    const auto skip = static_cast<std::size_t>(start - waiting.begin());
    if (waiting.size() < skip + new_length) return {.skip = skip};
    return {.skip = skip, .length = new_length, .whole = true, .resync = true};
}

/// What both generations report in the same bits.
Reading reading_of(std::uint8_t status, std::uint8_t wave, std::uint8_t bar)
{
    const bool finger = (status & 0x10u) == 0 && (bar & 0x30u) == 0;
    Reading reading{.values = {{Channel::contact, finger ? 1.0 : 0.0}}};
    reading.values.push_back({Channel::ppg, static_cast<double>(wave & 0x7Fu)});
    return reading;
}

/// Data layout, one letter per bit; 19200 baud, odd parity:
///
///     1bdtssss 0wwwwwww 0heppppp 0rrrrrrr 0ooooooo
///
/// - s: signal strength, t: searched too long, d: oxygen dropping, b: beat
/// - w: the pulse wave, 0 to 127
/// - p: bar graph and, in its highest bit, probe error; e: searching; h: bit 7 of the pulse rate
/// - r: pulse rate, o: oxygen saturation; not used, as what the host finds in the wave is
///
/// Source: github.com/atbrask/CMS50Dplus.
Decoded decode_old(Bytes frame)
{
    if (frame.size() != old_length) return fail(DecodeError::length);
    if (!is_top(frame[0]) || std::ranges::any_of(frame.subspan(1), is_top))
        return fail(DecodeError::magic);
    constexpr std::uint8_t not_known = 0x7F;
    if (frame[4] > 100 && frame[4] != not_known) return fail(DecodeError::range);
    return reading_of(frame[0], frame[1], frame[2]);
}

/// Data layout, one letter per byte; 115200 baud, no parity; sent for some seconds after each request:
///
///     01 E S W B P O FF FF
///
/// - E: E0 all is well, E1 the pulse is weak, E2 no finger
/// - S, W, B, P, O: the five bytes above, each with its top bit set
///
/// Source: github.com/headrotor/contec_data.
Decoded decode_new(Bytes frame)
{
    if (frame.size() != new_length) return fail(DecodeError::length);
    const bool state_known = frame[1] >= 0xE0 && frame[1] <= 0xE2;
    if (frame[0] != 0x01 || !state_known || !std::ranges::all_of(frame.subspan(2), is_top))
        return fail(DecodeError::magic);
    Reading reading = reading_of(frame[2], frame[3], frame[4]);
    if (frame[1] == 0xE2) reading.values.begin()->value = 0.0;
    return reading;
}

template <std::size_t length>
std::string encode(const Reading& reading)
{
    const auto wave = reading.values.of(Channel::ppg);
    if (!wave) return {};
    const bool finger = reading.values.of(Channel::contact) != 0.0;
    const std::array<std::uint8_t, old_length> fields{
        0x87, static_cast<std::uint8_t>(std::lround(*wave) & 0x7F),
        static_cast<std::uint8_t>(finger ? 0x08 : 0x10), 72, 98};
    if constexpr (length == old_length) return {fields.begin(), fields.end()};
    std::string frame{'\x01', finger ? '\xE0' : '\xE2'};
    for (const std::uint8_t byte : fields) frame += static_cast<char>(byte | top);
    return frame + "\xFF\xFF";
}

constexpr std::uint8_t send_waves[] = {0x7D, 0x81, 0xA1, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80};
constexpr std::uint8_t still_here[] = {0x7D, 0x81, 0xAF, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80};
constexpr Bytes start[] = {send_waves};

} // namespace

constinit const Driver cms50{
    .format = "cms50",
    .name = "Contec CMS50",
    .port = {.baud_rate = 19'200, .odd_parity = true},
    .framing = cut_old,
    .decode = decode_old,
    .encode = encode<old_length>,
    .full_scale = 127,
    .clocks = {Clocking{.frame_rate = frame_rate}},
};

constinit const Driver cms50_new{
    .format = "cms50-new",
    .name = "Contec CMS50 (newer)",
    .framing = cut_new,
    .decode = decode_new,
    .encode = encode<new_length>,
    .full_scale = 127,
    .clocks = {Clocking{.frame_rate = frame_rate}},
    .start = start,
    .keep_alive = still_here,
};

} // namespace eupnea
