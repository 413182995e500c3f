// SPDX-License-Identifier: MIT
#include "files/formats/xdf_chunks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <map>
#include <utility>

#include "base/statistics.hpp"
#include "files/table/cell.hpp"
#include "files/table/table_head.hpp"

namespace eupnea {

namespace {

constexpr std::size_t longest_header = 4u << 20;
constexpr double most_channels = 4096;
constexpr std::size_t most_streams = 1024;
constexpr std::size_t most_offsets = 100'000;

XdfValue value_named(const std::string& format)
{
    if (format == "double64") return XdfValue::double64;
    if (format == "int8") return XdfValue::int8;
    if (format == "int16") return XdfValue::int16;
    if (format == "int32") return XdfValue::int32;
    if (format == "int64") return XdfValue::int64;
    return format == "string" ? XdfValue::text : XdfValue::float32;
}

std::vector<std::string> labels_in(std::string_view xml, std::size_t channels)
{
    std::vector<std::string> labels;
    auto list = xml.find("<channels>");
    while (list != std::string_view::npos && labels.size() < channels) {
        const auto next = xml.find("<channel>", list);
        if (next == std::string_view::npos) break;
        const auto end = std::min(xml.find("</channel>", next), xml.size());
        const auto channel = xml.substr(next, end - next);
        std::string label = xml_text(channel, "label");
        if (label.empty()) label = xml_text(channel, "name");
        labels.push_back(label);
        list = end;
    }
    return labels;
}

XdfStream stream_of(std::uint32_t id, std::string_view xml)
{
    XdfStream stream{.id = id, .name = xml_text(xml, "name"), .type = xml_text(xml, "type")};
    const auto channels = number_in(xml_text(xml, "channel_count"));
    if (channels && *channels >= 1.0 && *channels <= most_channels)
        stream.channels = static_cast<std::size_t>(*channels);
    stream.rate = number_in(xml_text(xml, "nominal_srate")).value_or(0.0);
    stream.value = value_named(xml_text(xml, "channel_format"));
    stream.labels = labels_in(xml, stream.channels);
    return stream;
}

} // namespace

std::string xml_text(std::string_view xml, std::string_view tag)
{
    const std::string open = fmt::format("<{}>", tag), close = fmt::format("</{}>", tag);
    const auto from = xml.find(open);
    if (from == std::string_view::npos) return "";
    const auto until = xml.find(close, from);
    if (until == std::string_view::npos) return "";
    const auto text = xml.substr(from + open.size(), until - from - open.size());
    return std::string{trimmed(text.substr(0, 256))};
}

std::optional<XdfChunk> xdf_chunk_at(const BinaryFile& file, std::uint64_t place)
{
    std::array<std::uint8_t, 11> head{};
    const std::size_t got = file.read(place, head);
    const std::size_t width = head[0];
    if ((width != 1 && width != 4 && width != 8) || got < width + 3) return std::nullopt;
    std::uint64_t length = 0;
    for (std::size_t i = width; i-- > 0;) length = length << 8 | head[1 + i];
    const std::uint64_t begin = place + 1 + width;
    if (length < 2 || length > file.size() - begin) return std::nullopt;
    return XdfChunk{u16_at(head, 1 + width), begin + 2, length - 2, begin + length};
}

std::vector<XdfStream> read_xdf_streams(const BinaryFile& file)
{
    std::map<std::uint32_t, XdfStream> streams;
    std::map<std::uint32_t, std::vector<double>> offsets;
    std::uint64_t place = 4;
    for (auto chunk = xdf_chunk_at(file, place); chunk; chunk = xdf_chunk_at(file, place)) {
        const std::uint64_t begin = std::exchange(place, chunk->next);
        if (chunk->tag < 2 || chunk->tag > 4 || chunk->length < 4) continue;
        const auto bytes = file.bytes(
            chunk->content,
            chunk->tag == 2 ? std::min<std::uint64_t>(chunk->length, longest_header) : 20);
        if (bytes.size() < 4) break;
        const std::uint32_t id = u32_at(bytes, 0);
        if (chunk->tag == 2 && streams.size() < most_streams) {
            const std::string_view xml{reinterpret_cast<const char*>(bytes.data()) + 4,
                                       bytes.size() - 4};
            streams.emplace(id, stream_of(id, xml));
        } else if (chunk->tag == 3) {
            const auto stream = streams.find(id);
            if (stream != streams.end() && stream->second.first_samples == 0)
                stream->second.first_samples = begin;
        } else if (chunk->tag == 4 && chunk->length >= 20 && bytes.size() >= 20) {
            double offset = 0.0;
            std::memcpy(&offset, bytes.data() + 12, sizeof offset);
            auto& of_stream = offsets[id];
            if (std::isfinite(offset) && of_stream.size() < most_offsets)
                of_stream.push_back(offset);
        }
    }
    std::vector<XdfStream> found;
    for (auto& [id, stream] : streams) {
        if (const auto of_stream = offsets.find(id);
            of_stream != offsets.end() && !of_stream->second.empty())
            stream.clock_offset_s = median(of_stream->second);
        found.push_back(std::move(stream));
    }
    return found;
}

} // namespace eupnea
