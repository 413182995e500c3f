// SPDX-License-Identifier: MIT
#include "drivers/first_bytes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "drivers/drivers.hpp"

namespace eupnea {

namespace {

constexpr std::uint64_t fewest_frames = 3;
constexpr std::size_t longest_raw_line = 24; ///< characters

struct Score {
    const Driver* driver;
    std::uint64_t frames = 0;
    std::size_t bytes = 0; ///< accepted, line ends included
    bool hinted = false;
};

Score score_of(const Driver& driver, std::span<const Chunk> chunks, std::optional<UsbId> usb)
{
    const std::size_t line_end = driver.framing == lines ? 2 : 0;
    Score score{.driver = &driver};
    Framer framer{driver.framing};
    for (const Chunk& chunk : chunks) {
        framer(chunk.bytes, [&](std::span<const std::uint8_t> frame) {
            const bool accepted = driver.decode(frame).has_value();
            score.frames += accepted;
            score.bytes += accepted ? frame.size() + line_end : 0;
            return accepted;
        });
    }
    score.hinted = usb && std::ranges::find(driver.usb, *usb) != driver.usb.end();
    return score;
}

bool is_enough(const Score& score, std::span<const Chunk> chunks)
{
    std::size_t total = 0;
    for (const Chunk& chunk : chunks) total += chunk.bytes.size();
    return score.frames >= fewest_frames && 2 * score.bytes > total;
}

/// A straight line through (frames counted, time).
struct Slope {
    void add(double x, double y)
    {
        n += 1;
        sum_x += x;
        sum_y += y;
        sum_xx += x * x;
        sum_xy += x * y;
    }
    double operator()() const
    {
        return (n * sum_xy - sum_x * sum_y) / (n * sum_xx - sum_x * sum_x);
    }
    double n = 0, sum_x = 0, sum_y = 0, sum_xx = 0, sum_xy = 0;
};

/// What sensors are usually set to; the nearest within a hundredth is meant.
constexpr double usual_rates[] = {10,  20,  25,  40,  50,  60,  64,  100,
                                  125, 128, 200, 250, 256, 500, 512, 1000};

SampleRate rounded(double per_second)
{
    for (const double usual : usual_rates)
        if (std::abs(per_second / usual - 1) < 0.011) return {usual};
    return {per_second >= 10 ? std::round(per_second) : std::round(per_second * 10) / 10};
}

/// Counts the frames of one clock and follows the time they tell.
struct Pace {
    void add(const Reading& reading, const Clocking& clocking, Timestamp arrival)
    {
        if (reading.sequence && n > 0)
            x += (*reading.sequence + clocking.sequence_modulus - sequence) %
                 clocking.sequence_modulus;
        else
            x += 1;
        sequence = reading.sequence.value_or(0);
        if (reading.device_us && n > 0)
            device_us += (*reading.device_us + clocking.device_modulus_us - wrapped_us) %
                         clocking.device_modulus_us;
        wrapped_us = reading.device_us.value_or(0);
        slope.add(static_cast<double>(x),
                  reading.device_us ? static_cast<double>(device_us) * 1e-6 : seconds_of(arrival));
        ++n;
    }
    std::optional<SampleRate> rate() const
    {
        if (n < fewest_frames || !(slope() > 0)) return std::nullopt;
        return rounded(1 / slope());
    }

    std::uint64_t n = 0;
    std::uint64_t x = 0;
    std::uint32_t sequence = 0;
    std::uint64_t wrapped_us = 0;
    std::uint64_t device_us = 0;
    Slope slope;
};

/// At most so much as is read at a glance, and leaves room in a sentence for what to do.
std::string printable(std::span<const std::uint8_t> line)
{
    std::string text;
    for (const std::uint8_t byte : line) {
        if (text.size() >= longest_raw_line) return text + "...";
        text += byte >= ' ' && byte <= '~' ? std::string(1, static_cast<char>(byte))
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
        if (is_enough(score, chunks)) scores.push_back(score);
    }
    if (scores.empty()) return std::nullopt;
    std::ranges::stable_sort(scores, [](const Score& a, const Score& b) {
        return std::pair{a.bytes, a.hinted} > std::pair{b.bytes, b.hinted};
    });
    const bool tied = scores.size() > 1 && scores[1].bytes == scores[0].bytes &&
                      scores[1].hinted == scores[0].hinted &&
                      scores[1].driver->decode != scores[0].driver->decode &&
                      scores[1].driver->name != scores[0].driver->name;
    return Guess{scores[0].driver, tied ? scores[1].driver : nullptr};
}

bool fits(const Driver& driver, std::span<const Chunk> chunks)
{
    return is_enough(score_of(driver, chunks, std::nullopt), chunks);
}

std::optional<FrameRates> measure_rates(const Driver& driver, std::span<const Chunk> chunks)
{
    std::array<Pace, most_clocks> paces;
    Framer framer{driver.framing};
    for (const Chunk& chunk : chunks) {
        framer(chunk.bytes, [&](std::span<const std::uint8_t> frame) {
            const Decoded reading = driver.decode(frame);
            if (reading && reading->clock != no_clock)
                paces[reading->clock].add(*reading, driver.clocks[reading->clock], chunk.arrival);
            return reading.has_value();
        });
    }
    FrameRates rates{};
    for (std::size_t i = 0; i < most_clocks; ++i) {
        if (paces[i].n == 0 || driver.clocks[i].frame_rate.per_second > 0) continue;
        const auto rate = paces[i].rate();
        if (!rate) return std::nullopt;
        rates[i] = *rate;
    }
    return rates;
}

std::size_t inputs_of(const Driver& driver, std::span<const Chunk> chunks)
{
    std::size_t most = 0;
    Framer framer{driver.framing};
    for (const Chunk& chunk : chunks)
        framer(chunk.bytes, [&](Bytes frame) {
            const Decoded reading = driver.decode(frame);
            if (reading) most = std::max(most, reading->inputs.size());
            return reading.has_value();
        });
    return most;
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
