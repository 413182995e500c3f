// SPDX-License-Identifier: MIT
#include "library/portable_person.hpp"

#include <fmt/format.h>

#include <memory>

#include "library/library_schema.hpp"
#include "library/sealed_stream.hpp"

namespace eupnea {

namespace {

Result<Database, SqlError> empty_library_in_memory()
{
    auto db = Database::open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    if (!db) return db;
    if (const auto made = settle_schema(*db); !made) return fail(made.error());
    return db;
}

Result<ByteVector, SqlError> bytes_of(const Database& db)
{
    sqlite3_int64 size = 0;
    struct Free {
        void operator()(unsigned char* bytes) const { sqlite3_free(bytes); }
    };
    const std::unique_ptr<unsigned char, Free> bytes{
        sqlite3_serialize(db.handle(), "main", &size, 0)};
    if (!bytes) return fail(SqlError{SQLITE_NOMEM, "there is too little memory"});
    return ByteVector(bytes.get(), bytes.get() + size);
}

/// The bytes have to outlive the database.
Result<Database, SqlError> library_in(ByteVector& bytes)
{
    auto db = Database::open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    if (!db) return db;
    const auto size = static_cast<sqlite3_int64>(bytes.size());
    const int code = sqlite3_deserialize(db->handle(), "main", bytes.data(), size, size,
                                         SQLITE_DESERIALIZE_READONLY);
    if (code != SQLITE_OK) return fail(db->error());
    const auto version = version_of(*db);
    if (!version) return fail(version.error());
    if (*version != library_version())
        return fail(SqlError{SQLITE_MISMATCH, "it was made by another version of Eupnea"});
    return db;
}

Result<ByteVector, SqlError> library_of(const Database& from, const Person& person)
{
    auto alone = empty_library_in_memory();
    if (!alone) return fail(alone.error());
    const auto copied = in_transaction(*alone, [&]() -> Result<void, SqlError> {
        const auto received = copy_person(from, person, *alone);
        if (!received) return fail(received.error());
        return {};
    });
    if (!copied) return fail(copied.error());
    return bytes_of(*alone);
}

Result<Person, SqlError> only_person_in(const Database& db)
{
    Statement select{
        db, fmt::format("SELECT {} FROM person ORDER BY number LIMIT 1", person_columns(db))};
    const auto row = select.step();
    if (!row) return fail(row.error());
    if (!*row) return fail(SqlError{SQLITE_CORRUPT, "nobody is in it"});
    return person_in(select);
}

} // namespace

Result<void> export_person(const Library& library, const Person& person,
                           const std::filesystem::path& file, const Passphrase& passphrase,
                           const PassphraseCost& cost)
{
    const auto bytes = library_of(library.database(), person);
    if (!bytes) return fail(complaint_of(bytes.error(), library.path()));
    return write_sealed_file(file, *bytes, passphrase, cost);
}

Result<Imported> import_person(Library& library, const std::filesystem::path& file,
                               const Passphrase& passphrase)
{
    auto bytes = read_sealed_file(file, passphrase);
    if (!bytes) return fail(bytes.error());
    const auto from = library_in(*bytes);
    if (!from) return fail(complaint_of(from.error(), file));
    const auto person = only_person_in(*from);
    if (!person) return fail(complaint_of(person.error(), file));
    Imported imported{*person, {}};
    const auto done = in_transaction(library.database(), [&]() -> Result<void, SqlError> {
        const auto received = copy_person(*from, *person, library.database());
        if (!received) return fail(received.error());
        imported.received = *received;
        return {};
    });
    if (!done) return fail(complaint_of(done.error(), library.path()));
    return imported;
}

} // namespace eupnea
