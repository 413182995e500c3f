// SPDX-License-Identifier: MIT
#include "library/access_log.hpp"

namespace eupnea {

namespace {

void bind(Statement& statement, std::optional<std::int64_t> number)
{
    if (number)
        statement.bind(*number);
    else
        statement.bind_null();
}

std::optional<std::int64_t> maybe_integer(const Statement& row, int column)
{
    return row.is_null(column) ? std::nullopt : std::optional{row.integer(column)};
}

} // namespace

Result<void, SqlError> keep_access(Database& db, const AccessEntry& entry)
{
    Statement insert{db, "INSERT INTO access_log (unix_ms, who, what, person, session) "
                         "VALUES (?, ?, ?, ?, ?)"};
    insert.bind(entry.unix_ms).bind(std::string_view{entry.who}).bind(word_for(entry.what));
    bind(insert, entry.person);
    bind(insert, entry.session);
    return insert.run();
}

Result<std::vector<AccessEntry>, SqlError> access_log(const Database& db)
{
    std::vector<AccessEntry> entries;
    Statement select{db,
                     "SELECT unix_ms, who, what, person, session FROM access_log ORDER BY number"};
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(row.error());
        if (!*row) return entries;
        const auto what = value_of<Access>(select.text(2));
        if (!what) continue;
        entries.push_back({select.integer(0), select.text(1), *what, maybe_integer(select, 3),
                           maybe_integer(select, 4)});
    }
}

} // namespace eupnea
