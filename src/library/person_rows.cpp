// SPDX-License-Identifier: MIT
#include "library/person_rows.hpp"

#include <fmt/format.h>
#include <sys/random.h>

#include <array>

#include "library/sealing/private_columns.hpp"

namespace eupnea {

namespace {

/// Nothing where no row answers.
Result<std::optional<std::int64_t>, SqlError> number_in(Statement& select)
{
    const auto row = select.step();
    if (!row) return fail(row.error());
    return *row && !select.is_null(0) ? std::optional{select.integer(0)} : std::nullopt;
}

/// Somebody without a name, of whom there is nothing.
constexpr std::string_view nobody_yet =
    "SELECT min(number) FROM person WHERE name = '' "
    "AND NOT EXISTS (SELECT 1 FROM session WHERE person = person.number) "
    "AND NOT EXISTS (SELECT 1 FROM journal WHERE person = person.number) "
    "AND NOT EXISTS (SELECT 1 FROM goal WHERE person = person.number)";

Result<std::int64_t, SqlError> make_place(Database& db, std::string_view identity)
{
    Statement select{db, nobody_yet};
    const auto free = number_in(select);
    if (!free) return fail(free.error());
    if (!*free) {
        Person person;
        person.identity = identity;
        const auto made = insert_person(db, person);
        if (!made) return fail(made.error());
        return made->number;
    }
    Statement take{db, "UPDATE person SET identity = ? WHERE number = ?"};
    const auto taken = take.bind(identity).bind(**free).run();
    if (!taken) return fail(taken.error());
    return **free;
}

} // namespace

std::string new_identity()
{
    std::array<std::uint8_t, 16> bytes{};
    if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        sqlite3_randomness(static_cast<int>(bytes.size()), bytes.data());
    std::string text;
    for (const std::uint8_t byte : bytes) text += fmt::format("{:02x}", byte);
    return text;
}

std::string person_columns(const Database& db)
{
    std::string columns = "person.number, person.identity, person.archived";
    for (const auto* name : {"name", "born_year", "language", "note", "device", "inputs", "plan"})
        columns += ", " + private_sql(db, "person", name);
    return columns;
}

Person person_in(const Statement& row)
{
    Person person{row.integer(0), row.text(1), row.integer(2) != 0, row.text(3)};
    if (!row.is_null(4)) person.born_year = static_cast<int>(row.integer(4));
    person.language = row.text(5);
    person.note = row.text(6);
    person.device = row.text(7);
    person.inputs = row.text(8);
    person.plan = row.text(9);
    return person;
}

/// The identity comes first: what else there is of the person may depend on it.
Result<Person, SqlError> insert_person(Database& db, Person person)
{
    Statement insert{db, "INSERT INTO person (identity) VALUES (?)"};
    const auto done = insert.bind(std::string_view{person.identity}).run();
    if (!done) return fail(done.error());
    person.number = db.last_row();
    const auto written = update_person(db, person);
    if (!written) return fail(written.error());
    return person;
}

Result<void, SqlError> update_person(Database& db, const Person& person)
{
    Statement update{db, "UPDATE person SET archived = ?, "
                         "name = sealed(?, 'person.name', number, number), "
                         "language = sealed(?, 'person.language', number, number), "
                         "note = sealed(?, 'person.note', number, number), "
                         "device = sealed(?, 'person.device', number, number), "
                         "inputs = sealed(?, 'person.inputs', number, number), "
                         "plan = sealed(?, 'person.plan', number, number), "
                         "born_year = sealed(?, 'person.born_year', number, number) "
                         "WHERE number = ?"};
    update.bind(static_cast<std::int64_t>(person.archived));
    for (const std::string& word :
         {person.name, person.language, person.note, person.device, person.inputs, person.plan})
        update.bind(std::string_view{word});
    if (person.born_year)
        update.bind(static_cast<std::int64_t>(*person.born_year));
    else
        update.bind_null();
    return update.bind(person.number).run();
}

Result<void, SqlError> keep_device(Database& db, std::int64_t number, std::string_view device)
{
    Statement select{db, fmt::format("SELECT {} FROM person WHERE number = ?", person_columns(db))};
    const auto row = select.bind(number).step();
    if (!row) return fail(row.error());
    if (!*row) return {};
    Person person = person_in(select);
    if (person.device == device) return {};
    person.device = device;
    person.inputs.clear();
    return update_person(db, person);
}

Result<std::int64_t, SqlError> place_of_person(Database& db, std::string_view identity)
{
    Statement select{db, identity.empty() ? "SELECT min(number) FROM person"
                                          : "SELECT number FROM person WHERE identity = ?"};
    if (!identity.empty()) select.bind(identity);
    const auto known = number_in(select);
    if (!known) return fail(known.error());
    if (*known) return **known;
    return make_place(db, identity.empty() ? new_identity() : std::string{identity});
}

} // namespace eupnea
