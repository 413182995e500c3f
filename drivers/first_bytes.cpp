// SPDX-License-Identifier: MIT
#include "drivers/first_bytes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "drivers/drivers.hpp"

namespace eupnea {

using namespace literals;

namespace {

constexpr std::uint64_t fewest_frames = 3;
constexpr std::size_t longest_raw_line = 24; ///< characters
constexpr SampleRate most_rate{10'000.0};    ///< that a detector takes, and a port carries

struct Score {
    const Driver* driver;
    std::uint64_t frames = 0; ///< accepted; lines that say something of use alone
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

/// The slope of (frames counted, time), the same in each stretch, each from a beginning of its own.
class StretchedSlope {
public:
    void begin_stretch()
    {
        if (n_ > 0) {
            xx_ += sum_xx_ - sum_x_ * sum_x_ / n_;
            xy_ += sum_xy_ - sum_x_ * sum_y_ / n_;
        }
        n_ = sum_x_ = sum_y_ = sum_xx_ = sum_xy_ = 0;
    }
    void add(double x, double y)
    {
        n_ += 1;
        sum_x_ += x;
        sum_y_ += y;
        sum_xx_ += x * x;
        sum_xy_ += x * y;
    }
    /// 0 where a line cannot be laid.
    double operator()()
    {
        begin_stretch();
        return xx_ > 0 ? xy_ / xx_ : 0;
    }

private:
    double xx_ = 0, xy_ = 0;
    double n_ = 0, sum_x_ = 0, sum_y_ = 0, sum_xx_ = 0, sum_xy_ = 0;
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

constexpr Seconds shortest_pause = 0.25s;
constexpr double enough_arrivals = 0.4; ///< s, to say that the device's time is none
constexpr double fewest_waits = 8;      ///< between arrivals, for the same
constexpr double pause_share = 8;       ///< of the usual time between arrivals

/// One frame of a clock.
struct Counted {
    double count;
    double arrival; ///< s
    double device;  ///< s, of the device's own clock, unwrapped; 0 where it tells none
    int stretch;    ///< between two losses of the port
};

/// Seconds a frame, by the device's own time. What passed between two losses counts nothing.
double pace_of_device(std::span<const Counted> frames)
{
    StretchedSlope slope;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        if (i > 0 && frames[i].stretch != frames[i - 1].stretch) slope.begin_stretch();
        slope.add(frames[i].count - frames[0].count, frames[i].device - frames[0].device);
    }
    return slope();
}

/// The usual time between two arrivals, s; 0 when all came at once.
double usual_wait(std::span<const Counted> frames)
{
    std::vector<double> waits;
    for (std::size_t i = 1; i < frames.size(); ++i)
        if (frames[i].arrival > frames[i - 1].arrival)
            waits.push_back(frames[i].arrival - frames[i - 1].arrival);
    if (waits.empty()) return 0;
    const auto middle = waits.begin() + static_cast<std::ptrdiff_t>(waits.size() / 2);
    std::ranges::nth_element(waits, middle);
    return *middle;
}

/// Seconds a frame, by the arrivals: within the stretches between pauses, which a sketch makes while it does
/// something else.
double pace_of_arrivals(std::span<const Counted> frames)
{
    const double pause = std::max(shortest_pause.count(), pause_share * usual_wait(frames));
    StretchedSlope slope;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const bool other = i > 0 && frames[i].stretch != frames[i - 1].stretch;
        if (other || (i > 0 && frames[i].arrival - frames[i - 1].arrival > pause))
            slope.begin_stretch();
        slope.add(frames[i].count - frames[0].count, frames[i].arrival - frames[0].arrival);
    }
    return slope();
}

/// Counts the frames of one clock and follows the time they tell.
struct Pace {
    void add(const Reading& reading, const Clocking& clocking, Timestamp arrival, int stretch)
    {
        if (reading.sequence && !frames.empty())
            x += (*reading.sequence + clocking.sequence_modulus - sequence) %
                 clocking.sequence_modulus;
        else
            x += 1;
        sequence = reading.sequence.value_or(0);
        if (reading.device_us && !frames.empty())
            device_us += (*reading.device_us + clocking.device_modulus_us - wrapped_us) %
                         clocking.device_modulus_us;
        wrapped_us = reading.device_us.value_or(0);
        tells_time |= reading.device_us.has_value();
        frames.push_back({static_cast<double>(x), seconds_of(arrival),
                          static_cast<double>(device_us) * 1e-6, stretch});
    }
    std::optional<SampleRate> rate() const
    {
        if (frames.size() < fewest_frames) return std::nullopt;
        const double period = tells_time && is_sane(pace_of_device(frames))
                                  ? pace_of_device(frames)
                                  : pace_of_arrivals(frames);
        if (!(period * most_rate.per_second >= 1)) return std::nullopt;
        return rounded(1 / period);
    }

    /// Whether the device's time goes about as fast as ours, as far as the arrivals tell.
    bool is_sane(double device_period) const
    {
        const double listened = frames.back().arrival - frames.front().arrival;
        if (listened < enough_arrivals || listened < fewest_waits * usual_wait(frames)) return true;
        const double ratio = device_period / pace_of_arrivals(frames);
        return ratio > 0.5 && ratio < 2;
    }

    std::uint64_t x = 0;
    std::uint32_t sequence = 0;
    std::uint64_t wrapped_us = 0;
    std::uint64_t device_us = 0;
    bool tells_time = false;
    std::vector<Counted> frames;
};

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
    std::array<Pace, most_clocks> paces;
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
        none &= paces[i].frames.empty();
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
