// SPDX-License-Identifier: MIT
/// ISHNE Holter standard output file (Badilini, Annals of Noninvasive Electrocardiology 1998).
///
///     0   "ISHNE1.0"            8  checksum           10 i32 size of the variable block
///     14  i32 samples           18 i32 offset of the variable block
///     22  i32 offset of the ECG 156 i16 leads         158 12 x i16 what each lead is
///     206 12 x i16 nV in a unit 272 i16 samples a second
///
/// The ECG is 16-bit samples, low byte first, one of each lead in turn.
#include "files/formats/ishne.hpp"

#include <fmt/format.h>

#include <array>

#include "files/binary_file.hpp"
#include "files/channel_choice.hpp"
#include "files/merged_signals.hpp"
#include "files/sample_rates.hpp"

namespace eupnea {

namespace {

constexpr std::size_t header_bytes = 522;
constexpr std::size_t most_leads = 12;
constexpr std::size_t batch = 2048;

constexpr std::array lead_names{"ECG", "ECG bipolar", "ECG X", "ECG Y",  "ECG Z",  "I",     "II",
                                "III", "aVR",         "aVL",   "aVF",    "V1",     "V2",    "V3",
                                "V4",  "V5",          "V6",    "ECG ES", "ECG AS", "ECG AI"};

struct IshneHeader {
    std::size_t leads = 0;
    double rate = 0.0;
    std::uint64_t ecg = 0; ///< where it begins
    std::vector<std::string> labels{};
    std::vector<double> millivolts{}; ///< in a unit, for each lead
};

Result<IshneHeader> read_header(const BinaryFile& file, const std::string& name)
{
    const auto bytes = file.bytes(0, header_bytes);
    const auto broken = [&](std::string_view what) {
        return fail(UserMessage{fmt::format("{} cannot be read as ISHNE: {}.", name, what)});
    };
    if (bytes.size() < header_bytes) return broken("it ends within its header");
    IshneHeader header;
    const std::int32_t leads = i16_at(bytes, 156);
    if (leads < 1 || leads > static_cast<std::int32_t>(most_leads))
        return broken("its header names no number of leads");
    header.leads = static_cast<std::size_t>(leads);
    header.rate = i16_at(bytes, 272);
    header.ecg = u32_at(bytes, 22);
    if (header.ecg < header_bytes || header.ecg >= file.size())
        return broken("its ECG would lie outside the file");
    for (std::size_t i = 0; i < header.leads; ++i) {
        const auto kind = static_cast<std::size_t>(std::max(0, i16_at(bytes, 158 + 2 * i)));
        header.labels.emplace_back(kind < lead_names.size() ? lead_names[kind] : lead_names[0]);
        const std::int32_t nanovolts = i16_at(bytes, 206 + 2 * i);
        header.millivolts.push_back(nanovolts > 0 ? nanovolts * 1e-6 : 1.0);
    }
    return header;
}

class IshneBlocks : public BlockSource {
public:
    IshneBlocks(BinaryFile file, IshneHeader header, std::vector<std::size_t> leads)
        : file_(std::move(file)), header_(std::move(header)), leads_(std::move(leads)),
          row_(leads_.size())
    {}

    bool read(std::size_t channel, SampleBlock& block) override
    {
        const std::size_t width = 2 * header_.leads, lead = leads_[channel];
        raw_.resize(batch * width);
        const std::size_t rows = file_.read(header_.ecg + row_[channel] * width, raw_) / width;
        block.first = at(Seconds{static_cast<double>(row_[channel]) / header_.rate});
        for (std::size_t i = 0; i < rows; ++i)
            block.values.push_back(header_.millivolts[lead] * i16_at(raw_, i * width + 2 * lead));
        row_[channel] += rows;
        return rows > 0;
    }
    double progress() const override
    {
        const double all = static_cast<double>(file_.size() - header_.ecg) /
                           (2.0 * static_cast<double>(header_.leads));
        return std::min(1.0, static_cast<double>(row_.front()) / std::max(1.0, all));
    }

private:
    BinaryFile file_;
    IshneHeader header_;
    std::vector<std::size_t> leads_;
    std::vector<std::uint64_t> row_; ///< next of each channel
    std::vector<std::uint8_t> raw_;
};

} // namespace

bool is_ishne(const FileStart& start) { return start.bytes.starts_with("ISHNE1.0"); }

Result<OpenedFile> open_ishne(const std::filesystem::path& path, const ImportOptions& options)
{
    const std::string name = path.filename().string();
    auto file = BinaryFile::open(path);
    if (!file) return fail(file.error());
    auto header = read_header(*file, name);
    if (!header) return fail(header.error());
    const SampleRate rate = options.rate.value_or(SampleRate{header->rate});
    if (!is_possible(rate)) return fail(impossible_rate(name, rate));
    header->rate = rate.per_second;
    const auto chosen = choose_signals(header->labels, options, name);
    if (!chosen) return fail(chosen.error());

    OpenedFile opened;
    std::vector<MergedSignals::Spec> specs;
    std::vector<std::size_t> leads;
    for (const auto& [channel, lead, guessed] : *chosen) {
        opened.channels.push_back({channel, signal_label(header->labels, lead), rate, guessed});
        specs.push_back({channel, rate});
        leads.push_back(lead);
    }
    opened.notes = guesses_noted(opened.channels);
    opened.reader = std::make_unique<MergedSignals>(
        std::make_unique<IshneBlocks>(std::move(*file), std::move(*header), std::move(leads)),
        specs);
    return opened;
}

} // namespace eupnea
