// SPDX-License-Identifier: MIT
#include "library/kept_edits.hpp"

#include <fmt/format.h>

#include "base/event_words.hpp"
#include "heart/record/edited_beats.hpp"
#include "library/sealing/private_columns.hpp"
#include "library/session_reader.hpp"

namespace eupnea {

template <>
struct EnumWords<IntervalEdit::Kind> {
    static constexpr std::array<std::string_view, 4> all{"mark", "split", "merge", "restore"};
};

namespace {

Result<Library> open_for_edits(const std::filesystem::path& path)
{
    auto library = Library::open_for_writing(path);
    if (!library) return fail(complaint_of(library.error(), path));
    return std::move(*library);
}

/// A library of version 1 has the table only once it has needed it.
Result<bool, SqlError> has_edits(const Database& db)
{
    return Statement{db, "SELECT 1 FROM sqlite_master WHERE name = 'interval_edit'"}.step();
}

Result<std::vector<IntervalEdit>, SqlError> edits_of(const Database& db, std::int64_t number)
{
    std::vector<IntervalEdit> edits;
    const auto there = has_edits(db);
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
        const auto kind = value_of<IntervalEdit::Kind>(select.text(0));
        const auto beat_class = value_of<BeatClass>(select.text(3));
        if (!kind || !beat_class) return fail(SqlError{SQLITE_CORRUPT, "an edit has no meaning"});
        edits.push_back({*kind, static_cast<std::size_t>(select.integer(1)),
                         static_cast<std::size_t>(select.integer(2)), *beat_class});
    }
}

Result<std::int64_t, SqlError> next_step(const Database& db, std::int64_t number)
{
    Statement select{db, "SELECT coalesce(max(step), 0) + 1 FROM interval_edit WHERE session = ?"};
    const auto row = select.bind(number).step();
    if (!row) return fail(row.error());
    return select.integer(0);
}

Result<void, SqlError> insert_edit(Database& db, std::int64_t number, const IntervalEdit& edit)
{
    const auto step = next_step(db, number);
    if (!step) return fail(step.error());
    Statement insert{
        db, "WITH whose(person) AS (SELECT (SELECT person FROM session WHERE number = ?1)) "
            "INSERT INTO interval_edit (session, step, kind, interval, parts, class) "
            "SELECT ?1, ?2, sealed(?3, 'interval_edit.kind', person, ?1, ?2), "
            "sealed(?4, 'interval_edit.interval', person, ?1, ?2), "
            "sealed(?5, 'interval_edit.parts', person, ?1, ?2), "
            "sealed(?6, 'interval_edit.class', person, ?1, ?2) FROM whose"};
    return insert.bind(number)
        .bind(*step)
        .bind(word_for(edit.kind))
        .bind(static_cast<std::int64_t>(edit.at))
        .bind(static_cast<std::int64_t>(edit.parts))
        .bind(word_for(edit.beat_class))
        .run();
}

} // namespace

Result<EditedSession> edited_session(const std::filesystem::path& path, std::int64_t number)
{
    auto reader = SessionReader::open(path, number, SessionPart::all);
    if (!reader) return fail(reader.error());
    std::vector<Beat> beats;
    while (const auto event = reader->next())
        if (const auto* beat = std::get_if<Beat>(&*event)) beats.push_back(*beat);
    auto library = Library::open_for_reading(path);
    if (!library) return fail(library.error());
    const auto edits = edits_of(library->database(), number);
    if (!edits) return fail(complaint_of(edits.error(), path));
    EditedIntervals intervals = intervals_of(beats);
    for (const IntervalEdit& edit : *edits) intervals.apply(edit);
    return EditedSession{std::move(beats), std::move(intervals)};
}

Result<void> keep_edit(const std::filesystem::path& path, std::int64_t number,
                       const IntervalEdit& edit)
{
    auto library = open_for_edits(path);
    if (!library) return fail(library.error());
    const auto done = in_transaction(
        library->database(), [&] { return insert_edit(library->database(), number, edit); });
    if (!done) return fail(complaint_of(done.error(), path));
    return {};
}

Result<bool> undo_edit(const std::filesystem::path& path, std::int64_t number)
{
    auto library = open_for_edits(path);
    if (!library) return fail(library.error());
    Statement remove{library->database(),
                     "DELETE FROM interval_edit WHERE session = ?1 AND step = "
                     "(SELECT max(step) FROM interval_edit WHERE session = ?1)"};
    const auto done = remove.bind(number).run();
    if (!done) return fail(complaint_of(done.error(), path));
    return sqlite3_changes(library->database().handle()) > 0;
}

} // namespace eupnea
