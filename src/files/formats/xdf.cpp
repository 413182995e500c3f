// SPDX-License-Identifier: MIT
#include "files/formats/xdf.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "files/channel_choice.hpp"
#include "files/formats/xdf_stream_reader.hpp"
#include "files/sample_rates.hpp"
#include "files/table/column_names.hpp"
#include "files/table/interval_rows.hpp"
#include "files/table/intervals.hpp"
#include "files/table/signal_rows.hpp"

namespace eupnea {

namespace {

/// How much the stamps of a steady stream jitter.
constexpr double jitter_s = 0.05;

/// A channel of a stream, as a signal of the file.
struct Signal {
    std::size_t stream;
    std::size_t channel;
    std::string label;
};

std::vector<Signal> signals_of(const std::vector<XdfStream>& streams)
{
    std::vector<Signal> signals;
    for (std::size_t i = 0; i < streams.size(); ++i) {
        const XdfStream& stream = streams[i];
        if (stream.value == XdfValue::text || stream.first_samples == 0) continue;
        for (std::size_t channel = 0; channel < stream.channels; ++channel) {
            const std::string own = channel < stream.labels.size() ? stream.labels[channel] : "";
            const bool means = channel_of(meaning_of(own).meaning).has_value();
            std::string label =
                means ? own : fmt::format("{} {} {}", stream.type, stream.name, own);
            signals.push_back({i, channel, std::move(label)});
        }
    }
    return signals;
}

/// One stream's rows as events, with one event waiting so that streams can be merged.
class StreamEvents {
public:
    StreamEvents(XdfStreamReader reader, const std::vector<Channel>& channels, SampleRate rate,
                 double origin_s)
        : reader_(std::move(reader)), origin_s_(origin_s)
    {
        const bool intervals = channels.front() == Channel::rr;
        TimestampInference time{.coarse = true};
        time.step_s = jitter_s;
        if (intervals)
            beats_.emplace(Stamping::loose);
        else
            waves_.emplace(channels, rate, time);
    }

    std::optional<Event>& waiting()
    {
        while (!waiting_ && !ended_) {
            waiting_ = beats_ ? beats_->pop() : waves_->pop();
            if (!waiting_ && !read()) end();
        }
        if (!waiting_) waiting_ = beats_ ? beats_->pop() : waves_->pop();
        return waiting_;
    }
    double progress() const { return reader_.progress(); }
    bool damaged() const { return reader_.damaged(); }
    const ImportWarnings& refusals() const
    {
        return beats_ ? beats_->refusals() : waves_->refusals();
    }

private:
    bool read()
    {
        return reader_.read([&](double stamp_s, std::span<const double> values) {
            ++rows_;
            const double time_s = stamp_s - origin_s_;
            if (waves_) return waves_->add(rows_, time_s, values);
            const double unit = values.front() > 0.0 && values.front() < 10.0 ? 1000.0 : 1.0;
            beats_->add(rows_, values.front() * unit, time_s);
        });
    }
    void end()
    {
        ended_ = true;
        if (waves_)
            waves_->end();
        else
            beats_->end();
    }

    XdfStreamReader reader_;
    double origin_s_;
    std::optional<SignalRows> waves_;
    std::optional<IntervalRows> beats_;
    std::optional<Event> waiting_;
    std::size_t rows_ = 0;
    bool ended_ = false;
};

class XdfEvents : public EventReader {
public:
    explicit XdfEvents(std::vector<StreamEvents> streams) : streams_(std::move(streams)) {}

    std::optional<Event> next() override
    {
        StreamEvents* earliest = nullptr;
        for (StreamEvents& stream : streams_) {
            if (!stream.waiting()) continue;
            if (!earliest || time_of(*stream.waiting()) < time_of(*earliest->waiting()))
                earliest = &stream;
        }
        return earliest ? std::exchange(earliest->waiting(), std::nullopt) : std::nullopt;
    }
    double progress() const override
    {
        double least = 1.0;
        for (const StreamEvents& stream : streams_) least = std::min(least, stream.progress());
        return least;
    }
    std::vector<std::string> trouble() const override
    {
        std::vector<std::string> sentences;
        bool damaged = false;
        for (const StreamEvents& stream : streams_) {
            const auto of_stream = stream.refusals().sentences();
            sentences.insert(sentences.end(), of_stream.begin(), of_stream.end());
            damaged |= stream.damaged();
        }
        if (damaged)
            sentences.emplace_back(
                "The file is damaged or ends too early; what could be read was used.");
        return sentences;
    }

private:
    std::vector<StreamEvents> streams_;
};

/// The first stamp of a stream.
std::optional<double> first_stamp(const BinaryFile& file, const XdfStream& stream)
{
    XdfStreamReader reader{file, stream, {0}};
    std::optional<double> first;
    while (!first && reader.read([&](double stamp_s, auto) { first = first.value_or(stamp_s); })) {
    }
    return first;
}

Result<std::vector<ChosenSignal>> choose(const std::vector<std::string>& labels,
                                         const ImportOptions& options, const std::string& name)
{
    auto chosen = choose_signals(labels, options, name);
    if (chosen) return chosen;
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (channel_of(meaning_of(labels[i]).meaning) == Channel::rr && options.channels.empty())
            return std::vector<ChosenSignal>{{Channel::rr, i, true}};
    return chosen;
}

} // namespace

bool is_xdf(const FileStart& start) { return start.bytes.starts_with("XDF:"); }

Result<OpenedFile> open_xdf(const std::filesystem::path& path, const ImportOptions& options)
{
    const std::string name = path.filename().string();
    const auto file = BinaryFile::open(path);
    if (!file) return fail(file.error());
    const auto streams = read_xdf_streams(*file);
    const auto signals = signals_of(streams);
    if (signals.empty())
        return fail(UserMessage{fmt::format("{} holds no stream of numbers.", name)});
    std::vector<std::string> labels;
    for (const Signal& signal : signals) labels.push_back(signal.label);
    const auto chosen = choose(labels, options, name);
    if (!chosen) return fail(chosen.error());

    OpenedFile opened;
    std::vector<StreamEvents> events;
    std::optional<double> origin;
    for (const auto& [channel, i, guessed] : *chosen)
        if (const auto first = first_stamp(*file, streams[signals[i].stream]))
            origin = std::min(origin.value_or(*first), *first);
    for (std::size_t stream = 0; stream < streams.size(); ++stream) {
        std::vector<Channel> channels;
        std::vector<std::size_t> columns;
        const SampleRate rate{streams[stream].rate};
        for (const auto& [channel, i, guessed] : *chosen) {
            if (signals[i].stream != stream) continue;
            if (channel != Channel::rr && !is_possible(rate))
                return fail(impossible_rate(name, rate));
            channels.push_back(channel);
            columns.push_back(signals[i].channel);
            opened.channels.push_back({channel, signal_label(labels, i),
                                       channel == Channel::rr ? SampleRate{0.0} : rate, guessed});
        }
        if (channels.empty()) continue;
        events.emplace_back(XdfStreamReader{*file, streams[stream], columns}, channels, rate,
                            origin.value_or(0.0));
    }
    opened.notes = guesses_noted(opened.channels);
    opened.reader = std::make_unique<XdfEvents>(std::move(events));
    return opened;
}

} // namespace eupnea
