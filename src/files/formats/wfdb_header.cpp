// SPDX-License-Identifier: MIT
#include "files/formats/wfdb_header.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "files/bounded_json.hpp"
#include "files/table/cell.hpp"
#include "files/table/table_layout.hpp"

namespace eupnea {

namespace {

constexpr std::size_t most_signals = 512;
constexpr std::uintmax_t most_header_bytes = 1 << 20;

using Words = std::vector<std::string_view>;

/// The number that a word begins with, up to any of `ends`.
std::optional<double> number_before(std::string_view word, std::string_view ends)
{
    return number_in(word.substr(0, word.find_first_of(ends)));
}

/// The number behind a mark in a word, up to the next mark.
std::optional<double> number_behind(std::string_view word, char mark)
{
    const auto at = word.find(mark);
    if (at == std::string_view::npos) return std::nullopt;
    return number_before(word.substr(at + 1), "x:+(/)");
}

bool whole(const std::optional<double>& number, double least, double most)
{
    return number && *number >= least && *number <= most &&
           *number == static_cast<double>(static_cast<std::int64_t>(*number));
}

std::optional<WfdbHeader> record_line(const Words& words)
{
    WfdbHeader header;
    if (words.size() < 2) return std::nullopt;
    header.name = std::string{words[0].substr(0, words[0].find('/'))};
    const auto segments = number_behind(words[0], '/');
    if (segments && !whole(segments, 1, 1e6)) return std::nullopt;
    header.segments = segments ? static_cast<std::size_t>(*segments) : 0;
    const auto signals = number_in(words[1]);
    if (!whole(signals, 0, most_signals)) return std::nullopt;
    header.signals.resize(static_cast<std::size_t>(*signals));
    if (words.size() > 2)
        if (const auto rate = number_before(words[2], "/(")) header.rate = *rate;
    const auto frames = words.size() > 3 ? number_in(words[3]) : std::nullopt;
    if (whole(frames, 0, 1e15)) header.frames = static_cast<std::uint64_t>(*frames);
    return header;
}

bool plain_name(std::string_view file)
{
    return !file.empty() && file.find('/') == std::string_view::npos && file != ".." && file != "-";
}

std::optional<WfdbHeader::Signal> signal_line(std::string_view line, const Words& words)
{
    if (words.size() < 2 || !plain_name(words[0])) return std::nullopt;
    WfdbHeader::Signal signal{.file = std::string{words[0]}};
    const auto format = number_before(words[1], "x:+");
    const auto samples = number_behind(words[1], 'x'), skew = number_behind(words[1], ':');
    const auto offset = number_behind(words[1], '+');
    if (!whole(format, 0, 1000)) return std::nullopt;
    signal.format = static_cast<int>(*format);
    if (samples && !whole(samples, 1, 10'000)) return std::nullopt;
    if (samples) signal.samples = static_cast<std::size_t>(*samples);
    if (whole(skew, 0, 1e9)) signal.skew = static_cast<std::int64_t>(*skew);
    if (whole(offset, 0, 1e15)) signal.offset = static_cast<std::uint64_t>(*offset);
    const auto gain = words.size() > 2 ? number_before(words[2], "(/") : std::nullopt;
    if (gain && *gain != 0.0) signal.gain = *gain;
    const auto baseline = words.size() > 2 ? number_behind(words[2], '(') : std::nullopt;
    const auto zero = words.size() > 4 ? number_in(words[4]) : std::nullopt;
    signal.baseline = baseline.value_or(zero.value_or(0.0));
    if (words.size() > 8)
        signal.description = std::string{
            trimmed(line.substr(static_cast<std::size_t>(words[8].data() - line.data())))};
    return signal;
}

} // namespace

Result<WfdbHeader> read_wfdb_header(const std::filesystem::path& path)
{
    const std::string name = path.filename().string();
    const auto broken = [&](std::string_view what) {
        return fail(
            UserMessage{fmt::format("{} is no WFDB header that can be read: {}.", name, what)});
    };
    const auto text = text_of_file(path, most_header_bytes);
    if (!text) return fail(text.error());
    std::optional<WfdbHeader> header;
    std::size_t next = 0;
    Words words;
    std::string_view left{*text};
    while (!left.empty()) {
        const auto line = left.substr(0, left.find_first_of("\r\n"));
        left.remove_prefix(std::min(line.size() + 1, left.size()));
        if (trimmed(line).empty() || is_comment(line)) continue;
        split(line, ' ', words);
        if (!header) {
            header = record_line(words);
            if (!header) return broken("its first line names no record");
            if (header->segments > 0) return *header;
        } else if (next < header->signals.size()) {
            const auto signal = signal_line(line, words);
            if (!signal) return broken(fmt::format("the line of signal {} is strange", next + 1));
            header->signals[next++] = *signal;
        }
    }
    if (!header) return broken("it is empty");
    if (next < header->signals.size()) return broken("lines of signals are missing");
    return *header;
}

std::optional<std::filesystem::path> wfdb_header_beside(const std::filesystem::path& path)
{
    auto same = path;
    same.replace_extension(".hea");
    std::error_code ignored;
    if (std::filesystem::is_regular_file(same, ignored)) return same;
    std::optional<std::filesystem::path> found;
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path{"."};
    std::size_t seen = 0;
    for (const auto& entry : std::filesystem::directory_iterator{folder, ignored}) {
        if (++seen > 10'000) break;
        if (entry.path().extension() != ".hea") continue;
        const auto header = read_wfdb_header(entry.path());
        const bool names = header && std::any_of(header->signals.begin(), header->signals.end(),
                                                 [&](const auto& signal) {
                                                     return signal.file == path.filename().string();
                                                 });
        if (names && found) return std::nullopt;
        if (names) found = entry.path();
    }
    return found;
}

} // namespace eupnea
