// SPDX-License-Identifier: MIT
// SQLite as values: a connection, a statement, an error.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace eupnea {

class RowCipher;

struct SqlError {
    int code; ///< SQLite's primary result code
    std::string text;
};

class Database {
public:
    /// `flags` as for sqlite3_open_v2. Waits up to two seconds for another program's transaction.
    ///
    /// The file may be anybody's: its views and triggers do nothing, and a row of more than four
    /// megabytes is an error and not memory.
    static Result<Database, SqlError> open(const std::filesystem::path& path, int flags);

    /// Statements without parameters and results.
    Result<void, SqlError> run(const char* sql);
    /// Takes back what a transaction has done so far; nothing outside of one.
    void roll_back();
    /// The file was deleted, renamed or replaced by another one of its name since it was opened.
    bool has_moved() const;
    SqlError error() const;
    std::int64_t last_row() const { return sqlite3_last_insert_rowid(db_.get()); }
    sqlite3* handle() const { return db_.get(); }

    /// From now on sealed() and opened() in SQL seal and open; without it they give back what they are given.
    void set_cipher(std::shared_ptr<RowCipher> cipher);
    /// Null: the library has no seal.
    RowCipher* cipher() const { return cipher_.get(); }

private:
    struct Close {
        void operator()(sqlite3* db) const { sqlite3_close(db); }
    };
    explicit Database(sqlite3* db) : db_(db) {}
    std::shared_ptr<RowCipher> cipher_; ///< outlives the connection
    std::unique_ptr<sqlite3, Close> db_;
};

/// Everything that `change` writes, or nothing of it. Begins with the write lock.
template <class Change>
Result<void, SqlError> in_transaction(Database& db, Change&& change)
{
    Result<void, SqlError> done = db.run("BEGIN IMMEDIATE");
    if (!done) return done;
    done = change();
    if (done) done = db.run("COMMIT");
    if (!done) db.roll_back();
    return done;
}

/// One statement, used from its first parameter to its last row. A statement that cannot be prepared
/// fails at its first step.
class Statement {
public:
    Statement(const Database& db, std::string_view sql) : Statement(db.handle(), sql) {}
    Statement(sqlite3* db, std::string_view sql);

    Statement& bind(std::int64_t value);
    Statement& bind(double value);
    Statement& bind(std::string_view text);
    Statement& bind(std::span<const std::uint8_t> bytes);
    Statement& bind_null();
    Statement& bind(std::optional<double> value) { return value ? bind(*value) : bind_null(); }

    /// True: a row is there. False: that was all.
    Result<bool, SqlError> step();
    /// Steps to the end, for statements without rows.
    Result<void, SqlError> run();

    int columns() const { return sqlite3_column_count(statement_.get()); }
    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const;
    std::optional<double> maybe_real(int column) const;
    std::string text(int column) const;
    std::span<const std::uint8_t> bytes(int column) const; ///< valid until the next step

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    sqlite3* db_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
    int next_parameter_ = 1;
};

/// The number that the next row of a table with AUTOINCREMENT gets. Within a transaction that writes.
Result<std::int64_t, SqlError> next_number(const Database& db, std::string_view table);

} // namespace eupnea
