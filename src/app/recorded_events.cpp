// SPDX-License-Identifier: MIT
#include "app/recorded_events.hpp"

#include <fmt/format.h>

#include <charconv>
#include <memory>

#include "app/failure.hpp"
#include "base/event_words.hpp"
#include "base/printable.hpp"
#include "files/table/column_names.hpp"
#include "library/session_reader.hpp"

namespace eupnea::app {

namespace {

std::optional<std::int64_t> session_number(const std::string& text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 1) return std::nullopt;
    std::error_code ignored;
    if (std::filesystem::exists(text, ignored)) return std::nullopt;
    return number;
}

RecordedEvents open_session(std::int64_t number, const std::filesystem::path& library)
{
    const auto path = library.empty() ? default_library_path() : library;
    auto opened = SessionReader::open(path, number);
    if (!opened) throw Failure(opened.error().sentence);
    const auto reader = std::make_shared<SessionReader>(std::move(*opened));
    const SessionSummary& summary = reader->summary();
    AnalysedSource source{
        fmt::format("Session {} of {}", number, local_time_text(summary.begun_unix_ms))};
    if (summary.origin != Origin::live)
        source.notes.push_back(fmt::format("The session was {}.", word_for(summary.origin)));
    return {[reader] { return reader->next(); }, [reader] { return reader->progress(); },
            [reader] { return reader->notes(); }, std::move(source), number};
}

RecordedEvents open_file(const std::string& path, const ImportOptions& options)
{
    auto opened = RecordingFile::open(path, options);
    if (!opened) throw Failure(opened.error().sentence);
    const auto file = std::make_shared<RecordingFile>(std::move(*opened));
    AnalysedSource source{printable(path)};
    for (const FileChannel& channel : file->channels())
        source.origins.push_back({channel.channel, channel.column, channel.guessed});
    return {[file] { return file->next(); }, [file] { return file->progress(); },
            [file] { return file->notes(); }, std::move(source), std::nullopt};
}

} // namespace

RecordedEvents open_recorded(const std::string& file_or_session, const ImportOptions& options,
                             const std::filesystem::path& library)
{
    const auto number = session_number(file_or_session);
    return number ? open_session(*number, library) : open_file(file_or_session, options);
}

ChannelOption channel_wish(const std::string& text)
{
    const auto equals = text.find('=');
    const auto channel = channel_named(text.substr(0, equals));
    if (!channel || equals == std::string::npos || equals + 1 == text.size())
        throw Failure(fmt::format("--channel {}: say KIND=COLUMN, with ecg, ppg, belt or rr and a "
                                  "column's name or number, as in ecg=II.",
                                  text));
    return {*channel, text.substr(equals + 1)};
}

} // namespace eupnea::app
