// SPDX-License-Identifier: MIT
#include "drivers/sketch_advice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "drivers/input_columns.hpp"
#include "heart/ecg_beat_detector.hpp"
#include "heart/ppg_beat_detector.hpp"

namespace eupnea {

namespace {

constexpr double text_share = 0.85;      ///< of the bytes, printable
constexpr double rates_share = 0.25;     ///< of the lines, that are of beats and rates
constexpr double most_of_the_time = 1.5; ///< that intervals may add up to, each reported once

constexpr double fastest_beats = 4.0; ///< a second

constexpr std::string_view rate_words[] = {"bpm",  "beat", "heart rate", "heartrate", "pulse rate",
                                           "spo2", "hr:",  "hr=",        "ibi"};
constexpr std::string_view trouble_words[] = {"not found",  "fail",         "error",    "could not",
                                              "not detect", "check wiring", "no sensor"};

constexpr std::string_view load_another =
    "This sketch sends beats' rates, not a pulse wave. Load one that prints every sample: "
    "PulseSensor_BPM (PulseSensor), Example5_HeartRate (MAX3010x).";

std::string lower(std::span<const std::uint8_t> bytes)
{
    std::string text;
    for (const std::uint8_t byte : bytes) text += static_cast<char>(std::tolower(byte));
    return text;
}

template <std::size_t count>
bool has_any(const std::string& text, const std::string_view (&words)[count])
{
    return std::ranges::any_of(
        words, [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

std::vector<std::string> lines_in(std::span<const Chunk> chunks)
{
    std::vector<std::string> found;
    each_frame(lines, chunks, [&](Bytes line, const Chunk&) {
        found.push_back(lower(line));
        return true;
    });
    return found;
}

bool only_counts(const Driver& driver, std::span<const Chunk> chunks)
{
    const auto columns = input_columns(driver, chunks);
    return !columns.empty() && guess_inputs(driver, columns, std::nullopt).wiring == Wiring{};
}

/// Bare numbers no faster than a heart beats.
bool comes_with_beats(const Driver& driver, std::span<const Chunk> chunks)
{
    const auto columns = input_columns(driver, chunks);
    if (columns.empty() || columns.front().values.size() < 2) return false;
    const auto& arrivals = columns.front().arrivals;
    const auto gaps = static_cast<double>(arrivals.size() - 1);
    return gaps < fastest_beats * (arrivals.back() - arrivals.front());
}

/// Intervals without a wave beside them that are reported more often than they happen.
bool repeats_intervals(const Driver& driver, std::span<const Chunk> chunks)
{
    Seconds reported{};
    each_frame(driver.framing, chunks, [&](Bytes frame, const Chunk&) {
        const Decoded reading = driver.decode(frame);
        if (!reading) return false;
        for (const Value& value : reading->values)
            if (value.channel == Channel::rr) reported += Milliseconds{value.value};
        return true;
    });
    const Seconds received = chunks.back().arrival - chunks.front().arrival;
    return reported > most_of_the_time * received + Seconds{3.0};
}

} // namespace

bool is_text(std::span<const Chunk> chunks)
{
    std::size_t all = 0;
    std::size_t printable = 0;
    for (const Chunk& chunk : chunks) {
        all += chunk.bytes.size();
        printable += static_cast<std::size_t>(std::ranges::count_if(chunk.bytes, [](auto byte) {
            return std::isprint(byte) || byte == '\n' || byte == '\r' || byte == '\t';
        }));
    }
    return static_cast<double>(printable) > text_share * static_cast<double>(all) &&
           !lines_in(chunks).empty();
}

std::string advice_on(std::span<const Chunk> chunks)
{
    const auto all = lines_in(chunks);
    const auto rates = std::ranges::count_if(
        all, [](const std::string& line) { return has_any(line, rate_words); });
    if (static_cast<double>(rates) > rates_share * static_cast<double>(all.size()))
        return std::string{load_another};
    if (std::string trouble = trouble_in(chunks); !trouble.empty()) return trouble;
    return fmt::format("What it sends fits no known format: {}. Load a sketch that prints every "
                       "sample, or choose --format.",
                       raw_lines(chunks, 2));
}

std::string trouble_in(std::span<const Chunk> chunks)
{
    const bool trouble = std::ranges::any_of(
        lines_in(chunks), [](const std::string& line) { return has_any(line, trouble_words); });
    if (!trouble) return {};
    return fmt::format("The sketch says {}: check how the sensor is wired and powered.",
                       raw_lines(chunks, 1));
}

std::string advice_on(const Driver& driver, std::span<const Chunk> chunks, bool chosen)
{
    if (driver.framing != lines) return {};
    if (repeats_intervals(driver, chunks) || (!chosen && comes_with_beats(driver, chunks)))
        return std::string{load_another};
    if (driver.wiring && only_counts(driver, chunks))
        return fmt::format(
            "What it sends only counts: {}. Have the sketch print the sensor's value "
            "too.",
            raw_lines(chunks, 2));
    return {};
}

std::string advice_on_rate(Channel channel, SampleRate rate)
{
    const auto few = [&](std::string_view wave, SampleRate least, int better,
                         std::string_view way) {
        return fmt::format("{:.3g} samples a second are too few for {} (at least {}, better {}): "
                           "shorten the delay in the sketch{}.",
                           rate.per_second, wave, least.per_second, better, way);
    };
    constexpr SampleRate least_ppg = PpgBeatDetector::usable_rates.least;
    constexpr SampleRate least_ecg = EcgBeatDetector::usable_rates.least;
    if (channel == Channel::ppg && rate < least_ppg)
        return few("a pulse", least_ppg, 50, ", or say --inputs belt if it is one");
    if (channel == Channel::ecg && rate < least_ecg) return few("an ECG", least_ecg, 250, "");
    return {};
}

} // namespace eupnea
