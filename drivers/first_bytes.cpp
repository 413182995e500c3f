// SPDX-License-Identifier: MIT
#include "drivers/first_bytes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "drivers/drivers.hpp"
#include "drivers/frame_pace.hpp"

namespace eupnea {

using namespace literals;

namespace {

constexpr std::uint64_t fewest_frames = 3;
constexpr std::size_t longest_raw_line = 24; ///< characters

struct Score {
    const Driver* driver;
    std::uint64_t frames = 0; ///< accepted; lines that are of use by themselves
    std::size_t bytes = 0;    ///< accepted, line ends included
    bool hinted = false;
};

bool says_something(const Reading& reading)
{
    return !reading.values.empty() || reading.inputs.size() > 0 || reading.beat_us;
}

Score score_of(const Driver& driver, std::span<const Chunk> chunks, std::optional<UsbId> usb)
{
    const std::size_t line_end = driver.framing == lines ? 2 : 0;
    Score score{.driver = &driver};
    each_frame(driver.framing, chunks, [&](Bytes frame, const Chunk&) {
        const Decoded reading = driver.decode(frame);
        const bool accepted = reading.has_value();
        score.frames += accepted && (driver.framing != lines || says_something(*reading));
        score.bytes += accepted ? frame.size() + line_end : 0;
        return accepted;
    });
    score.hinted = usb && std::ranges::find(driver.usb, *usb) != driver.usb.end();
    return score;
}

bool is_enough(const Score& score, std::span<const Chunk> chunks)
{
    std::size_t total = 0;
    for (const Chunk& chunk : chunks) total += chunk.bytes.size();
    return score.frames >= fewest_frames && 2 * score.bytes > total;
}

/// The channels that the frames of one clock bring as waveforms.
using Carried = std::array<bool, channel_count>;

/// A channel comes from one clock: the lesser light of a pulse board is left out where there is a better.
bool is_carried(const Carried& waves, const Carried& before)
{
    for (std::size_t c = 0; c < channel_count; ++c)
        if (waves[c] && before[c]) return true;
    return false;
}

/// Whether two formats of lines find the same waves in them, so that it makes no difference which is taken.
bool read_alike(const Driver& a, const Driver& b, std::span<const Chunk> chunks)
{
    if (a.framing != lines || b.framing != lines) return false;
    const auto waves = [](const Reading& reading) {
        Values found;
        for (const Value& value : reading.values)
            if (value.channel <= Channel::belt) found.push_back(value);
        return found;
    };
    bool alike = true;
    each_frame(lines, chunks, [&](Bytes frame, const Chunk&) {
        const Decoded by_a = a.decode(frame);
        const Decoded by_b = b.decode(frame);
        if (by_a && by_b) alike &= by_a->inputs == by_b->inputs && waves(*by_a) == waves(*by_b);
        return true;
    });
    return alike;
}

/// At most so much as is read at a glance, and leaves room in a sentence for what to do.
std::string printable(std::span<const std::uint8_t> line)
{
    std::string text;
    for (const std::uint8_t byte : line) {
        if (text.size() >= longest_raw_line) return text + "...";
        const std::uint8_t shown = byte == '\t' ? ' ' : byte;
        text += shown >= ' ' && shown <= '~' ? std::string(1, static_cast<char>(shown))
                                             : fmt::format("\\x{:02x}", byte);
    }
    return text;
}

} // namespace

std::optional<Guess> guess_format(std::span<const Chunk> chunks, std::optional<UsbId> usb)
{
    std::vector<Score> scores;
    for (const Driver* driver : all_drivers()) {
        const Score score = score_of(*driver, chunks, usb);
        if (!is_enough(score, chunks)) continue;
        if (!driver->recognise || driver->recognise(chunks)) scores.push_back(score);
    }
    if (scores.empty()) return std::nullopt;
    std::ranges::stable_sort(scores, [](const Score& a, const Score& b) {
        return std::pair{a.bytes, a.hinted} > std::pair{b.bytes, b.hinted};
    });
    const bool tied = scores.size() > 1 && scores[1].bytes == scores[0].bytes &&
                      scores[1].hinted == scores[0].hinted &&
                      scores[1].driver->decode != scores[0].driver->decode &&
                      scores[1].driver->name != scores[0].driver->name &&
                      !read_alike(*scores[0].driver, *scores[1].driver, chunks);
    return Guess{scores[0].driver, tied ? scores[1].driver : nullptr};
}

bool fits(const Driver& driver, std::span<const Chunk> chunks)
{
    return is_enough(score_of(driver, chunks, std::nullopt), chunks);
}

std::optional<FrameRates> measure_rates(const Driver& driver, std::span<const Chunk> chunks)
{
    std::array<FramePace, most_clocks> paces;
    std::array<Carried, most_clocks> waves{};
    int stretch = 0;
    const Chunk* before = nullptr;
    each_frame(driver.framing, chunks, [&](Bytes frame, const Chunk& chunk) {
        stretch += chunk.after_loss && &chunk != before;
        before = &chunk;
        const Decoded reading = driver.decode(frame);
        if (reading && reading->clock != no_clock) {
            paces[reading->clock].add(*reading, driver.clocks[reading->clock], chunk.arrival,
                                      stretch);
            for (const Value& value : reading->values)
                if (value.channel <= Channel::belt)
                    waves[reading->clock][static_cast<std::size_t>(value.channel)] = true;
        }
        return reading.has_value();
    });
    FrameRates rates{};
    bool any = false;
    bool none = true;
    std::array<bool, channel_count> carried{};
    for (std::size_t i = 0; i < most_clocks; ++i) {
        none &= paces[i].empty();
        any |= driver.clocks[i].frame_rate.per_second > 0;
        if (driver.clocks[i].frame_rate.per_second > 0 || is_carried(waves[i], carried)) continue;
        const auto rate = paces[i].rate();
        if (!rate) continue;
        any = true;
        rates[i] = *rate;
        for (std::size_t c = 0; c < channel_count; ++c) carried[c] |= waves[i][c];
    }
    if (!any && !none) return std::nullopt;
    return rates;
}

std::string raw_lines(std::span<const Chunk> chunks, std::size_t most)
{
    std::string text;
    std::size_t count = 0;
    const auto quote = [&](std::span<const std::uint8_t> line) {
        if (count < most)
            text += fmt::format("{}\"{}\"", count++ == 0 ? "" : ", ", printable(line));
        return true;
    };
    Framer framer{lines};
    std::vector<std::uint8_t> first;
    for (const Chunk& chunk : chunks) {
        if (count == most) break;
        framer(chunk.bytes, quote);
        if (first.size() <= longest_raw_line)
            first.insert(first.end(), chunk.bytes.begin(), chunk.bytes.end());
    }
    if (count == 0) quote(first); // no line has ended
    return text;
}

} // namespace eupnea
