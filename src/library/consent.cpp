// SPDX-License-Identifier: MIT
#include "library/consent.hpp"

#include <fmt/format.h>

#include "library/library.hpp"
#include "library/person_rows.hpp"
#include "library/sealing/private_columns.hpp"

namespace eupnea {

namespace {

/// A library of an earlier version has the table only once it has been written to.
Result<bool, SqlError> has_consents(const Database& db)
{
    return Statement{db, "SELECT 1 FROM sqlite_master WHERE name = 'consent'"}.step();
}

Result<std::optional<Consent>, SqlError> newest(const Database& db, std::string_view person)
{
    const auto there = has_consents(db);
    if (!there) return fail(there.error());
    if (!*there) return std::nullopt;
    Statement select{db, fmt::format("SELECT agreed_unix_ms, withdrawn_unix_ms, {} FROM consent "
                                     "WHERE {} ORDER BY number DESC LIMIT 1",
                                     private_sql(db, "consent", "page"), of_person)};
    const auto row = select.bind(person).step();
    if (!row) return fail(row.error());
    if (!*row) return std::nullopt;
    Consent consent{select.integer(0), {}, select.text(2)};
    if (!select.is_null(1)) consent.withdrawn_unix_ms = select.integer(1);
    return consent;
}

} // namespace

Result<std::optional<Consent>> consent_in(const std::filesystem::path& path,
                                          std::string_view person)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return std::nullopt;
    auto library = Library::open_for_reading(path);
    if (!library) return fail(library.error());
    auto consent = newest(library->database(), person);
    if (!consent) return fail(complaint_of(consent.error(), path));
    return std::move(*consent);
}

Result<void> keep_consent(const std::filesystem::path& path, std::string_view person,
                          const Consent& consent)
{
    auto library = Library::open_for_writing(path);
    if (!library) return fail(complaint_of(library.error(), path));
    const auto place = place_of_person(library->database(), person);
    if (!place) return fail(complaint_of(place.error(), path));
    const auto number = next_number(library->database(), "consent");
    if (!number) return fail(complaint_of(number.error(), path));
    Statement insert{library->database(),
                     "INSERT INTO consent (number, person, agreed_unix_ms, page) "
                     "VALUES (?1, ?2, ?3, sealed(?4, 'consent.page', ?2, ?1))"};
    const auto done = insert.bind(*number)
                          .bind(*place)
                          .bind(consent.agreed_unix_ms)
                          .bind(std::string_view{consent.page})
                          .run();
    if (!done) return fail(complaint_of(done.error(), path));
    return {};
}

Result<bool> withdraw_consent(const std::filesystem::path& path, std::string_view person,
                              std::int64_t unix_ms)
{
    auto library = Library::open_for_writing(path);
    if (!library) return fail(complaint_of(library.error(), path));
    Statement update{library->database(), fmt::format("UPDATE consent SET withdrawn_unix_ms = ?2 "
                                                      "WHERE {} AND withdrawn_unix_ms IS NULL",
                                                      of_person)};
    const auto done = update.bind(person).bind(unix_ms).run();
    if (!done) return fail(complaint_of(done.error(), path));
    return sqlite3_changes(library->database().handle()) > 0;
}

} // namespace eupnea
