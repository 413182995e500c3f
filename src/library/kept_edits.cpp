// SPDX-License-Identifier: MIT
#include "library/kept_edits.hpp"

#include <fmt/format.h>

#include "base/event_words.hpp"
#include "library/append_event.hpp"
#include "library/library.hpp"
#include "library/sealing/private_columns.hpp"
#include "library/session_reader.hpp"

namespace eupnea {

namespace {

/// A library of version 1 has the table only once it has needed it.
Result<bool, SqlError> has_earlier_edits(const Database& db)
{
    return Statement{db, "SELECT 1 FROM sqlite_master WHERE name = 'interval_edit'"}.step();
}

/// Those of the programs before edits were events: nobody knows who made them, and when.
Result<std::vector<Edited>, SqlError> earlier_edits(const Database& db, std::int64_t number)
{
    std::vector<Edited> edits;
    const auto there = has_earlier_edits(db);
    if (!there) return fail(there.error());
    if (!*there) return edits;
    const auto column = [&](std::string_view name) {
        return private_sql(db, "interval_edit", name);
    };
    Statement select{db, fmt::format("SELECT {}, {}, {}, {} FROM interval_edit WHERE session = ? "
                                     "ORDER BY step",
                                     column("kind"), column("interval"), column("parts"),
                                     column("class"))};
    select.bind(number);
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(row.error());
        if (!*row) return edits;
        const auto kind = value_of<EditKind>(select.text(0));
        const auto beat_class = value_of<BeatClass>(select.text(3));
        if (!kind || !beat_class) return fail(SqlError{SQLITE_CORRUPT, "an edit has no meaning"});
        Edited edit{};
        edit.edit = *kind;
        edit.interval = static_cast<std::uint32_t>(select.integer(1));
        edit.parts = static_cast<std::uint32_t>(select.integer(2));
        edit.beat_class = *beat_class;
        edits.push_back(edit);
    }
}

/// Everything that was recorded and found, then every edit.
template <class Take>
Result<void> read_with_edits(const std::filesystem::path& path, std::int64_t number, Take&& take)
{
    auto reader = SessionReader::open(path, number, SessionPart::all);
    if (!reader) return fail(reader.error());
    const auto library = Library::open_for_reading(path);
    if (!library) return fail(library.error());
    const auto earlier = earlier_edits(library->database(), number);
    if (!earlier) return fail(complaint_of(earlier.error(), path));
    bool over = false; // what was recorded; edits follow, in the order in which they were made
    while (const auto event = reader->next()) {
        if (!over && std::holds_alternative<Edited>(*event)) {
            over = true;
            for (const Edited& edit : *earlier) take(edit);
        }
        take(*event);
    }
    if (!over)
        for (const Edited& edit : *earlier) take(edit);
    return {};
}

Result<void> check_finished(const Library& library, std::int64_t number)
{
    const auto session = library.session(number);
    if (!session) return fail(session.error());
    if (!session->ended.empty()) return {};
    return fail(UserMessage{
        fmt::format("Session {} is still going on. It can be edited when it is over.", number)});
}

} // namespace

Result<EditedSession> edited_session(const std::filesystem::path& path, std::int64_t number)
{
    std::vector<Beat> beats;
    std::vector<Breath> breaths;
    std::vector<Edited> log;
    const auto read = read_with_edits(path, number, [&](const Event& event) {
        if (const auto* beat = std::get_if<Beat>(&event)) beats.push_back(*beat);
        if (const auto* breath = std::get_if<Breath>(&event)) breaths.push_back(*breath);
        if (const auto* edit = std::get_if<Edited>(&event)) log.push_back(*edit);
    });
    if (!read) return fail(read.error());
    EditedSession session{RecordEdits{std::move(beats), std::move(breaths)}, std::move(log)};
    for (const Edited& edit : session.log) session.record.apply(edit);
    return session;
}

Result<ReviewRecord> review_record(const std::filesystem::path& path, std::int64_t number)
{
    ReviewReader review;
    const auto read = read_with_edits(path, number, [&](const Event& event) { review.on(event); });
    if (!read) return fail(read.error());
    return std::move(review).finish();
}

Result<void> keep_edit(const std::filesystem::path& path, std::int64_t number, const Edited& edit)
{
    auto library = Library::open_for_writing(path);
    if (!library) return fail(complaint_of(library.error(), path));
    const auto finished = check_finished(*library, number);
    if (!finished) return finished;
    const auto done = in_transaction(
        library->database(), [&] { return append_event(library->database(), number, edit); });
    if (!done) return fail(complaint_of(done.error(), path));
    return {};
}

} // namespace eupnea
