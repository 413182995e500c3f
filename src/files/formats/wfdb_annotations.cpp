// SPDX-License-Identifier: MIT
/// Annotations of a WFDB record (PhysioNet, annot(5)): words of 16 bits, low byte first, with the
/// samples since the annotation before in bits 0 to 9 and a code in bits 10 to 15.
///
///     0 with 0 samples   the end
///     1 to 13, 25, 30, 34, 35, 38, 41   a heartbeat
///     59  SKIP: the next four bytes are samples to skip, high word first
///     60 NUM, 61 SUB, 62 CHN   about the annotation before
///     63  AUX: so many bytes of text follow, padded to an even number
#include <fmt/format.h>

#include <array>

#include "files/binary_file.hpp"
#include "files/formats/wfdb_header.hpp"
#include "files/formats/wfdb_signals.hpp"
#include "files/sample_rates.hpp"
#include "files/table/cell.hpp"
#include "files/table/table_file.hpp"

namespace eupnea {

namespace {

constexpr std::size_t most_annotation_bytes = 64u << 20;

bool is_beat(std::uint32_t code)
{
    return (code >= 1 && code <= 13) || code == 25 || code == 30 || code == 34 || code == 35 ||
           code == 38 || code == 41;
}

struct Beats {
    std::string positions; ///< a line each
    std::size_t count = 0;
    std::optional<double> rate{}; ///< from a note in the file
};

std::optional<double> time_resolution(std::string_view note)
{
    constexpr std::string_view key = "## time resolution:";
    return note.starts_with(key) ? number_in(note.substr(key.size())) : std::nullopt;
}

std::optional<Beats> beats_in(std::span<const std::uint8_t> bytes)
{
    Beats beats{"sample\n"};
    std::int64_t time = 0;
    for (std::size_t at = 0; at + 1 < bytes.size();) {
        const std::uint32_t word = u16_at(bytes, at);
        const std::uint32_t code = word >> 10, step = word & 0x3FF;
        at += 2;
        if (code == 0 && step == 0) return beats;
        if (code == 59) {
            if (at + 4 > bytes.size()) return std::nullopt;
            time += static_cast<std::int32_t>(u16_at(bytes, at) << 16 | u16_at(bytes, at + 2));
            at += 4;
        } else if (code == 63) {
            if (at + step > bytes.size()) return std::nullopt;
            if (const auto rate = time_resolution(text_at(bytes, at, step))) beats.rate = rate;
            at += step + step % 2;
        } else if (code < 50) {
            time += step;
            if (time < 0) return std::nullopt;
            if (!is_beat(code)) continue;
            beats.positions += fmt::format("{}\n", time);
            ++beats.count;
        }
    }
    return beats;
}

} // namespace

bool is_wfdb_annotations(const FileStart& start)
{
    constexpr std::array extensions{".atr",  ".qrs",  ".ecg",  ".ari",  ".man",
                                    ".qrsc", ".wqrs", ".sqrs", ".gqrs", ".ann",
                                    ".nn",   ".pu",   ".abp",  ".wabp", ".ppg"};
    const std::string extension = start.extension();
    return std::find(extensions.begin(), extensions.end(), extension) != extensions.end() &&
           start.bytes.find('\0') != std::string::npos;
}

Result<OpenedFile> open_wfdb_annotations(const std::filesystem::path& path,
                                         const ImportOptions& options)
{
    const std::string name = path.filename().string();
    const auto file = BinaryFile::open(path);
    if (!file) return fail(file.error());
    if (file->size() > most_annotation_bytes)
        return fail(UserMessage{fmt::format("{} is too long for annotations.", name)});
    auto beats = beats_in(file->bytes(0, static_cast<std::size_t>(file->size())));
    if (!beats || beats->count < 2)
        return fail(UserMessage{fmt::format("{} holds no WFDB annotations of heartbeats.", name)});

    ImportOptions with_rate = options;
    const auto header_path = wfdb_header_beside(path);
    if (!with_rate.rate && beats->rate) with_rate.rate = SampleRate{*beats->rate};
    if (!with_rate.rate && header_path)
        if (const auto header = read_wfdb_header(*header_path))
            with_rate.rate = SampleRate{header->rate};
    if (!with_rate.rate)
        return fail(
            UserMessage{fmt::format("{} counts in samples, and no header ({}.hea) beside it tells "
                                    "how many there are in a second. Give it with --rate HZ.",
                                    name, path.stem().string())});
    if (!is_possible(*with_rate.rate)) return fail(impossible_rate(name, *with_rate.rate));
    auto opened = open_table(TextSource{path, std::move(beats->positions)}, with_rate);
    if (opened)
        opened->notes.push_back(fmt::format("{:g} samples a second, from {}.",
                                            with_rate.rate->per_second,
                                            options.rate  ? "you"
                                            : beats->rate ? "the file"
                                                          : "the header beside it"));
    return opened;
}

} // namespace eupnea
