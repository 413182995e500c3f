// SPDX-License-Identifier: MIT
#include "files/export/xdf_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <utility>
namespace eupnea {

namespace {

constexpr std::size_t chunk_samples = 512;
constexpr std::uint32_t marker_stream = 1;
constexpr std::uint16_t file_header = 1, stream_header = 2, samples_chunk = 3, stream_footer = 6;

template <class Unsigned>
void put(std::string& bytes, Unsigned value)
{
    for (std::size_t i = 0; i < sizeof value; ++i)
        bytes += static_cast<char>(value >> 8 * i & 0xFFu);
}
void put(std::string& bytes, double value) { put(bytes, std::bit_cast<std::uint64_t>(value)); }

/// A number behind the count of its bytes.
void put_length(std::string& bytes, std::uint64_t length)
{
    bytes += '\x08';
    put(bytes, length);
}

void write_chunk(std::ostream& out, std::uint16_t tag, const std::string& content)
{
    std::string head;
    put_length(head, content.size() + sizeof tag);
    put(head, tag);
    out << head << content;
}

void write_chunk(std::ostream& out, std::uint16_t tag, std::uint32_t stream,
                 const std::string& content)
{
    std::string whole;
    put(whole, stream);
    write_chunk(out, tag, whole + content);
}

std::string header_xml(std::string_view label, std::string_view type, double rate,
                       std::string_view format)
{
    return fmt::format(
        "<?xml version=\"1.0\"?><info><name>Eupnea {0}</name><type>{1}</type>"
        "<channel_count>1</channel_count><nominal_srate>{2}</nominal_srate>"
        "<channel_format>{3}</channel_format><desc><channels><channel><label>{0}</label>"
        "</channel></channels></desc></info>",
        label, type, rate, format);
}

std::string_view type_of(Channel channel)
{
    switch (channel) {
    case Channel::ecg:
        return "ECG";
    case Channel::ppg:
        return "PPG";
    case Channel::belt:
        return "Respiration";
    default:
        return name(channel);
    }
}

} // namespace

XdfFile::XdfFile(std::ostream& out) : out_(&out)
{
    out << "XDF:";
    write_chunk(out, file_header, "<?xml version=\"1.0\"?><info><version>1.0</version></info>");
    write_chunk(out, stream_header, marker_stream, header_xml("events", "Markers", 0.0, "string"));
}

XdfFile::Stream& XdfFile::stream_of(Channel channel, SampleRate rate)
{
    const auto id = static_cast<std::uint32_t>(streams_.size()) + marker_stream + 1;
    const auto [found, is_new] = streams_.try_emplace(channel, Stream{id});
    if (is_new)
        write_chunk(*out_, stream_header, id,
                    header_xml(name(channel), type_of(channel), rate.per_second, "double64"));
    return found->second;
}

void XdfFile::on(const Event& event)
{
    if (const auto* stream = std::get_if<eupnea::Stream>(&event))
        stream_of(stream->channel, stream->rate);
    if (const auto* sample = std::get_if<Sample>(&event)) {
        Stream& stream = stream_of(sample->channel, SampleRate{0.0});
        stream.waiting.push_back(*sample);
        if (stream.waiting.size() == chunk_samples) write_samples(stream);
    }
    if (auto annotation = annotation_of(event)) markers_.push_back(std::move(*annotation));
}

void XdfFile::write_samples(Stream& stream)
{
    if (stream.waiting.empty()) return;
    std::string content;
    put_length(content, stream.waiting.size());
    for (const Sample& sample : stream.waiting) {
        content += '\x08';
        put(content, seconds_of(sample.time));
        put(content, sample.value);
    }
    write_chunk(*out_, samples_chunk, stream.id, content);
    if (stream.samples == 0) stream.first_s = seconds_of(stream.waiting.front().time);
    stream.last_s = seconds_of(stream.waiting.back().time);
    stream.samples += stream.waiting.size();
    stream.waiting.clear();
}

void XdfFile::write_markers()
{
    std::ranges::stable_sort(markers_, {}, &Annotation::time);
    for (const auto& [time, length, text] : markers_) {
        std::string content;
        put_length(content, 1);
        content += '\x08';
        put(content, seconds_of(time));
        put_length(content, text.size());
        write_chunk(*out_, samples_chunk, marker_stream, content + text);
    }
    const auto time_s = [](const Annotation& marker) { return seconds_of(marker.time); };
    write_footer({marker_stream,
                  {},
                  markers_.size(),
                  markers_.empty() ? 0.0 : time_s(markers_.front()),
                  markers_.empty() ? 0.0 : time_s(markers_.back())});
}

void XdfFile::write_footer(const Stream& stream)
{
    write_chunk(*out_, stream_footer, stream.id,
                fmt::format("<?xml version=\"1.0\"?><info><first_timestamp>{}</first_timestamp>"
                            "<last_timestamp>{}</last_timestamp><sample_count>{}</sample_count>"
                            "</info>",
                            stream.first_s, stream.last_s, stream.samples));
}

void XdfFile::finish()
{
    for (auto& [channel, stream] : streams_) {
        write_samples(stream);
        write_footer(stream);
    }
    write_markers();
}

} // namespace eupnea
