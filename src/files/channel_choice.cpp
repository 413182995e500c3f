// SPDX-License-Identifier: MIT
#include "files/channel_choice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "files/table/cell.hpp"
#include "files/table/column_names.hpp"

namespace eupnea {

namespace {

std::string labels_listed(const std::vector<std::string>& labels)
{
    constexpr std::size_t most = 40;
    std::string text;
    for (std::size_t i = 0; i < std::min(labels.size(), most); ++i)
        if (!labels[i].empty())
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", i + 1, labels[i]);
    return labels.size() > most ? text + " and so on" : text;
}

std::optional<std::size_t> labelled(const std::vector<std::string>& labels,
                                    const std::string& column)
{
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (lower_case(labels[i]) == lower_case(trimmed(column))) return i;
    const auto number = number_in(column);
    if (!number || *number < 1.0 || *number > static_cast<double>(labels.size()))
        return std::nullopt;
    const auto signal = static_cast<std::size_t>(*number) - 1;
    return labels[signal].empty() ? std::nullopt : std::optional{signal};
}

std::optional<std::size_t> best_for(const std::vector<std::string>& labels, Channel channel)
{
    std::optional<std::size_t> best;
    int best_rank = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const ColumnMeaning meaning = meaning_of(labels[i]);
        const bool wave = meaning.meaning != Meaning::beat_position;
        if (!wave || channel_of(meaning.meaning) != channel) continue;
        if (best && meaning.rank >= best_rank) continue;
        best = i;
        best_rank = meaning.rank;
    }
    return best;
}

} // namespace

Result<std::vector<ChosenSignal>> choose_signals(const std::vector<std::string>& labels,
                                                 const ImportOptions& options,
                                                 const std::string& file)
{
    std::vector<ChosenSignal> chosen;
    for (const ChannelOption& option : options.channels) {
        const auto signal = labelled(labels, option.column);
        if (!signal)
            return fail(UserMessage{fmt::format("There is no signal \"{}\"; the file has {}.",
                                                option.column, labels_listed(labels))});
        chosen.push_back({option.channel, *signal, false});
    }
    if (!chosen.empty()) return chosen;
    for (const Channel channel : {Channel::ecg, Channel::ppg, Channel::belt}) {
        const auto guess = best_for(labels, channel);
        if (guess) chosen.push_back({channel, *guess, true});
    }
    if (chosen.empty())
        return fail(UserMessage{fmt::format(
            "{}: no label tells of an ECG, a pulse wave or breathing (the file has {}). Say which "
            "with --channel KIND=LABEL.",
            file, labels_listed(labels))});
    return chosen;
}

std::string signal_label(const std::vector<std::string>& labels, std::size_t signal)
{
    return fmt::format("signal {}, {}", signal + 1, labels[signal]);
}

std::vector<std::string> guesses_noted(const std::vector<FileChannel>& channels)
{
    std::vector<std::string> notes;
    for (const FileChannel& channel : channels)
        if (channel.guessed)
            notes.push_back(fmt::format("{} from {}.", name(channel.channel), channel.column));
    return notes;
}

} // namespace eupnea
