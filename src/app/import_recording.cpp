// SPDX-License-Identifier: MIT
#include "app/import_recording.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cmath>

#include "app/local_time.hpp"
#include "app/whole_session.hpp"
#include "library/library.hpp"
#include "library/recorder.hpp"
#include "session/pipeline.hpp"

namespace eupnea::app {

namespace {

constexpr std::size_t events_per_commit = 500'000;

std::int64_t written_unix_ms(const std::filesystem::path& file)
{
    struct stat status {};
    return stat(file.c_str(), &status) == 0 ? std::int64_t{status.st_mtime} * 1000 : unix_ms_now();
}

std::int64_t unix_ms_of(const RecordedAt& recorded)
{
    const auto unix_ms = static_cast<std::int64_t>(std::llround(recorded.unix_s * 1000.0));
    return recorded.zoned ? unix_ms : unix_ms_of_local(unix_ms);
}

SessionStart start_of(const ImportRequest& request, const RecordingFile& file)
{
    const auto recorded = file.recorded_at();
    const std::int64_t begun = request.begun_unix_ms ? *request.begun_unix_ms
                               : recorded            ? unix_ms_of(*recorded)
                                                     : written_unix_ms(request.file);
    return {Timestamp{}, begun, 0s, 0s, Origin::imported, Word{request.file.filename().string()}};
}

/// The number of the session that the same file gave before.
Result<std::optional<std::int64_t>> imported_before(const std::filesystem::path& path,
                                                    const SessionStart& start,
                                                    std::string_view person)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return std::nullopt;
    const auto library = Library::open_for_reading(path);
    if (!library) return fail(library.error());
    const auto sessions = library->sessions(person);
    if (!sessions) return fail(sessions.error());
    const auto found = std::ranges::find_if(*sessions, [&](const SessionSummary& session) {
        return session.origin == Origin::imported && session.begun_unix_ms == start.unix_ms &&
               session.device == start.device.view();
    });
    if (found == sessions->end()) return std::nullopt;
    return found->number;
}

/// Writes what has come so far; nothing waits in memory for a disk that does not take it.
Result<void> commit(Recorder& recorder)
{
    const auto notice = recorder.commit();
    if (!recorder.waiting()) return {};
    return fail(UserMessage{notice ? std::string{notice->text.view()}
                                   : std::string{"The library cannot be written."}});
}

} // namespace

Result<ImportedSession> import_recording(const std::filesystem::path& library,
                                         const ImportRequest& request,
                                         const std::function<void(double)>& progress)
{
    auto file = RecordingFile::open(request.file, request.options);
    if (!file) return fail(file.error());
    const SessionStart start = start_of(request, *file);
    const auto before = imported_before(library, start, request.person);
    if (!before) return fail(before.error());
    ImportedSession imported{.begun_unix_ms = start.unix_ms,
                             .time_is_the_files = !request.begun_unix_ms && !file->recorded_at(),
                             .notes = {}};
    if (*before) {
        imported.number = **before;
        imported.was_there = true;
        return imported;
    }
    Recorder recorder{library, [&request] { return request.person; }};
    Pipeline pipeline{[&](const Event& found) {
        imported.beats += std::holds_alternative<Beat>(found);
        recorder.on(found);
    }};
    WholeSession events{[&] { return file->next(); }, start};
    std::size_t since_commit = 0;
    while (const auto event = events()) {
        if (std::holds_alternative<SessionEnd>(*event)) pipeline.finish();
        imported.length = std::max(imported.length, time_of(*event).time_since_epoch());
        recorder.on(*event);
        pipeline(*event);
        if (++since_commit < events_per_commit) continue;
        since_commit = 0;
        progress(file->progress());
        if (auto written = commit(recorder); !written) return fail(written.error());
    }
    if (auto written = commit(recorder); !written) return fail(written.error());
    imported.number = recorder.session().value_or(0);
    imported.notes = file->notes();
    return imported;
}

} // namespace eupnea::app
