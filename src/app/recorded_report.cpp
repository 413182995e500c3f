// SPDX-License-Identifier: MIT
#include "app/recorded_report.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

#include "analysis/beats_of_record.hpp"
#include "app/failure.hpp"
#include "app/recorded_events.hpp"
#include "app/version.hpp"
#include "library/diary.hpp"
#include "library/kept_edits.hpp"
#include "library/library.hpp"
#include "library/session_reader.hpp"
#include "session/pipeline.hpp"

namespace eupnea::app {

namespace {

std::optional<EditedBeats> edits_of(std::int64_t session, const std::filesystem::path& library,
                                    report::RecordNotes& notes)
{
    const auto edited = value_or_fail(edited_session(library, session));
    notes.edits = edited.record.edits().size();
    if (!edited.edited()) return std::nullopt;
    return edited.record.beats();
}

std::vector<JournalEntry> journal_of(std::int64_t session, const std::filesystem::path& library)
{
    auto diary = value_or_fail(Diary::open(library));
    auto entries = value_or_fail(diary.entries());
    std::erase_if(entries,
                  [session](const JournalEntry& entry) { return entry.session != session; });
    return entries;
}

void read(RecordedEvents& events, std::optional<EditedBeats> edited, report::SessionRecord& record)
{
    BeatsOfRecord beats{std::move(edited), false};
    Pipeline pipeline{[&](const Event& found) {
        if (!beats.keeps(found)) record.on(found);
    }};
    while (const auto event = events.next()) {
        record.on(*event);
        pipeline(*event);
    }
    pipeline.finish();
    for (const auto& [beat, classification] : beats.classified()) {
        if (beat) record.on(*beat);
        record.on(classification);
    }
}

report::SessionPoint point_of(const std::filesystem::path& library, std::int64_t number,
                              const std::vector<JournalEntry>& journal)
{
    auto reader = value_or_fail(SessionReader::open(library, number, SessionPart::all));
    report::SessionRecord record;
    while (const auto event = reader.next()) record.on(*event);
    report::RecordNotes notes;
    notes.begun_unix_ms = reader.summary().begun_unix_ms;
    std::ranges::copy_if(journal, std::back_inserter(notes.journal),
                         [number](const JournalEntry& entry) { return entry.session == number; });
    return report::session_point(record, notes);
}

bool lies_in(const SessionRange& range, std::int64_t begun_unix_ms)
{
    const std::string day = local_date_text(begun_unix_ms);
    return day >= range.from && (range.until.empty() || day <= range.until);
}

} // namespace

report::Report range_report(const SessionRange& range)
{
    const auto path = range.library.empty() ? default_library_path() : range.library;
    const auto sessions =
        value_or_fail(value_or_fail(Library::open_for_reading(path)).sessions(range.person));
    const auto journal = value_or_fail(value_or_fail(Diary::open(path)).entries());
    std::vector<report::SessionPoint> points;
    for (const SessionSummary& session : sessions)
        if (lies_in(range, session.begun_unix_ms))
            points.push_back(point_of(path, session.number, journal));
    if (points.empty()) throw Failure("There is no session of these days.");
    std::ranges::stable_sort(points, {}, &report::SessionPoint::begun_unix_ms);
    return report::person_report(points, range.name, version());
}

report::Report recorded_report(const ReportRequest& request)
{
    const auto library = request.library.empty() ? default_library_path() : request.library;
    RecordedEvents events =
        open_recorded(request.recording, request.import_options, request.library);
    report::RecordNotes notes;
    notes.title = events.session ? fmt::format("Session {}", *events.session)
                                 : std::filesystem::path{request.recording}.filename().string();
    notes.person = request.person;
    std::optional<EditedBeats> edited;
    if (events.session) {
        edited = edits_of(*events.session, library, notes);
        notes.journal = journal_of(*events.session, library);
    }
    report::SessionRecord record;
    read(events, std::move(edited), record);
    if (record.analysis().samples() == 0)
        throw Failure(fmt::format("{} holds no sample that could be used.", request.recording));
    notes.trouble = events.trouble();
    if (const auto& start = record.session().start()) notes.begun_unix_ms = start->unix_ms;
    return report::session_report(record, notes, version());
}

} // namespace eupnea::app
