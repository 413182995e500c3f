// SPDX-License-Identifier: MIT
#include "files/formats/edf_signals.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "files/channel_choice.hpp"
#include "files/formats/edf_header.hpp"
#include "files/merged_signals.hpp"
#include "files/sample_rates.hpp"
#include "files/table/cell.hpp"

namespace eupnea {

namespace {

constexpr std::size_t block_samples = 4096;

/// Where a signal has been read to.
struct Position {
    std::size_t signal;
    std::uint64_t record = 0;
    std::size_t sample = 0; ///< in the record
};

class EdfBlocks : public BlockSource {
public:
    EdfBlocks(BinaryFile file, EdfHeader header, std::vector<std::size_t> signals)
        : file_(std::move(file)), header_(std::move(header))
    {
        for (const std::size_t signal : signals) positions_.push_back({signal});
        const auto time_keeper =
            std::find_if(header_.signals.begin(), header_.signals.end(),
                         [](const EdfHeader::Signal& signal) { return signal.annotations; });
        if (header_.interrupted && time_keeper != header_.signals.end())
            time_keeper_ = &*time_keeper;
    }

    bool read(std::size_t channel, SampleBlock& block) override;
    double progress() const override;
    std::vector<std::string> trouble() const override;

private:
    double onset_s(std::uint64_t record) const;

    BinaryFile file_;
    EdfHeader header_;
    std::vector<Position> positions_;
    const EdfHeader::Signal* time_keeper_ = nullptr;
    std::vector<std::uint8_t> raw_;
};

/// The first annotation of a record is its time: "+12.5\x14\x14".
double EdfBlocks::onset_s(std::uint64_t record) const
{
    constexpr std::size_t longest = 32;
    const double regular = static_cast<double>(record) * header_.record_s;
    if (!time_keeper_) return regular;
    const std::size_t width = std::min(longest, time_keeper_->samples * header_.sample_bytes);
    const auto bytes = file_.bytes(
        header_.first_record + record * header_.record_bytes + time_keeper_->position, width);
    std::string text;
    for (const std::uint8_t byte : bytes) {
        if (byte < ' ') break;
        text += static_cast<char>(byte);
    }
    return number_in(text).value_or(regular);
}

bool EdfBlocks::read(std::size_t channel, SampleBlock& block)
{
    Position& position = positions_[channel];
    const EdfHeader::Signal& signal = header_.signals[position.signal];
    if (position.sample == signal.samples) {
        ++position.record;
        position.sample = 0;
    }
    if (position.record >= header_.records) return false;
    const std::size_t count = std::min(block_samples, signal.samples - position.sample);
    const std::size_t width = header_.sample_bytes;
    raw_.resize(count * width);
    const std::uint64_t at = header_.first_record + position.record * header_.record_bytes +
                             signal.position + position.sample * width;
    if (file_.read(at, raw_) < raw_.size()) return false;
    block.first =
        eupnea::at(Seconds{onset_s(position.record) +
                           static_cast<double>(position.sample) / header_.rate(position.signal)});
    block.values.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::int32_t digital = width == 2 ? i16_at(raw_, 2 * i) : i24_at(raw_, 3 * i);
        block.values[i] = signal.gain * digital + signal.offset;
    }
    position.sample += count;
    return true;
}

double EdfBlocks::progress() const
{
    std::uint64_t least = header_.records;
    for (const Position& position : positions_)
        least = std::min(least, position.record +
                                    (position.sample == header_.signals[position.signal].samples));
    return static_cast<double>(least) /
           static_cast<double>(std::max<std::uint64_t>(1, header_.records));
}

std::vector<std::string> EdfBlocks::trouble() const
{
    if (header_.records == header_.records_stated) return {};
    return {fmt::format("The file ends too early: it holds {} of {} records.", header_.records,
                        header_.records_stated)};
}

} // namespace

bool is_edf(const FileStart& start)
{
    return start.bytes.starts_with("0       ") || start.bytes.starts_with("\xFF"
                                                                          "BIOSEMI");
}

Result<OpenedFile> open_edf(const std::filesystem::path& path, const ImportOptions& options)
{
    const std::string name = path.filename().string();
    auto file = BinaryFile::open(path);
    if (!file) return fail(file.error());
    auto header = read_edf_header(*file, name);
    if (!header) return fail(header.error());
    std::vector<std::string> labels;
    for (const EdfHeader::Signal& signal : header->signals)
        labels.push_back(signal.annotations ? "" : signal.label);
    const auto chosen = choose_signals(labels, options, name);
    if (!chosen) return fail(chosen.error());

    std::vector<FileChannel> channels;
    std::vector<MergedSignals::Spec> specs;
    std::vector<std::size_t> signals;
    for (const auto& [channel, signal, guessed] : *chosen) {
        const SampleRate rate{header->rate(signal)};
        if (!is_possible(rate))
            return fail(
                impossible_rate(fmt::format("{}: {}", name, signal_label(labels, signal)), rate));
        channels.push_back({channel, signal_label(labels, signal), rate, guessed});
        specs.push_back({channel, rate});
        signals.push_back(signal);
    }
    const auto recorded_at = header->recorded_at;
    auto blocks =
        std::make_unique<EdfBlocks>(std::move(*file), std::move(*header), std::move(signals));
    auto notes = guesses_noted(channels);
    return OpenedFile{std::make_unique<MergedSignals>(std::move(blocks), specs),
                      std::move(channels), std::move(notes), recorded_at};
}

} // namespace eupnea
