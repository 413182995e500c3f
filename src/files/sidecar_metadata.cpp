// SPDX-License-Identifier: MIT
#include "files/sidecar_metadata.hpp"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "files/cell.hpp"
#include "files/column_names.hpp"

namespace eupnea {

namespace {

using Json = nlohmann::json;

std::optional<double> first_number(std::string_view text)
{
    const auto from = text.find_first_of("0123456789");
    if (from == std::string_view::npos) return std::nullopt;
    return number_in(text.substr(from, text.find_first_not_of("0123456789.", from) - from));
}

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

void read_plain_comment(std::string_view comment, SidecarMetadata& hints)
{
    const std::string lower = lower_case(comment);
    const auto mark = lower.find_first_of(":=");
    if (mark == std::string::npos) return;
    const std::string_view key = std::string_view{lower}.substr(0, mark);
    const auto after = comment.find_first_not_of(":= \t", mark);
    if (after == std::string_view::npos) return;
    const bool names_rate =
        key.starts_with("sampl") && (key.find("rate") != key.npos || key.find("freq") != key.npos);
    if (const auto rate = first_number(comment.substr(after)); names_rate && rate && *rate > 0.0)
        hints.rate = RateHint{{*rate}, "the file's header"};
    if (key.starts_with("labels")) hints.names = comma_parts(comment.substr(after));
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

void read_opensignals(const std::string& comment, SidecarMetadata& hints)
{
    const Json header = Json::parse(comment, nullptr, false);
    if (!header.is_object() || header.empty() || !header.begin()->is_object()) return;
    const Json& device = *header.begin();
    const auto rate = device.find("sampling rate");
    if (rate != device.end() && rate->is_number() && rate->get<double>() > 0.0)
        hints.rate = RateHint{{rate->get<double>()}, "the file's header"};
    hints.names = opensignals_names(device);
}

std::filesystem::path without_extensions(std::filesystem::path path)
{
    if (path.extension() == ".gz") path.replace_extension();
    return path.replace_extension();
}

void read_bids(const std::filesystem::path& path, SidecarMetadata& hints)
{
    std::ifstream file{without_extensions(path).string() + ".json"};
    if (!file) return;
    const Json sidecar = Json::parse(file, nullptr, false);
    if (!sidecar.is_object()) return;
    const auto rate = sidecar.find("SamplingFrequency");
    if (rate != sidecar.end() && rate->is_number() && rate->get<double>() > 0.0)
        hints.rate = RateHint{{rate->get<double>()}, "the .json beside the file"};
    hints.names = texts_of(sidecar, "Columns");
}

void read_name(const std::filesystem::path& path, SidecarMetadata& hints)
{
    const std::string name = lower_case(path.filename().string());
    const auto rate = rate_in(name);
    if (!hints.rate && rate) hints.rate = RateHint{*rate, "the file's name"};
    hints.channel = channel_of(meaning_of(without_extensions(name).string()).meaning);
}

} // namespace

std::optional<SampleRate> rate_in(std::string_view name)
{
    const std::string lower = lower_case(name);
    const auto unit = lower.find("hz");
    if (unit == std::string::npos || unit == 0) return std::nullopt;
    const auto before = lower.find_last_not_of("0123456789", unit - 1);
    const auto rate = number_in(std::string_view{lower}.substr(before + 1, unit - before - 1));
    if (!rate || *rate <= 0.0) return std::nullopt;
    return SampleRate{*rate};
}

SidecarMetadata hints_of(const std::filesystem::path& path, std::span<const std::string> comments)
{
    SidecarMetadata hints;
    for (const std::string& comment : comments)
        comment.starts_with('{') ? read_opensignals(comment, hints)
                                 : read_plain_comment(comment, hints);
    if (comments.empty()) read_bids(path, hints);
    read_name(path, hints);
    return hints;
}

} // namespace eupnea
