// SPDX-License-Identifier: MIT
#include "library/people.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "library/library_schema.hpp"
#include "library/sealing/library_seal.hpp"
#include "library/sealing/private_columns.hpp"
#include "library/session_events.hpp"

namespace eupnea {

namespace {

constexpr std::size_t longest_name = 120; ///< bytes
constexpr int version_with_people = 3;

std::string last_practice(const Database& db, std::int64_t session, const std::string& pattern)
{
    const auto step = first_event(db, session, "step_began");
    return step && *step ? std::string{std::get<StepBegan>(**step).practice.view()} : pattern;
}

Result<std::vector<PersonSummary>, SqlError> summaries(const Database& db)
{
    Statement select{db,
                     fmt::format("SELECT {}, count(session.number), max(session.begun_unix_ms), "
                                 "session.number, {} FROM person "
                                 "LEFT JOIN session ON session.person = person.number "
                                 "GROUP BY person.number ORDER BY {} COLLATE NOCASE, person.number",
                                 person_columns(db), private_sql(db, "session", "pattern"),
                                 private_sql(db, "person", "name"))};
    std::vector<PersonSummary> people;
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(row.error());
        if (!*row) return people;
        PersonSummary summary{person_in(select), select.integer(10)};
        if (summary.sessions > 0) {
            summary.last_begun_unix_ms = select.integer(11);
            summary.last_practice = last_practice(db, select.integer(12), select.text(13));
        }
        people.push_back(std::move(summary));
    }
}

bool same_but_for_case(std::string_view a, std::string_view b)
{
    return std::ranges::equal(
        a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

UserMessage nobody_of(std::string_view name)
{
    return {
        fmt::format("There is nobody called \"{}\" in this library. \"eupnea people\" lists who "
                    "is there.",
                    name)};
}

constexpr std::string_view who_of_several =
    "Several people share this library: name one with --person NAME. \"eupnea people\" lists them.";

} // namespace

std::string_view shown_name(const Person& person)
{
    return person.name.empty() ? std::string_view{"No name yet"} : person.name;
}

Result<std::vector<PersonSummary>> people_in(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return std::vector<PersonSummary>{};
    const auto library = Library::open_for_reading(path);
    if (!library) return fail(library.error());
    const auto version = version_of(library->database());
    if (!version) return fail(complaint_of(version.error(), path));
    if (*version < version_with_people) return std::vector<PersonSummary>{};
    auto people = summaries(library->database());
    if (!people) return fail(complaint_of(people.error(), path));
    return std::move(*people);
}

Result<Person> person_named(std::span<const PersonSummary> people, std::string_view name)
{
    if (name.empty()) return fail(nobody_of(name)); // whoever has no name has a number
    std::vector<const Person*> beginning_so;
    for (const PersonSummary& one : people) {
        const Person& person = one.person;
        if (person.name == name || fmt::format("{}", person.number) == name) return person;
        if (same_but_for_case(person.name.substr(0, name.size()), name))
            beginning_so.push_back(&person);
    }
    if (beginning_so.size() == 1) return *beginning_so.front();
    return fail(nobody_of(name));
}

Result<std::string> chosen_person(const std::filesystem::path& library, std::string_view name)
{
    const auto people = people_in(library);
    if (!people) return fail(people.error());
    if (!name.empty()) {
        const auto found = person_named(*people, name);
        if (!found) return fail(found.error());
        return found->identity;
    }
    if (people->size() <= 1) return std::string{};
    std::vector<const Person*> present;
    for (const PersonSummary& one : *people)
        if (!one.person.archived) present.push_back(&one.person);
    if (present.size() != 1) return fail(UserMessage{std::string{who_of_several}});
    return present.front()->identity;
}

Result<People> People::open(const std::filesystem::path& path)
{
    auto library = Library::open_for_writing(path);
    if (!library) return fail(complaint_of(library.error(), path));
    return People{path, std::move(*library)};
}

Result<void> People::check_name(const Person& person) const
{
    if (person.name.size() > longest_name)
        return fail(UserMessage{
            fmt::format("A name has at most {} bytes. The rest fits a note.", longest_name)});
    const auto people = summaries(library_.database());
    if (!people) return fail(complaint_of(people.error(), path_));
    for (const PersonSummary& one : *people)
        if (!person.name.empty() && one.person.number != person.number &&
            same_but_for_case(one.person.name, person.name))
            return fail(UserMessage{fmt::format("There is a \"{}\" already. Add something that "
                                                "tells the two apart.",
                                                one.person.name)});
    return {};
}

Result<Person> People::add(Person person)
{
    person.number = 0;
    if (const auto good = check_name(person); !good) return fail(good.error());
    if (person.identity.empty()) person.identity = new_identity();
    const auto added = in_transaction(library_.database(), [&]() -> Result<void, SqlError> {
        auto row = insert_person(library_.database(), person);
        if (!row) return fail(row.error());
        person = std::move(*row);
        return {};
    });
    if (!added) return fail(complaint_of(added.error(), path_));
    return person;
}

Result<void> People::change(const Person& person)
{
    if (const auto good = check_name(person); !good) return good;
    const auto done = update_person(library_.database(), person);
    if (!done) return fail(complaint_of(done.error(), path_));
    if (sqlite3_changes(library_.database().handle()) == 0) return fail(nobody_of(person.name));
    return {};
}

Result<void> People::move_session(std::int64_t session, const Person& to)
{
    if (const auto there = library_.session(session); !there) return fail(there.error());
    const auto moved = in_transaction(library_.database(), [&]() -> Result<void, SqlError> {
        const auto resealed = reseal_session(library_.database(), session, to.number);
        if (!resealed) return resealed;
        Statement move{library_.database(), "UPDATE session SET person = ? WHERE number = ?"};
        return move.bind(to.number).bind(session).run().and_then([&] {
            Statement follow{library_.database(),
                             "UPDATE journal SET person = ? WHERE session = ?"};
            return follow.bind(to.number).bind(session).run();
        });
    });
    if (!moved) return fail(complaint_of(moved.error(), path_));
    return {};
}

} // namespace eupnea
