// SPDX-License-Identifier: MIT
#include "files/formats/wfdb_signals.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "files/binary_file.hpp"
#include "files/channel_choice.hpp"
#include "files/formats/wfdb_header.hpp"
#include "files/formats/wfdb_samples.hpp"
#include "files/merged_signals.hpp"
#include "files/sample_rates.hpp"

namespace eupnea {

namespace {

constexpr std::uint64_t batch_frames = 6 * 256; ///< whole groups of any format

/// One signal among the others that share its file.
struct Interleaved {
    WfdbHeader::Signal signal;
    BinaryFile file;
    std::size_t frame_samples = 0; ///< of all signals in the file
    std::size_t before = 0;        ///< samples of the frame before this signal's
    std::uint64_t frame = 0;       ///< next to read
};

class WfdbBlocks : public BlockSource {
public:
    WfdbBlocks(WfdbHeader header, std::vector<Interleaved> signals)
        : header_(std::move(header)), signals_(std::move(signals))
    {
        for (Interleaved& signal : signals_)
            signal.frame =
                static_cast<std::uint64_t>(signal.signal.skew) / batch_frames * batch_frames;
    }

    bool read(std::size_t channel, SampleBlock& block) override;
    double progress() const override;
    std::vector<std::string> trouble() const override;

private:
    std::uint64_t frames_in(const Interleaved& signal) const;

    WfdbHeader header_;
    std::vector<Interleaved> signals_;
    std::vector<std::uint8_t> raw_;
    std::vector<double> samples_;
};

std::uint64_t WfdbBlocks::frames_in(const Interleaved& signal) const
{
    const auto [samples, bytes] = wfdb_packing(signal.signal.format);
    const std::uint64_t size = signal.file.size();
    const std::uint64_t body = size > signal.signal.offset ? size - signal.signal.offset : 0;
    const std::uint64_t held = body / bytes * samples / signal.frame_samples;
    return header_.frames > 0 ? std::min(header_.frames, held) : held;
}

bool WfdbBlocks::read(std::size_t channel, SampleBlock& block)
{
    Interleaved& of = signals_[channel];
    const auto& signal = of.signal;
    const std::uint64_t frames = frames_in(of);
    if (of.frame >= frames) return false;
    const auto [group, bytes] = wfdb_packing(signal.format);
    const std::uint64_t count = std::min(batch_frames, frames - of.frame);
    const std::uint64_t groups = (count * of.frame_samples + group - 1) / group;
    raw_.assign(groups * bytes, 0);
    of.file.read(signal.offset + of.frame * of.frame_samples / group * bytes, raw_);
    samples_.clear();
    unpack_wfdb(signal.format, raw_, samples_);

    const auto skew = static_cast<std::uint64_t>(signal.skew);
    const std::uint64_t first = of.frame < skew ? std::min(skew - of.frame, count) : 0;
    block.first = at(Seconds{
        static_cast<double>(of.frame + first - std::min(skew, of.frame + first)) / header_.rate});
    for (std::uint64_t frame = first; frame < count; ++frame)
        for (std::size_t i = 0; i < signal.samples; ++i)
            block.values.push_back(
                (samples_[frame * of.frame_samples + of.before + i] - signal.baseline) /
                signal.gain);
    of.frame += count;
    return true;
}

double WfdbBlocks::progress() const
{
    double least = 1.0;
    for (const Interleaved& signal : signals_)
        if (const auto frames = frames_in(signal); frames > 0)
            least =
                std::min(least, static_cast<double>(signal.frame) / static_cast<double>(frames));
    return least;
}

std::vector<std::string> WfdbBlocks::trouble() const
{
    for (const Interleaved& signal : signals_)
        if (frames_in(signal) < header_.frames)
            return {fmt::format("{} ends too early: it holds {} of {} frames.", signal.signal.file,
                                frames_in(signal), header_.frames)};
    return {};
}

std::vector<std::string> labels_of(const WfdbHeader& header)
{
    std::vector<std::string> labels;
    for (const auto& signal : header.signals)
        labels.push_back(signal.description.empty() ? "without a name" : signal.description);
    return labels;
}

Result<Interleaved> open_signal(const std::filesystem::path& folder, const WfdbHeader& header,
                                std::size_t i)
{
    const auto& signal = header.signals[i];
    if (wfdb_packing(signal.format).bytes == 0)
        return fail(
            UserMessage{fmt::format("{} is in WFDB format {}, which is not read here (16, 24, 32, "
                                    "61, 80, 160, 212, 310 and 311 are).",
                                    signal.file, signal.format)});
    auto file = BinaryFile::open(folder / signal.file);
    if (!file) return fail(file.error());
    Interleaved opened{.signal = signal, .file = std::move(*file)};
    for (std::size_t j = 0; j < header.signals.size(); ++j) {
        if (header.signals[j].file != signal.file) continue;
        if (j < i) opened.before += header.signals[j].samples;
        opened.frame_samples += header.signals[j].samples;
    }
    if (opened.file.size() > signal.offset || header.frames == 0) return opened;
    return fail(UserMessage{fmt::format("{} is empty.", signal.file)});
}

} // namespace

bool is_wfdb_record(const FileStart& start)
{
    const std::string extension = start.extension();
    if (extension == ".hea") return true;
    return extension == ".dat" && wfdb_header_beside(start.path).has_value();
}

Result<OpenedFile> open_wfdb_record(const std::filesystem::path& path, const ImportOptions& options)
{
    const auto header_path =
        path.extension() == ".hea" ? path : wfdb_header_beside(path).value_or(path);
    const std::string name = header_path.filename().string();
    const auto header = read_wfdb_header(header_path);
    if (!header) return fail(header.error());
    if (header->segments > 0)
        return fail(UserMessage{fmt::format(
            "{} is a record of {} pieces. Open the header of one piece.", name, header->segments)});
    if (header->signals.empty())
        return fail(
            UserMessage{fmt::format("{} names no signals. Its annotations (.atr, .qrs) may hold "
                                    "the beats.",
                                    name)});
    const auto labels = labels_of(*header);
    const auto chosen = choose_signals(labels, options, name);
    if (!chosen) return fail(chosen.error());

    OpenedFile opened;
    std::vector<Interleaved> signals;
    std::vector<MergedSignals::Spec> specs;
    for (const auto& [channel, i, guessed] : *chosen) {
        const SampleRate rate{header->rate * static_cast<double>(header->signals[i].samples)};
        if (!is_possible(rate)) return fail(impossible_rate(name, rate));
        auto signal = open_signal(header_path.parent_path(), *header, i);
        if (!signal) return fail(signal.error());
        signals.push_back(std::move(*signal));
        specs.push_back({channel, rate});
        opened.channels.push_back({channel, signal_label(labels, i), rate, guessed});
    }
    opened.notes = guesses_noted(opened.channels);
    opened.reader = std::make_unique<MergedSignals>(
        std::make_unique<WfdbBlocks>(*header, std::move(signals)), specs);
    return opened;
}

} // namespace eupnea
