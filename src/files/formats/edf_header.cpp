// SPDX-License-Identifier: MIT
#include "files/formats/edf_header.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cmath>

#include "files/table/cell.hpp"

namespace eupnea {

namespace {

constexpr std::size_t fixed_bytes = 256;
constexpr std::size_t signal_bytes = 256;
constexpr double most_signals = 4096;

using Bytes = std::span<const std::uint8_t>;

/// The fields of all signals stand side by side: where the field of one begins.
struct SignalFields {
    Bytes bytes;
    std::size_t signals;

    std::string text(std::size_t before, std::size_t width, std::size_t signal) const
    {
        return text_at(bytes, before * signals + signal * width, width);
    }
    std::optional<double> number(std::size_t before, std::size_t width, std::size_t signal) const
    {
        return number_in(text(before, width, signal));
    }
};

void scale(EdfHeader::Signal& signal, const SignalFields& fields, std::size_t i)
{
    const auto physical_low = fields.number(104, 8, i), physical_high = fields.number(112, 8, i);
    const auto digital_low = fields.number(120, 8, i), digital_high = fields.number(128, 8, i);
    if (!physical_low || !physical_high || !digital_low || !digital_high) return;
    if (*digital_low == *digital_high || *physical_low == *physical_high) return;
    signal.gain = (*physical_high - *physical_low) / (*digital_high - *digital_low);
    signal.offset = *physical_low - signal.gain * *digital_low;
}

/// "21.11.26" and "22.05.00", years 1985 to 2084. The first day of 1985 stands for an unknown one.
std::optional<RecordedAt> recorded_at(const std::string& date, const std::string& time)
{
    const auto part = [](const std::string& text, std::size_t from) {
        return text.size() >= from + 2 ? number_in(text.substr(from, 2)) : std::nullopt;
    };
    const auto day = part(date, 0), month = part(date, 3), year = part(date, 6);
    const auto hour = part(time, 0), minute = part(time, 3), second = part(time, 6);
    if (!day || !month || !year || !hour || !minute || !second) return std::nullopt;
    const int full_year = static_cast<int>(*year) + (*year >= 85.0 ? 1900 : 2000);
    const std::chrono::year_month_day calendar{std::chrono::year{full_year},
                                               std::chrono::month{static_cast<unsigned>(*month)},
                                               std::chrono::day{static_cast<unsigned>(*day)}};
    const bool unknown = *day == 1.0 && *month == 1.0 && *year == 85.0;
    if (!calendar.ok() || unknown) return std::nullopt;
    const auto days = std::chrono::sys_days{calendar}.time_since_epoch().count();
    return RecordedAt{
        86'400.0 * static_cast<double>(days) + 3600.0 * *hour + 60.0 * *minute + *second, false};
}

} // namespace

Result<EdfHeader> read_edf_header(const BinaryFile& file, const std::string& name)
{
    const auto broken = [&](std::string_view what) {
        return fail(UserMessage{fmt::format("{} cannot be read as EDF: {}.", name, what)});
    };
    const auto fixed = file.bytes(0, fixed_bytes);
    if (fixed.size() < fixed_bytes) return broken("it ends within its header");
    const auto count = number_in(text_at(fixed, 252, 4));
    if (!count || *count < 1.0 || *count > most_signals)
        return broken("its header names no number of signals");
    const auto signals = static_cast<std::size_t>(*count);
    const auto rest = file.bytes(fixed_bytes, signals * signal_bytes);
    if (rest.size() < signals * signal_bytes) return broken("it ends within its header");

    EdfHeader header;
    header.sample_bytes = fixed[0] == 0xFF ? 3 : 2;
    header.interrupted = text_at(fixed, 192, 5) == "EDF+D" || text_at(fixed, 192, 5) == "BDF+D";
    header.recorded_at = recorded_at(text_at(fixed, 168, 8), text_at(fixed, 176, 8));
    header.first_record = fixed_bytes + signals * signal_bytes;
    header.record_s = number_in(text_at(fixed, 244, 8)).value_or(0.0);
    const SignalFields fields{rest, signals};
    for (std::size_t i = 0; i < signals; ++i) {
        EdfHeader::Signal signal{.label = fields.text(0, 16, i)};
        const auto samples = fields.number(216, 8, i);
        if (!samples || *samples < 0.0 || *samples > 1e9)
            return broken(fmt::format("signal {} names no number of samples", i + 1));
        scale(signal, fields, i);
        signal.samples = static_cast<std::size_t>(*samples);
        signal.position = header.record_bytes;
        signal.annotations = signal.label == "EDF Annotations" || signal.label == "BDF Annotations";
        header.record_bytes += signal.samples * header.sample_bytes;
        header.signals.push_back(std::move(signal));
    }
    const std::uint64_t body = file.size() - header.first_record;
    if (header.record_bytes == 0) return broken("its records hold nothing");
    if (header.record_bytes > body)
        return broken(fmt::format("its header claims records of {} bytes, and only {} follow it",
                                  header.record_bytes, body));
    if (!std::isfinite(header.record_s) || header.record_s <= 0.0)
        return broken("its header names no length for the records");
    header.records = body / header.record_bytes;
    const auto stated = number_in(text_at(fixed, 236, 8));
    header.records_stated = stated && *stated > 0.0 && *stated < 1e12
                                ? static_cast<std::uint64_t>(*stated)
                                : header.records;
    header.records = std::min(header.records, header.records_stated);
    return header;
}

} // namespace eupnea
