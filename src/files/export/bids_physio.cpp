// SPDX-License-Identifier: MIT
#include "files/export/bids_physio.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <nlohmann/json.hpp>

namespace eupnea {

namespace {

struct Column {
    std::string_view name, description;
};

/// The names that the specification has; it leaves the others free.
Column column_of(Channel channel)
{
    switch (channel) {
    case Channel::ppg:
        return {"cardiac", "Pulse wave (photoplethysmogram), in the sensor's own unit"};
    case Channel::belt:
        return {"respiratory", "Breathing belt or airflow, in the sensor's own unit"};
    case Channel::ecg:
        return {"ecg", "Electrocardiogram, in the sensor's own unit"};
    default:
        return {name(channel), "As the sensor gave it"};
    }
}

std::size_t first_measured(const EvenSignal& signal)
{
    std::size_t first = 0;
    while (first < signal.values.size() && !signal.measured(first)) ++first;
    return first;
}

} // namespace

std::string bids_table_ending(Channel channel)
{
    return fmt::format("_recording-{}_physio.tsv.gz", name(channel));
}

std::string bids_sidecar_ending(Channel channel)
{
    return fmt::format("_recording-{}_physio.json", name(channel));
}

Result<void> write_bids_table(const EvenSignal& signal, const std::filesystem::path& path)
{
    const gzFile file = gzopen(path.c_str(), "wb");
    bool written = file != nullptr;
    for (std::size_t i = first_measured(signal); i < signal.values.size() && written; ++i) {
        const double value = signal.values[i];
        const std::string row = std::isnan(value) ? "n/a\n" : fmt::format("{}\n", value);
        written = gzputs(file, row.c_str()) > 0;
    }
    if (file && gzclose(file) != Z_OK) written = false;
    if (!written)
        return fail(UserMessage{fmt::format("{} could not be written whole.", path.string())});
    return {};
}

std::string bids_sidecar(const EvenSignal& signal)
{
    const Column column = column_of(signal.channel);
    const nlohmann::ordered_json sidecar{
        {"SamplingFrequency", signal.rate.per_second},
        {"StartTime", static_cast<double>(first_measured(signal)) / signal.rate.per_second},
        {"Columns", nlohmann::ordered_json::array({column.name})},
        {"Manufacturer", "Eupnea"},
        {std::string{column.name}, {{"Description", column.description}}},
    };
    return sidecar.dump(2) + "\n";
}

} // namespace eupnea
