// SPDX-License-Identifier: MIT
// Which columns of a library are a person's own, so that a seal covers them.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace eupnea {

class Database;

struct PrivateColumns {
    std::string_view table;
    std::string_view person;  ///< an expression: the number of the person whose key it is
    std::string_view row;     ///< the numbers that name the row, "session, step"
    std::string_view session; ///< an expression: the session that the row belongs to; NULL: to none
    std::span<const std::string_view> columns;
};

/// Of every table, the people's first.
std::span<const PrivateColumns> private_columns();

/// "opened(journal.text, 'journal.text', journal.person, journal.number)", for a query that names the tables as they are.
std::string opened_sql(std::string_view table, std::string_view column);

/// The same in a sealed library; in another "journal.text", whatever its version.
std::string private_sql(const Database& db, std::string_view table, std::string_view column);

} // namespace eupnea
