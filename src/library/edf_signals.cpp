// SPDX-License-Identifier: MIT
#include "library/edf_signals.hpp"

#include <edflib.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "library/cell.hpp"
#include "library/column_names.hpp"

namespace eupnea {

namespace {

constexpr double ticks_per_second = EDFLIB_TIME_DIMENSION;

std::string why_not(int filetype)
{
    switch (filetype) {
    case EDFLIB_FILE_IS_DISCONTINUOUS:
        return "it has interruptions (EDF+D), which cannot be read; save it as EDF+C or as CSV";
    case EDFLIB_FILE_CONTAINS_FORMAT_ERRORS:
        return "its header breaks the EDF standard";
    case EDFLIB_FILE_ALREADY_OPENED:
        return "it is open already";
    default:
        return "it is no readable EDF file";
    }
}

std::string labels_listed(const edf_hdr_struct& header)
{
    std::string text;
    for (int i = 0; i < header.edfsignals; ++i)
        text +=
            fmt::format("{}{} {}", i == 0 ? "" : ", ", i + 1, trimmed(header.signalparam[i].label));
    return text;
}

std::optional<int> signal_wished(const edf_hdr_struct& header, const std::string& wish)
{
    for (int i = 0; i < header.edfsignals; ++i)
        if (lower_case(trimmed(header.signalparam[i].label)) == lower_case(trimmed(wish))) return i;
    const auto number = number_in(wish);
    if (!number || *number < 1.0 || *number > header.edfsignals) return std::nullopt;
    return static_cast<int>(*number) - 1;
}

std::optional<int> signal_named_for(const edf_hdr_struct& header, Channel channel)
{
    std::optional<int> best;
    int best_rank = 0;
    for (int i = 0; i < header.edfsignals; ++i) {
        const ColumnMeaning meaning = meaning_of(header.signalparam[i].label);
        if (channel_of(meaning.meaning) != channel || (best && meaning.rank >= best_rank)) continue;
        best = i;
        best_rank = meaning.rank;
    }
    return best;
}

SampleRate rate_of(const edf_hdr_struct& header, int signal)
{
    const double seconds = static_cast<double>(header.datarecord_duration) / ticks_per_second;
    return {header.signalparam[signal].smp_in_datarecord / seconds};
}

struct Choice {
    Channel channel;
    int signal;
    bool guessed;
};

Result<std::vector<Choice>> choose(const edf_hdr_struct& header, const FileWishes& wishes)
{
    std::vector<Choice> chosen;
    for (const ChannelWish& wish : wishes.channels) {
        const auto signal = signal_wished(header, wish.column);
        if (!signal)
            return fail(Complaint{fmt::format("There is no signal \"{}\"; the file has {}.",
                                              wish.column, labels_listed(header))});
        chosen.push_back({wish.channel, *signal, false});
    }
    for (const Channel channel : {Channel::ecg, Channel::ppg, Channel::belt}) {
        const auto same = [&](const Choice& c) { return c.channel == channel; };
        const auto guess = signal_named_for(header, channel);
        if (guess && std::none_of(chosen.begin(), chosen.end(), same))
            chosen.push_back({channel, *guess, true});
    }
    if (chosen.empty())
        return fail(
            Complaint{fmt::format("No label tells of an ECG, a pulse wave or breathing (the "
                                  "file has {}). Say which with --channel KIND=LABEL.",
                                  labels_listed(header))});
    return chosen;
}

} // namespace

bool is_edf(const FileStart& start)
{
    return start.bytes.starts_with("0       ") || start.bytes.starts_with("\xFF"
                                                                          "BIOSEMI");
}

Result<OpenedFile> open_edf(const std::filesystem::path& path, const FileWishes& wishes)
{
    auto edf = EdfSignals::open(path, wishes);
    if (!edf) return fail(edf.error());
    auto channels = edf->channels();
    return OpenedFile{std::make_unique<EdfSignals>(std::move(*edf)), std::move(channels)};
}

Result<EdfSignals> EdfSignals::open(const std::filesystem::path& path, const FileWishes& wishes)
{
    const auto header = std::make_unique<edf_hdr_struct>();
    if (edfopen_file_readonly(path.c_str(), header.get(), EDFLIB_DO_NOT_READ_ANNOTATIONS) != 0)
        return fail(Complaint{fmt::format("{} cannot be read: {}.", path.filename().string(),
                                          why_not(header->filetype))});
    const auto chosen = choose(*header, wishes);
    if (!chosen || header->datarecord_duration <= 0) {
        edfclose_file(header->handle);
        return fail(chosen ? Complaint{"The file names no length for its records."}
                           : chosen.error());
    }
    std::vector<Signal> signals;
    std::vector<FileChannel> channels;
    for (const Choice& choice : *chosen) {
        const edf_param_struct& parameters = header->signalparam[choice.signal];
        const SampleRate rate = rate_of(*header, choice.signal);
        signals.push_back({choice.channel, choice.signal, rate, parameters.smp_in_file});
        channels.push_back(
            {choice.channel,
             fmt::format("signal {}, {}", choice.signal + 1, trimmed(parameters.label)), rate,
             choice.guessed});
    }
    return EdfSignals{header->handle, std::move(signals), std::move(channels)};
}

EdfSignals::EdfSignals(int handle, std::vector<Signal> signals, std::vector<FileChannel> channels)
    : handle_(handle), signals_(std::move(signals)), channels_(std::move(channels))
{}

EdfSignals::EdfSignals(EdfSignals&& other) noexcept
    : handle_(std::exchange(other.handle_, -1)), signals_(std::move(other.signals_)),
      channels_(std::move(other.channels_))
{}

EdfSignals::~EdfSignals()
{
    if (handle_ >= 0) edfclose_file(handle_);
}

bool EdfSignals::refill(Signal& signal)
{
    const auto second = static_cast<std::size_t>(std::max(1.0, signal.rate.per_second));
    signal.block.resize(second);
    const int got = edfread_physical_samples(handle_, signal.index, static_cast<int>(second),
                                             signal.block.data());
    signal.block.resize(static_cast<std::size_t>(std::max(got, 0)));
    signal.next_in_block = 0;
    return !signal.block.empty();
}

std::optional<Event> EdfSignals::next()
{
    for (Signal& signal : signals_)
        if (!signal.began && !signal.over()) {
            signal.began = true;
            return Stream{at(0s), signal.channel, signal.rate};
        }
    const auto earlier = [](const Signal& a, const Signal& b) {
        return !a.over() && (b.over() || a.time() < b.time());
    };
    Signal& signal = *std::min_element(signals_.begin(), signals_.end(), earlier);
    if (signal.over()) return std::nullopt;
    if (signal.next_in_block == signal.block.size() && !refill(signal)) {
        signal.count = signal.position;
        return next();
    }
    const Sample sample{signal.channel, signal.time(), signal.block[signal.next_in_block++]};
    ++signal.position;
    return sample;
}

double EdfSignals::progress() const
{
    double least = 1.0;
    for (const Signal& signal : signals_)
        if (signal.count > 0)
            least = std::min(least, static_cast<double>(signal.position) /
                                        static_cast<double>(signal.count));
    return least;
}

} // namespace eupnea
