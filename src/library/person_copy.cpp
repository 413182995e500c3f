// SPDX-License-Identifier: MIT
#include "library/person_copy.hpp"

#include <fmt/format.h>

#include <map>

#include "library/sealing/private_columns.hpp"
#include "library/session_rows.hpp"

namespace eupnea {

namespace {

/// Calls `take` with each row.
template <class Take>
Result<void, SqlError> for_each_row(Statement& select, Take&& take)
{
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(row.error());
        if (!*row) return {};
        const Result<void, SqlError> taken = take();
        if (!taken) return taken;
    }
}

Result<bool, SqlError> has_row(Statement& select) { return select.step(); }

Statement& bind_text(Statement& statement, const std::string& text)
{
    return statement.bind(std::string_view{text});
}

class PersonCopy {
public:
    PersonCopy(const Database& from, std::int64_t from_person, Database& to, std::int64_t to_person)
        : from_(from), to_(to), from_person_(from_person), to_person_(to_person)
    {}

    Result<Received, SqlError> all()
    {
        const auto done =
            sessions().and_then([&] { return journal(); }).and_then([&] { return goals(); });
        if (!done) return fail(done.error());
        return received_;
    }

private:
    Result<void, SqlError> sessions()
    {
        const auto column = [&](std::string_view name) {
            return private_sql(from_, "session", name);
        };
        Statement select{
            from_, fmt::format("SELECT number, identity, begun_unix_ms, {}, origin, {}, "
                               "planned_s, length_s, {}, {}, {}, ended, writer FROM session "
                               "WHERE person = ? ORDER BY number",
                               column("device"), column("pattern"), column("samples"),
                               column("mean_heart_rate_bpm"), column("mean_breath_rate_per_min"))};
        select.bind(from_person_);
        return for_each_row(select, [&] { return session(select); });
    }

    Result<void, SqlError> session(const Statement& row)
    {
        const auto known = find_session(to_, row.text(1));
        if (!known) return fail(known.error());
        if (*known) {
            numbers_[row.integer(0)] = (*known)->number;
            return {};
        }
        const auto number = next_number(to_, "session");
        if (!number) return fail(number.error());
        Statement insert{to_,
                         "INSERT INTO session (number, person, identity, begun_unix_ms, device, "
                         "origin, pattern, planned_s, length_s, samples, "
                         "mean_heart_rate_bpm, mean_breath_rate_per_min, ended, writer) "
                         "VALUES (?1, ?2, ?3, ?4, sealed(?5, 'session.device', ?2, ?1), ?6, "
                         "sealed(?7, 'session.pattern', ?2, ?1), ?8, ?9, "
                         "sealed(?10, 'session.samples', ?2, ?1), "
                         "sealed(?11, 'session.mean_heart_rate_bpm', ?2, ?1), "
                         "sealed(?12, 'session.mean_breath_rate_per_min', ?2, ?1), ?13, ?14)"};
        bind_text(insert.bind(*number).bind(to_person_), row.text(1)).bind(row.integer(2));
        bind_text(bind_text(bind_text(insert, row.text(3)), row.text(4)), row.text(5));
        insert.bind(row.real(6)).bind(row.real(7)).bind(row.integer(8));
        insert.bind(row.maybe_real(9)).bind(row.maybe_real(10));
        const auto inserted = bind_text(bind_text(insert, row.text(11)), row.text(12)).run();
        if (!inserted) return inserted;
        numbers_[row.integer(0)] = *number;
        ++received_.sessions;
        return copy_session(from_, row.integer(0), to_, *number).and_then([&] {
            return edits(row.integer(0), *number);
        });
    }

    Result<void, SqlError> edits(std::int64_t session, std::int64_t to_session)
    {
        const auto column = [&](std::string_view name) {
            return private_sql(from_, "interval_edit", name);
        };
        Statement select{from_, fmt::format("SELECT step, {}, {}, {}, {} FROM interval_edit "
                                            "WHERE session = ? ORDER BY step",
                                            column("kind"), column("interval"), column("parts"),
                                            column("class"))};
        select.bind(session);
        return for_each_row(select, [&] {
            Statement insert{to_, "INSERT INTO interval_edit (session, step, kind, interval, "
                                  "parts, class) VALUES (?1, ?2, "
                                  "sealed(?3, 'interval_edit.kind', ?7, ?1, ?2), "
                                  "sealed(?4, 'interval_edit.interval', ?7, ?1, ?2), "
                                  "sealed(?5, 'interval_edit.parts', ?7, ?1, ?2), "
                                  "sealed(?6, 'interval_edit.class', ?7, ?1, ?2))"};
            bind_text(insert.bind(to_session).bind(select.integer(0)), select.text(1));
            bind_text(insert.bind(select.integer(2)).bind(select.integer(3)), select.text(4));
            return insert.bind(to_person_).run();
        });
    }

    Result<void, SqlError> journal()
    {
        Statement select{from_, fmt::format("SELECT written_unix_ms, session, {}, {} FROM journal "
                                            "WHERE person = ? ORDER BY number",
                                            private_sql(from_, "journal", "prompt"),
                                            private_sql(from_, "journal", "text"))};
        select.bind(from_person_);
        return for_each_row(select, [&] { return entry(select); });
    }

    Result<void, SqlError> entry(const Statement& row)
    {
        Statement same{to_, fmt::format("SELECT 1 FROM journal WHERE person = ? AND "
                                        "written_unix_ms = ? AND {} = ? AND {} = ?",
                                        private_sql(to_, "journal", "prompt"),
                                        private_sql(to_, "journal", "text"))};
        bind_text(bind_text(same.bind(to_person_).bind(row.integer(0)), row.text(2)), row.text(3));
        const auto known = has_row(same);
        if (!known) return fail(known.error());
        if (*known) return {};
        const auto number = next_number(to_, "journal");
        if (!number) return fail(number.error());
        Statement insert{to_,
                         "INSERT INTO journal (number, person, written_unix_ms, session, prompt, "
                         "text) VALUES (?1, ?2, ?3, ?4, sealed(?5, 'journal.prompt', ?2, ?1), "
                         "sealed(?6, 'journal.text', ?2, ?1))"};
        insert.bind(*number).bind(to_person_).bind(row.integer(0));
        const auto session = row.is_null(1) ? numbers_.end() : numbers_.find(row.integer(1));
        if (session == numbers_.end())
            insert.bind_null();
        else
            insert.bind(session->second);
        ++received_.journal_entries;
        return bind_text(bind_text(insert, row.text(2)), row.text(3)).run();
    }

    Result<void, SqlError> goals()
    {
        const auto column = [&](std::string_view name) { return private_sql(from_, "goal", name); };
        Statement select{from_, fmt::format("SELECT set_unix_ms, {}, {}, {}, {} FROM goal "
                                            "WHERE person = ? ORDER BY number",
                                            column("text"), column("times_a_week"),
                                            column("minutes"), column("look_again"))};
        select.bind(from_person_);
        return for_each_row(select, [&] { return goal(select); });
    }

    Result<void, SqlError> goal(const Statement& row)
    {
        Statement same{to_, fmt::format("SELECT 1 FROM goal WHERE person = ? AND set_unix_ms = ? "
                                        "AND {} = ?",
                                        private_sql(to_, "goal", "text"))};
        const auto known =
            has_row(bind_text(same.bind(to_person_).bind(row.integer(0)), row.text(1)));
        if (!known) return fail(known.error());
        if (*known) return {};
        const auto number = next_number(to_, "goal");
        if (!number) return fail(number.error());
        Statement insert{
            to_, "INSERT INTO goal (number, person, set_unix_ms, text, times_a_week, "
                 "minutes, look_again) VALUES (?1, ?2, ?3, sealed(?4, 'goal.text', ?2, ?1), "
                 "sealed(?5, 'goal.times_a_week', ?2, ?1), "
                 "sealed(?6, 'goal.minutes', ?2, ?1), "
                 "sealed(?7, 'goal.look_again', ?2, ?1))"};
        bind_text(insert.bind(*number).bind(to_person_).bind(row.integer(0)), row.text(1));
        ++received_.goals;
        return bind_text(insert.bind(row.integer(2)).bind(row.integer(3)), row.text(4)).run();
    }

    const Database& from_;
    Database& to_;
    std::int64_t from_person_;
    std::int64_t to_person_;
    std::map<std::int64_t, std::int64_t> numbers_; ///< of sessions, there and here
    Received received_;
};

Result<bool, SqlError> exists(const Database& db, std::string_view column, std::string_view text)
{
    Statement select{db, fmt::format("SELECT 1 FROM person WHERE {} = ?", column)};
    return select.bind(text).step();
}

/// The same, or with a number behind it where somebody else has that name.
Result<std::string, SqlError> free_name(const Database& db, const std::string& name)
{
    std::string free = name;
    for (int number = 2; !free.empty(); ++number) {
        const auto taken = exists(db, private_sql(db, "person", "name"), free);
        if (!taken) return fail(taken.error());
        if (!*taken) break;
        free = fmt::format("{} ({})", name, number);
    }
    return free;
}

/// The number of the person in `to`.
Result<std::int64_t, SqlError> settle_person(const Person& person, Database& to)
{
    const auto known = exists(to, "identity", person.identity);
    if (!known) return fail(known.error());
    const auto number = place_of_person(to, person.identity);
    if (!number || *known) return number;
    Person settled = person;
    settled.number = *number;
    const auto name = free_name(to, person.name);
    if (!name) return fail(name.error());
    settled.name = *name;
    const auto written = update_person(to, settled);
    if (!written) return fail(written.error());
    return number;
}

} // namespace

Result<Received, SqlError> copy_person(const Database& from, const Person& person, Database& to)
{
    const auto number = settle_person(person, to);
    if (!number) return fail(number.error());
    return PersonCopy{from, person.number, to, *number}.all();
}

} // namespace eupnea
