// SPDX-License-Identifier: MIT
#include "files/export/edf.hpp"

#include <edflib.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ctime>

namespace eupnea {

namespace {

/// What the smallest and the greatest digital value mean, in eight characters each.
struct Scale {
    double low = -32768.0, high = 32767.0;

    double gain() const { return (high - low) / 65535.0; }
};

/// To the next value that eight characters of a header can hold.
double outwards(double value, double direction)
{
    const double whole_digits = value == 0.0 ? 1.0 : std::floor(std::log10(std::abs(value))) + 1.0;
    const double decimals = std::clamp(6.0 - std::max(1.0, whole_digits), 0.0, 5.0);
    const double unit = std::pow(10.0, -decimals);
    const double steps = std::floor(std::abs(value) / unit) + 1.0;
    return direction * value > 0.0 ? direction * steps * unit
                                   : -direction * std::max(0.0, steps - 2.0) * unit;
}

Scale scale_of(const EvenSignal& signal)
{
    Scale fits;
    bool whole = true;
    double low = INFINITY, high = -INFINITY;
    for (const double value : signal.values) {
        if (std::isnan(value)) continue;
        low = std::min(low, value);
        high = std::max(high, value);
        whole = whole && value == std::round(value);
    }
    if (whole && low >= fits.low && high <= fits.high) return fits;
    return {outwards(low, -1.0), outwards(high, 1.0)};
}

/// Closes the file that EDFlib holds.
class EdfHandle {
public:
    explicit EdfHandle(int handle) : handle_(handle) {}
    ~EdfHandle() { close(); }
    EdfHandle(const EdfHandle&) = delete;
    EdfHandle& operator=(const EdfHandle&) = delete;

    bool close() { return handle_ < 0 || edfclose_file(std::exchange(handle_, -1)) == 0; }
    int get() const { return handle_; }

private:
    int handle_;
};

void describe(int file, int number, const EvenSignal& signal, const Scale& scale)
{
    edf_set_samplefrequency(file, number, static_cast<int>(signal.rate.per_second));
    edf_set_label(file, number, std::string{name(signal.channel)}.c_str());
    edf_set_digital_minimum(file, number, -32768);
    edf_set_digital_maximum(file, number, 32767);
    edf_set_physical_minimum(file, number, scale.low);
    edf_set_physical_maximum(file, number, scale.high);
}

void set_begin(int file, std::int64_t unix_ms)
{
    const auto seconds = static_cast<std::time_t>(unix_ms / 1000);
    std::tm local{};
    if (unix_ms <= 0 || !localtime_r(&seconds, &local)) return;
    edf_set_startdatetime(file, local.tm_year + 1900, local.tm_mon + 1, local.tm_mday,
                          local.tm_hour, local.tm_min, local.tm_sec);
}

std::size_t record_samples(const EvenSignal& signal)
{
    return static_cast<std::size_t>(signal.rate.per_second);
}

std::size_t records_of(const std::vector<EvenSignal>& signals)
{
    std::size_t records = 0;
    for (const EvenSignal& signal : signals)
        records = std::max(records, (signal.values.size() + record_samples(signal) - 1) /
                                        record_samples(signal));
    return records;
}

/// One signal's part of one record; what was not measured repeats what was.
std::vector<int> record(const EvenSignal& signal, const Scale& scale, std::size_t number,
                        double& held)
{
    std::vector<int> digital(record_samples(signal));
    for (std::size_t i = 0; i < digital.size(); ++i) {
        const std::size_t at = number * digital.size() + i;
        if (signal.measured(at)) held = signal.values[at];
        const double steps = std::round((held - scale.low) / scale.gain()) - 32768.0;
        digital[i] = static_cast<int>(std::clamp(steps, -32768.0, 32767.0));
    }
    return digital;
}

bool write_records(int file, const std::vector<EvenSignal>& signals,
                   const std::vector<Scale>& scales)
{
    std::vector<double> held;
    for (const EvenSignal& signal : signals)
        held.push_back(*std::ranges::find_if(signal.values, [](double v) { return v == v; }));
    for (std::size_t i = 0; i < records_of(signals); ++i)
        for (std::size_t j = 0; j < signals.size(); ++j) {
            auto digital = record(signals[j], scales[j], i, held[j]);
            if (edfwrite_digital_samples(file, digital.data()) != 0) return false;
        }
    return true;
}

/// What EDFlib takes of one annotation, in bytes; the rest of a text follows in further ones.
constexpr std::size_t longest_annotation = 40;

/// At the boundaries of characters.
std::vector<std::string> pieces_of(std::string_view text)
{
    const auto continues = [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u;
    };
    std::vector<std::string> pieces;
    while (!text.empty()) {
        std::size_t length = std::min(longest_annotation, text.size());
        while (length < text.size() && continues(text[length])) --length;
        pieces.emplace_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return pieces;
}

std::size_t count_pieces(const std::vector<Annotation>& annotations)
{
    std::size_t count = 0;
    for (const Annotation& annotation : annotations) count += pieces_of(annotation.text).size();
    return count;
}

void write_annotations(int file, const std::vector<Annotation>& annotations)
{
    constexpr double unit_s = 1e-4;
    for (const Annotation& annotation : annotations) {
        const double onset = seconds_of(annotation.time) / unit_s;
        const double length = annotation.length ? annotation.length->count() / unit_s : -1.0;
        for (const std::string& piece : pieces_of(annotation.text))
            edfwrite_annotation_utf8(file, std::llround(std::max(0.0, onset)), std::llround(length),
                                     piece.c_str());
    }
}

/// Each record has room for one annotation a signal of annotations.
int annotation_signals(std::size_t annotations, std::size_t records)
{
    return static_cast<int>(
        std::clamp<std::size_t>(1 + annotations / std::max<std::size_t>(1, records), 1, 64));
}

} // namespace

void EdfFile::on(const Event& event)
{
    signals_.on(event);
    if (const auto* start = std::get_if<SessionStart>(&event)) begun_unix_ms_ = start->unix_ms;
    if (auto annotation = annotation_of(event)) annotations_.push_back(std::move(*annotation));
}

Result<void> EdfFile::write(const std::filesystem::path& path)
{
    const auto signals = signals_.finish();
    if (signals.empty())
        return fail(UserMessage{"EDF holds signals with a rate, and there is none here; intervals "
                                "go into a text with --rr."});
    std::ranges::stable_sort(annotations_, {}, &Annotation::time);
    EdfHandle file{edfopen_file_writeonly(path.c_str(), EDFLIB_FILETYPE_EDFPLUS,
                                          static_cast<int>(signals.size()))};
    bool written = file.get() >= 0;
    std::vector<Scale> scales;
    for (std::size_t i = 0; i < signals.size() && written; ++i) {
        scales.push_back(scale_of(signals[i]));
        describe(file.get(), static_cast<int>(i), signals[i], scales.back());
    }
    if (written) {
        set_begin(file.get(), begun_unix_ms_);
        edf_set_equipment(file.get(), "Eupnea");
        edf_set_number_of_annotation_signals(
            file.get(), annotation_signals(count_pieces(annotations_), records_of(signals)));
        write_annotations(file.get(), annotations_);
        written = write_records(file.get(), signals, scales);
    }
    if (!file.close() || !written)
        return fail(UserMessage{fmt::format("{} could not be written whole.", path.string())});
    return {};
}

} // namespace eupnea
