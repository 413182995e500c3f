// SPDX-License-Identifier: MIT
#include "files/table/sidecar_metadata.hpp"

#include <algorithm>

#include "files/bounded_json.hpp"
#include "files/table/cell.hpp"
#include "files/table/column_names.hpp"

namespace eupnea {

namespace {

using Json = nlohmann::json;

std::vector<std::string> comma_parts(std::string_view text)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto comma = std::min(text.find(','), text.size());
        parts.emplace_back(trimmed(text.substr(0, comma)));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return parts;
}

void read_plain_line(std::string_view line, SidecarMetadata& metadata)
{
    if (const auto rate = rate_in_line(line); rate && !metadata.rate)
        metadata.rate = StatedRate{*rate, "the file's header"};
    const std::string lower = lower_case(line);
    const auto mark = lower.find_first_of(":=");
    const auto after = mark == std::string::npos ? mark : line.find_first_not_of(":= \t", mark);
    if (after != std::string_view::npos && lower.starts_with("labels"))
        metadata.names = comma_parts(line.substr(after));
}

/// The one "512 hertz" above a table, in whatever language its key is.
void read_only_hertz(std::span<const std::string> lines, SidecarMetadata& metadata)
{
    std::optional<SampleRate> found;
    for (const std::string& line : lines) {
        const auto rate = hertz_in_line(line);
        if (!rate) continue;
        if (found && *found != *rate) return;
        found = rate;
    }
    if (found) metadata.rate = StatedRate{*found, "the file's header"};
}

bool names_volts(std::string_view line)
{
    const auto mark = line.find_first_of(":=,;\t");
    if (mark == std::string_view::npos) return false;
    const std::string value = lower_case(trimmed(line.substr(mark + 1)));
    for (const std::string_view unit :
         {"mv", "uv", "\xC2\xB5v", "\xCE\xBCv", "\xB5v", "microvolt", "millivolt"})
        if (value == unit || value.starts_with(std::string{unit} + "olt")) return true;
    return value.starts_with("microvolt") || value.starts_with("millivolt");
}

std::vector<std::string> texts_of(const Json& object, const char* key)
{
    std::vector<std::string> texts;
    const auto found = object.find(key);
    if (found == object.end() || !found->is_array()) return texts;
    for (const Json& item : *found)
        texts.push_back(item.is_string() ? item.get<std::string>() : "");
    return texts;
}

/// The names of an OpenSignals table, with the sensor's kind in place of the name of its input.
std::vector<std::string> opensignals_names(const Json& device)
{
    std::vector<std::string> names = texts_of(device, "column");
    const std::vector<std::string> labels = texts_of(device, "label");
    const std::vector<std::string> sensors = texts_of(device, "sensor");
    if (names.empty()) {
        names.emplace_back("nSeq");
        const auto digital = device.find("digital IO");
        if (digital != device.end()) names.resize(1 + digital->size());
        names.insert(names.end(), labels.begin(), labels.end());
    }
    for (std::size_t i = 0; i < std::min(labels.size(), sensors.size()); ++i)
        if (channel_of(meaning_of(sensors[i]).meaning))
            std::replace(names.begin(), names.end(), labels[i], sensors[i]);
    return names;
}

void read_opensignals(const std::string& comment, SidecarMetadata& metadata)
{
    const auto header = json_in(comment);
    if (!header || !header->is_object() || header->empty() || !header->begin()->is_object()) return;
    const Json& device = *header->begin();
    const auto rate = device.find("sampling rate");
    if (rate != device.end() && rate->is_number() && rate->get<double>() > 0.0)
        metadata.rate = StatedRate{{rate->get<double>()}, "the file's header"};
    metadata.names = opensignals_names(device);
}

std::filesystem::path without_extensions(std::filesystem::path path)
{
    if (path.extension() == ".gz") path.replace_extension();
    return path.replace_extension();
}

void read_bids(const std::filesystem::path& path, SidecarMetadata& metadata)
{
    const auto sidecar = json_of_file(without_extensions(path).string() + ".json");
    if (!sidecar || !sidecar->is_object()) return;
    const auto rate = sidecar->find("SamplingFrequency");
    if (rate != sidecar->end() && rate->is_number())
        metadata.rate = StatedRate{{rate->get<double>()}, "the .json beside the file"};
    metadata.names = texts_of(*sidecar, "Columns");
}

/// Only words that nobody uses for anything else: a person's "session_i" is no lead I.
std::optional<Channel> channel_in_name(const std::string& stem)
{
    const ColumnMeaning meaning = meaning_of(stem);
    const bool plain =
        meaning.rank == 0 || meaning.meaning == Meaning::ppg || meaning.meaning == Meaning::rr;
    return plain && meaning.rank < 2 ? channel_of(meaning.meaning) : std::nullopt;
}

void read_name(const std::filesystem::path& path, SidecarMetadata& metadata)
{
    const std::string name = lower_case(path.filename().string());
    const auto rate = rate_in(name);
    if (!metadata.rate && rate) metadata.rate = StatedRate{*rate, "the file's name"};
    metadata.channel = channel_in_name(without_extensions(name).string());
}

} // namespace

SidecarMetadata metadata_of(const std::filesystem::path& path, const TableLayout& layout)
{
    SidecarMetadata metadata;
    for (const std::string& comment : layout.comments)
        comment.starts_with('{') ? read_opensignals(comment, metadata)
                                 : read_plain_line(comment, metadata);
    for (const std::string& line : layout.preamble) {
        read_plain_line(line, metadata);
        metadata.in_volts |= names_volts(line);
    }
    if (!metadata.rate) read_only_hertz(layout.preamble, metadata);
    if (layout.comments.empty()) read_bids(path, metadata);
    read_name(path, metadata);
    return metadata;
}

} // namespace eupnea
