// SPDX-License-Identifier: MIT
#include "library/sealing/library_seal.hpp"

#include <fmt/format.h>

#include <memory>

#include "library/event_rows.hpp"
#include "library/library_schema.hpp"
#include "library/process_mark.hpp"
#include "library/sealing/private_columns.hpp"
#include "library/sealing/replaced_file.hpp"
#include "library/sealing/row_cipher.hpp"

namespace eupnea {

namespace {

constexpr int version_with_seal = 4;

SqlError closed(std::string sentence) { return {SQLITE_AUTH, std::move(sentence)}; }

/// "name = sealed(name, 'person.name', person.number, person.number), ..."
/// @param value  what a column is set to
std::string each_column(const PrivateColumns& of,
                        const std::function<std::string(std::string_view)>& value)
{
    std::string sets;
    for (const std::string_view column : of.columns)
        sets += fmt::format("{}{} = {}", sets.empty() ? "" : ", ", column, value(column));
    return sets;
}

std::string sealed_sql(const PrivateColumns& of, std::string_view column, std::string_view value,
                       std::string_view person)
{
    return fmt::format("sealed({}, '{}.{}', {}, {})", value, of.table, column, person, of.row);
}

Result<void, SqlError> seal_rows(Database& db)
{
    for (const PrivateColumns& of : private_columns()) {
        const auto sets = each_column(of, [&](std::string_view column) {
            return sealed_sql(of, column, fmt::format("{}.{}", of.table, column), of.person);
        });
        const auto done = db.run(fmt::format("UPDATE {} SET {}", of.table, sets).c_str());
        if (!done) return done;
    }
    return {};
}

Result<void, SqlError> open_rows(Database& db)
{
    for (const PrivateColumns& of : private_columns()) {
        if (of.table == "sealed_events") continue;
        const auto sets =
            each_column(of, [&](std::string_view column) { return opened_sql(of.table, column); });
        const auto done = db.run(fmt::format("UPDATE {} SET {}", of.table, sets).c_str());
        if (!done) return done;
    }
    return {};
}

Result<std::vector<std::int64_t>, SqlError> all_sessions(const Database& db)
{
    std::vector<std::int64_t> numbers;
    Statement select{db, "SELECT number FROM session ORDER BY number"};
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(row.error());
        if (!*row) return numbers;
        numbers.push_back(select.integer(0));
    }
}

Result<void, SqlError> seal_events(Database& db)
{
    const auto sessions = all_sessions(db);
    if (!sessions) return fail(sessions.error());
    for (const std::int64_t session : *sessions) {
        const auto events = rows_of_events(db, session);
        if (!events) return fail(events.error());
        const auto done = write_event_pages(db, session, *events);
        if (!done) return done;
    }
    return db.run("DELETE FROM event");
}

Result<void, SqlError> open_events(Database& db)
{
    const auto sessions = all_sessions(db);
    if (!sessions) return fail(sessions.error());
    for (const std::int64_t session : *sessions) {
        const auto events = events_in_pages(db, session);
        if (!events) return fail(events.error());
        const auto done = write_event_rows(db, session, *events);
        if (!done) return done;
    }
    return db.run("DELETE FROM sealed_events");
}

std::filesystem::path journal_of(const std::filesystem::path& library)
{
    return std::filesystem::path{library} += "-journal";
}

Result<void, SqlError> insert_seal(Database& db, const std::string& identity,
                                   std::int64_t now_unix_ms, bool swept)
{
    Statement insert{db, "INSERT INTO seal (identity, since_unix_ms, swept) VALUES (?, ?, ?)"};
    return insert.bind(std::string_view{identity})
        .bind(now_unix_ms)
        .bind(static_cast<std::int64_t>(swept))
        .run();
}

Result<void> write_keys_unless_there(const std::filesystem::path& library, const HeldKey& key)
{
    const auto path = key_file_of(library);
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) return {};
    KeyFile file = key->file;
    file.people.clear();
    return write_key_file(path, file);
}

Result<void, SqlError> set_cipher(Database& db, const std::filesystem::path& library, HeldKey key)
{
    auto keys = PeopleKeys::load(library, std::move(key));
    if (!keys) return fail(closed(keys.error().sentence));
    db.set_cipher(std::make_shared<RowCipher>(db.handle(), std::move(*keys)));
    return {};
}

Result<void, SqlError> check_no_session_goes_on(const Database& db)
{
    Statement select{db, "SELECT writer FROM session WHERE ended = ''"};
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(row.error());
        if (!*row) return {};
        if (is_running(select.text(0)))
            return fail(
                closed("A session is going on. End it first; then the seal can be changed."));
    }
}

std::string unreadable_text(const RowCipher& cipher)
{
    const auto& places = cipher.unreadable();
    return fmt::format("{} of its rows cannot be read ({}{})", places.size(), *places.begin(),
                       places.size() > 1 ? ", ..." : "");
}

} // namespace

Result<std::optional<std::string>, SqlError> seal_of(const Database& db)
{
    const auto version = version_of(db);
    if (!version) return fail(version.error());
    if (*version < version_with_seal) return std::nullopt;
    Statement select{db, "SELECT identity FROM seal"};
    const auto row = select.step();
    if (!row) return fail(row.error());
    return *row ? std::optional{select.text(0)} : std::nullopt;
}

bool is_sealed(const std::filesystem::path& path)
{
    const auto db = Database::open(path, SQLITE_OPEN_READONLY);
    return db && seal_of(*db).value_or(std::nullopt).has_value();
}

Result<void, SqlError> check_seal(const Database& db)
{
    const auto identity = seal_of(db);
    if (!identity) return fail(identity.error());
    if (identity->has_value() == (db.cipher() != nullptr)) return {};
    return fail(SqlError{SQLITE_SCHEMA, "the seal of the library has changed"});
}

Result<HeldKey, SqlError> open_seal(Database& db, const std::filesystem::path& library, HeldKey key)
{
    const auto identity = seal_of(db);
    if (!identity) return fail(identity.error());
    if (!*identity) return nullptr;
    const auto fits = [&](const HeldKey& held) { return held && held->file.library == **identity; };
    if (!fits(key)) key = held_key();
    if (!fits(key)) {
        key = ask_for_key(library);
        if (fits(key)) hold(key);
    }
    if (!fits(key))
        return fail(
            closed(fmt::format("{} is sealed: it opens with its passphrase.", library.string())));
    const auto set = set_cipher(db, library, key);
    if (!set) return fail(set.error());
    return key;
}

Result<void, SqlError> begin_sealed(Database& db, const std::filesystem::path& library,
                                    const HeldKey& key)
{
    const auto written = write_keys_unless_there(library, key);
    if (!written) return fail(closed(written.error().sentence));
    constexpr std::int64_t from_the_beginning = 0;
    return set_cipher(db, library, key)
        .and_then([&] { return insert_seal(db, key->file.library, from_the_beginning, true); })
        .and_then([&] { return seal_rows(db); });
}

Result<void, SqlError> sweep(Database& db, const std::filesystem::path& library)
{
    const auto due = Statement{db, "SELECT 1 FROM seal WHERE swept = 0"}.step();
    if (!due) return fail(due.error());
    if (!*due) return {};
    // VACUUM writes every page anew; what the journals held is overwritten before they go.
    const auto done = db.run("PRAGMA journal_mode = PERSIST; VACUUM; UPDATE seal SET swept = 1;");
    overwrite_file(journal_of(library));
    const auto back = db.run("PRAGMA journal_mode = DELETE");
    return done ? back : done;
}

Result<void> seal_library(const std::filesystem::path& path, const HeldKey& key,
                          std::int64_t now_unix_ms)
{
    auto library = Library::open_for_writing(path, key);
    if (!library) return fail(complaint_of(library.error(), path));
    Database& db = library->database();
    if (const auto quiet = check_no_session_goes_on(db); !quiet)
        return fail(complaint_of(quiet.error(), path));
    if (!db.cipher()) {
        const auto keys = write_keys_unless_there(path, key);
        if (!keys) return keys;
        // The journal stays when the transaction is over, so that it can be overwritten.
        const auto sealed =
            set_cipher(db, path, key)
                .and_then([&] { return db.run("PRAGMA journal_mode = PERSIST"); })
                .and_then([&] {
                    return in_transaction(db, [&] {
                        return insert_seal(db, key->file.library, now_unix_ms, false)
                            .and_then([&] { return seal_rows(db); })
                            .and_then([&] { return seal_events(db); });
                    });
                });
        if (!sealed) return fail(complaint_of(sealed.error(), path));
    }
    const auto swept = sweep(db, path);
    if (!swept) return fail(complaint_of(swept.error(), path));
    return {};
}

Result<void> unseal_library(const std::filesystem::path& path)
{
    auto library = Library::open_for_writing(path);
    if (!library) return fail(complaint_of(library.error(), path));
    Database& db = library->database();
    if (!db.cipher()) return fail(UserMessage{fmt::format("{} has no seal.", path.string())});
    if (const auto quiet = check_no_session_goes_on(db); !quiet)
        return fail(complaint_of(quiet.error(), path));
    const auto opened = in_transaction(db, [&]() -> Result<void, SqlError> {
        const auto done = open_events(db).and_then([&] { return open_rows(db); }).and_then([&] {
            return db.run("DELETE FROM seal");
        });
        if (!done || db.cipher()->unreadable().empty()) return done;
        return fail(closed(fmt::format("{} stays sealed: {}. Nothing has changed.", path.string(),
                                       unreadable_text(*db.cipher()))));
    });
    if (!opened) return fail(complaint_of(opened.error(), path));
    return {};
}

Result<void, SqlError> reseal_session(Database& db, std::int64_t session, std::int64_t to_person)
{
    if (!db.cipher()) return {};
    const std::size_t unreadable = db.cipher()->unreadable().size();
    for (const PrivateColumns& of : private_columns()) {
        const auto sets = each_column(of, [&](std::string_view column) {
            return sealed_sql(of, column, opened_sql(of.table, column), "?1");
        });
        Statement update{db,
                         fmt::format("UPDATE {} SET {} WHERE {} = ?2", of.table, sets, of.session)};
        const auto done = update.bind(to_person).bind(session).run();
        if (!done) return done;
    }
    if (db.cipher()->unreadable().size() == unreadable) return {};
    return fail(closed(
        fmt::format("Session {} stays where it is: {}.", session, unreadable_text(*db.cipher()))));
}

Result<void, SqlError> mark_key_to_destroy(Database& db, std::string_view identity)
{
    if (!db.cipher()) return {};
    Statement insert{db, "INSERT OR IGNORE INTO key_to_destroy (identity) VALUES (?)"};
    return insert.bind(identity).run();
}

Result<void, SqlError> destroy_marked_keys(Database& db)
{
    if (!db.cipher()) return {};
    const auto marked = Statement{db, "SELECT 1 FROM key_to_destroy"}.step();
    if (!marked) return fail(marked.error());
    if (!*marked) return {};
    return in_transaction(db, [&]() -> Result<void, SqlError> {
        Statement select{db, "SELECT identity FROM key_to_destroy"};
        for (;;) {
            const auto row = select.step();
            if (!row) return fail(row.error());
            if (!*row) return db.run("DELETE FROM key_to_destroy");
            const auto destroyed = db.cipher()->destroy(select.text(0));
            if (!destroyed) return fail(closed(destroyed.error().sentence));
        }
    });
}

} // namespace eupnea
