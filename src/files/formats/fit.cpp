// SPDX-License-Identifier: MIT
/// Garmin FIT (Flexible and Interoperable Data Transfer protocol).
///
///     header: 12 or 14 bytes: its size | protocol | u16 profile | u32 bytes of records | ".FIT"
///     record: one byte, then
///       definition (0x40): reserved | 0 little- or 1 big-endian | u16 message | fields | (number, size, type) each;
///                          with 0x20 also a count and (number, size, developer) each
///       values: the fields of the definition with the number in bits 0 to 3;
///               with 0x80 set the number is in bits 5 and 6
///
/// Message 78 (hrv): field 0, u16 each, ms, FFFF none. Message 290 (beat_intervals): field 1, the same.
#include "files/formats/fit.hpp"

#include <fmt/format.h>

#include <array>

#include "files/binary_file.hpp"
#include "files/table/table_file.hpp"

namespace eupnea {

namespace {

constexpr std::size_t most_bytes = 256u << 20;
constexpr std::uint32_t hrv_message = 78, beat_intervals_message = 290;

struct Definition {
    struct Field {
        std::uint8_t number;
        std::size_t bytes;
    };
    bool known = false;
    bool big_endian = false;
    std::uint32_t message = 0;
    std::vector<Field> fields{};
    std::size_t bytes = 0; ///< of all fields
};

using Bytes = std::span<const std::uint8_t>;

std::uint32_t u16_of(Bytes bytes, std::size_t at, bool big_endian)
{
    return big_endian ? static_cast<std::uint32_t>(bytes[at] << 8 | bytes[at + 1])
                      : u16_at(bytes, at);
}

/// Reads records one after another; ends where they make no sense.
class FitRecords {
public:
    explicit FitRecords(Bytes records) : bytes_(records) {}

    std::string intervals()
    {
        while (at_ < bytes_.size() && record()) {
        }
        return std::move(text_);
    }
    std::size_t count() const { return count_; }
    bool whole() const { return at_ == bytes_.size(); }

private:
    bool record()
    {
        const std::uint8_t head = bytes_[at_++];
        if ((head & 0x80) != 0) return values(definitions_[head >> 5 & 3]);
        if ((head & 0x40) != 0) return definition(definitions_[head & 15], (head & 0x20) != 0);
        return values(definitions_[head & 15]);
    }

    bool definition(Definition& definition, bool with_developer_fields)
    {
        if (at_ + 5 > bytes_.size()) return false;
        definition = {};
        definition.big_endian = bytes_[at_ + 1] == 1;
        definition.message = u16_of(bytes_, at_ + 2, definition.big_endian);
        std::size_t fields = bytes_[at_ + 4];
        at_ += 5;
        if (!take_fields(definition, fields, true)) return false;
        if (with_developer_fields) {
            if (at_ >= bytes_.size()) return false;
            fields = bytes_[at_++];
            if (!take_fields(definition, fields, false)) return false;
        }
        definition.known = true;
        return true;
    }

    bool take_fields(Definition& definition, std::size_t count, bool standard)
    {
        for (std::size_t i = 0; i < count; ++i, at_ += 3) {
            if (at_ + 3 > bytes_.size()) return false;
            const std::size_t size = bytes_[at_ + 1];
            if (standard) definition.fields.push_back({bytes_[at_], size});
            definition.bytes += size;
        }
        return true;
    }

    bool values(const Definition& definition)
    {
        if (!definition.known || at_ + definition.bytes > bytes_.size()) return false;
        std::size_t place = at_;
        for (const auto& [number, bytes] : definition.fields) {
            const bool hrv = definition.message == hrv_message && number == 0;
            const bool beats = definition.message == beat_intervals_message && number == 1;
            if (hrv || beats) take_intervals(place, bytes, definition.big_endian);
            place += bytes;
        }
        at_ += definition.bytes;
        return true;
    }

    void take_intervals(std::size_t place, std::size_t bytes, bool big_endian)
    {
        for (std::size_t i = 0; i + 1 < bytes; i += 2) {
            const std::uint32_t ms = u16_of(bytes_, place + i, big_endian);
            if (ms == 0xFFFF || ms == 0) continue;
            text_ += fmt::format("{}\n", ms);
            ++count_;
        }
    }

    Bytes bytes_;
    std::size_t at_ = 0;
    std::array<Definition, 16> definitions_{};
    std::string text_ = "RR [ms]\n";
    std::size_t count_ = 0;
};

} // namespace

bool is_fit(const FileStart& start)
{
    return start.bytes.size() >= 12 && std::string_view{start.bytes}.substr(8, 4) == ".FIT";
}

Result<OpenedFile> open_fit(const std::filesystem::path& path, const ImportOptions& options)
{
    const std::string name = path.filename().string();
    const auto file = BinaryFile::open(path);
    if (!file) return fail(file.error());
    if (file->size() > most_bytes)
        return fail(UserMessage{fmt::format("{} is too long for an activity.", name)});
    const auto bytes = file->bytes(0, static_cast<std::size_t>(file->size()));
    const std::size_t head = bytes.empty() ? 0 : bytes[0];
    if (head < 12 || head > bytes.size())
        return fail(
            UserMessage{fmt::format("{} cannot be read as FIT: it ends within its header.", name)});
    const std::size_t stated = u32_at(bytes, 4);
    const std::size_t held = std::min(stated, bytes.size() - head);
    FitRecords records{Bytes{bytes}.subspan(head, held)};
    std::string text = records.intervals();
    if (records.count() == 0)
        return fail(UserMessage{
            fmt::format("{} holds no intervals between heartbeats. On the watch, switch "
                        "\"Log HRV\" on before recording, with a chest strap.",
                        name)});
    auto opened = open_table(TextSource{path, std::move(text)}, options);
    if (opened && (held < stated || !records.whole()))
        opened->notes.emplace_back(
            "The file is damaged or ends too early; what could be read was used.");
    return opened;
}

} // namespace eupnea
