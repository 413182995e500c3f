// SPDX-License-Identifier: MIT
// Lines of labelled numbers, as sketches and the Arduino serial plotter have them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <string>

#include "drivers/devices/line_fields.hpp"
#include "drivers/drivers.hpp"
#include "drivers/label_meaning.hpp"

namespace eupnea {

namespace {

constexpr std::string_view delimiters = ":=["; ///< between a label and its number
constexpr std::string_view separators = ",;|\t";
constexpr std::string_view blanks = " \t\"'";
constexpr std::size_t longest_label = 32;
constexpr std::size_t most_labelled = 16; ///< numbers in a line

/// What may stand behind a number without a blank.
constexpr std::string_view units[] = {"bpm", "mv", "uv", "v", "ms", "us", "s", "c", "f", "hz", "n"};

struct Labelled {
    LabelMeaning meaning;
    double value;
};

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }
bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

/// Between the last separator and its delimiter: `20, "IR"` gives `"IR"`.
std::string_view label_in(std::string_view text)
{
    const auto separator = text.find_last_of(separators);
    if (separator != std::string_view::npos) text.remove_prefix(separator + 1);
    return text.size() <= longest_label ? text : std::string_view{};
}

bool is_unit(std::string_view text)
{
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == b;
    };
    return text.empty() || std::ranges::any_of(units, [&](std::string_view unit) {
               return std::ranges::equal(text, unit, same);
           });
}

/// Takes the number and its unit off the front; nothing when a letter that is no unit touches it.
std::optional<double> take_number(std::string_view& rest)
{
    const auto length = std::min(rest.find_first_not_of("+-.0123456789"), rest.size());
    const auto value = number(rest.substr(rest.starts_with('+') ? 1 : 0, length));
    rest.remove_prefix(length);
    const auto unit = std::ranges::find_if_not(rest, is_letter) - rest.begin();
    if (!value || !is_unit(rest.substr(0, static_cast<std::size_t>(unit)))) return std::nullopt;
    rest.remove_prefix(static_cast<std::size_t>(unit));
    if (rest.size() > 1 && rest[0] == ':' && is_digit(rest[1])) // the rest of a time of day
        rest.remove_prefix(std::min(rest.find_first_not_of(".:0123456789"), rest.size()));
    return value;
}

/// The labelled numbers of a line; DecodeError::magic where a number stands without a label.
class Scan {
public:
    Result<void, DecodeError> operator()(std::string_view line)
    {
        const bool delimited = line.find_first_of(delimiters) != std::string_view::npos;
        return delimited ? scan_delimited(line) : scan_words(line);
    }
    std::span<const Labelled> found() const { return {found_.data(), size_}; }
    bool has(LabelKind kind) const
    {
        return std::ranges::any_of(found(), [&](const auto& l) { return l.meaning.kind == kind; });
    }

private:
    /// "ECG 512 Resp 300": only with words that are known, as prose has numbers too.
    Result<void, DecodeError> scan_words(std::string_view rest)
    {
        while (!rest.empty()) {
            const std::string_view word = next_field(rest, " \t");
            const LabelMeaning meaning = label_meaning(word);
            const auto value = number(next_field(rest, " ,;\t"));
            if (meaning.kind == LabelKind::unknown || !value) return fail(DecodeError::magic);
            if (size_ == most_labelled) return fail(DecodeError::parse);
            found_[size_++] = {meaning, *value};
            rest = without_blanks(rest);
        }
        return {};
    }

    Result<void, DecodeError> scan_delimited(std::string_view rest)
    {
        for (;;) {
            const auto delimiter = rest.find_first_of(delimiters);
            if (delimiter == std::string_view::npos) break;
            const std::string_view label = label_in(rest.substr(0, delimiter));
            if (std::ranges::none_of(label, is_letter)) return fail(DecodeError::magic);
            rest.remove_prefix(delimiter + 1);
            rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
            if (!rest.empty() && is_letter(rest.front())) continue; // "Status: ok"
            const auto value = take_number(rest);
            if (!value || size_ == most_labelled) return fail(DecodeError::parse);
            found_[size_++] = {label_meaning(label), *value};
        }
        const bool bare =
            rest.find_first_of("0123456789") != std::string_view::npos; // half a part, or no label
        if (bare || size_ == 0) return fail(DecodeError::magic);
        return {};
    }

    std::array<Labelled, most_labelled> found_{};
    std::size_t size_ = 0;
};

bool is_waveform(const Value& value) { return value.channel <= Channel::belt; }

bool is_of(const Labelled& labelled, Channel channel)
{
    return labelled.meaning.kind == LabelKind::channel && labelled.meaning.channel == channel;
}

/// Another number of the same channel in this line comes before it.
bool is_outranked(const Labelled& labelled, std::span<const Labelled> all)
{
    return std::ranges::any_of(all, [&](const Labelled& other) {
        if (!is_of(other, labelled.meaning.channel)) return false;
        return other.meaning.rank < labelled.meaning.rank ||
               (other.meaning.rank == labelled.meaning.rank && &other < &labelled);
    });
}

Values named_values(std::span<const Labelled> all)
{
    Values values;
    for (const Labelled& labelled : all)
        if (labelled.meaning.kind == LabelKind::channel && !is_outranked(labelled, all))
            values.push_back({labelled.meaning.channel, labelled.value});
    return values;
}

/// Lines of different channels are counted apart, so that none is missed in those of another.
enum LineKind : std::uint8_t { intervals = 0, ecg_or_inputs, pulse, other_light, belt };

std::uint8_t clock_of(const Reading& reading, std::span<const Labelled> all)
{
    const auto has = [&](Channel channel) { return reading.values.of(channel).has_value(); };
    if (has(Channel::ecg) || reading.inputs.size() > 0) return ecg_or_inputs;
    const bool lesser_light = std::ranges::any_of(all, [&](const Labelled& labelled) {
        return is_of(labelled, Channel::ppg) && labelled.meaning.rank > 0 &&
               !is_outranked(labelled, all);
    });
    if (has(Channel::ppg)) return lesser_light ? other_light : pulse;
    if (has(Channel::belt)) return belt;
    return has(Channel::rr) ? std::uint8_t{intervals} : no_clock;
}

bool has_waveform(const Reading& reading)
{
    return std::ranges::any_of(reading.values, is_waveform);
}

/// A number that no label explains is the pulse beside a heart rate, else at an input; where another
/// number of the line is a known wave, it is passed over.
void add_unnamed(Reading& reading, const Scan& scan)
{
    const bool heart = reading.values.of(Channel::ecg) || reading.values.of(Channel::ppg);
    const bool rates = scan.has(LabelKind::derived) || reading.values.of(Channel::rr);
    const bool wave = has_waveform(reading);
    for (const Labelled& labelled : scan.found()) {
        if (labelled.meaning.kind != LabelKind::unknown || heart) continue;
        if (rates) return reading.values.push_back({Channel::ppg, labelled.value});
        if (!wave && reading.inputs.size() < most_inputs) reading.inputs.push_back(labelled.value);
    }
}

/// Parts of a label, one of : = [ and a number, in any separation: `ECG: 512`, `IR=5001 RED=6001`,
/// `R[6001] IR[5001]`, `{"ir":5001}`. label_meaning gives what a label measures; a number whose label
/// names no sensor is at an input, where no other in the line names one. Beside a rate such a number
/// is the pulse (`BPM:72,Signal:512`). An interval beside a waveform is repeated in every line, so it
/// is left out: the beats are found in the waveform. Source: ArduinoSerialPlotterProtocol.md.
Decoded decode(std::span<const std::uint8_t> frame)
{
    const std::string_view line = without_blanks(as_text(frame));
    if (line.size() < 3) return fail(DecodeError::length);
    Scan scan;
    if (const auto scanned = scan(line); !scanned) return fail(scanned.error());

    Reading reading{.values = named_values(scan.found())};
    add_unnamed(reading, scan);
    if (has_waveform(reading)) reading.values.erase(Channel::rr);
    reading.clock = clock_of(reading, scan.found());
    return reading;
}

std::string encode(const Reading& reading)
{
    std::string line;
    for (const Value& value : reading.values) {
        if (!line.empty()) line += ',';
        line += fmt::format("{}:{}", name(value.channel), std::lround(value.value));
    }
    return line.empty() ? line : line + "\n";
}

} // namespace

constinit const Driver labelled_lines{
    .format = "labels",
    .name = "labelled numbers",
    .decode = decode,
    .encode = encode,
    .wiring = Wiring{Channel::ppg},
};

} // namespace eupnea
