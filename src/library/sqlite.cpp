// SPDX-License-Identifier: MIT
#include "library/sqlite.hpp"

#include "library/sealing/sealing_functions.hpp"

namespace eupnea {

namespace {

constexpr int busy_timeout_ms = 2'000;
constexpr int longest_row = 4 << 20; ///< bytes; a chunk of samples has 1.2 million at most

SqlError error_of(sqlite3* db) { return {sqlite3_errcode(db) & 0xFF, sqlite3_errmsg(db)}; }

} // namespace

Result<Database, SqlError> Database::open(const std::filesystem::path& path, int flags)
{
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
    Database db{raw};
    if (code != SQLITE_OK) return fail(error_of(raw));
    sqlite3_busy_timeout(raw, busy_timeout_ms);
    sqlite3_limit(raw, SQLITE_LIMIT_LENGTH, longest_row);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    add_sealing_functions(raw, nullptr);
    return db;
}

Result<void, SqlError> Database::run(const char* sql)
{
    if (sqlite3_exec(db_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) return fail(error());
    return {};
}

void Database::roll_back()
{
    // What a rollback cannot do, the next opening of the file does from its journal.
    if (sqlite3_get_autocommit(db_.get()) == 0)
        sqlite3_exec(db_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

bool Database::has_moved() const
{
    int moved = 0;
    sqlite3_file_control(db_.get(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved != 0;
}

void Database::set_cipher(std::shared_ptr<RowCipher> cipher)
{
    add_sealing_functions(db_.get(), cipher.get());
    cipher_ = std::move(cipher);
}

SqlError Database::error() const { return error_of(db_.get()); }

Statement::Statement(sqlite3* db, std::string_view sql) : db_(db)
{
    sqlite3_stmt* raw = nullptr;
    sqlite3_prepare_v2(db_, sql.data(), static_cast<int>(sql.size()), &raw, nullptr);
    statement_.reset(raw);
}

Statement& Statement::bind(std::int64_t value)
{
    sqlite3_bind_int64(statement_.get(), next_parameter_++, value);
    return *this;
}

Statement& Statement::bind(double value)
{
    sqlite3_bind_double(statement_.get(), next_parameter_++, value);
    return *this;
}

Statement& Statement::bind(std::string_view text)
{
    // An empty view may have no data, which would be bound as NULL.
    sqlite3_bind_text(statement_.get(), next_parameter_++, text.empty() ? "" : text.data(),
                      static_cast<int>(text.size()), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bind(std::span<const std::uint8_t> bytes)
{
    sqlite3_bind_blob(statement_.get(), next_parameter_++, bytes.data(),
                      static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bind_null()
{
    sqlite3_bind_null(statement_.get(), next_parameter_++);
    return *this;
}

Result<bool, SqlError> Statement::step()
{
    if (!statement_) return fail(error_of(db_));
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return fail(error_of(db_));
}

Result<void, SqlError> Statement::run()
{
    for (;;) {
        const auto row = step();
        if (!row) return fail(row.error());
        if (!*row) return {};
    }
}

bool Statement::is_null(int column) const
{
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }

std::optional<double> Statement::maybe_real(int column) const
{
    return is_null(column) ? std::nullopt : std::optional{real(column)};
}

std::string Statement::text(int column) const
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
    const auto length = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return text ? std::string{text, length} : std::string{};
}

std::span<const std::uint8_t> Statement::bytes(int column) const
{
    const auto* bytes =
        static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_.get(), column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

Result<std::int64_t, SqlError> next_number(const Database& db, std::string_view table)
{
    Statement select{db,
                     "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0) + 1"};
    const auto row = select.bind(table).step();
    if (!row) return fail(row.error());
    return select.integer(0);
}

} // namespace eupnea
