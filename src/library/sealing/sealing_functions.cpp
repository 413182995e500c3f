// SPDX-License-Identifier: MIT
#include "library/sealing/sealing_functions.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <bit>
#include <cstring>

namespace eupnea {

namespace {

using Arguments = std::span<sqlite3_value*>;

/// What stands before the bytes of a value: of which kind it is.
constexpr std::uint8_t null_mark = 'n';
constexpr std::uint8_t integer_mark = 'i'; ///< 8 bytes, little-endian
constexpr std::uint8_t real_mark = 'r';    ///< the 8 bytes of a double, little-endian
constexpr std::uint8_t text_mark = 't';
constexpr std::uint8_t bytes_mark = 'b';

RowCipher* cipher_of(sqlite3_context* context)
{
    return static_cast<RowCipher*>(sqlite3_user_data(context));
}

/// "event 3 17"
std::string place_in(Arguments arguments)
{
    std::string place = reinterpret_cast<const char*>(sqlite3_value_text(arguments[1]));
    for (sqlite3_value* number : arguments.subspan(3))
        place += fmt::format(" {}", sqlite3_value_int64(number));
    return place;
}

void append_word(ByteVector& bytes, std::uint64_t word)
{
    for (int byte = 0; byte < 8; ++byte)
        bytes.push_back(static_cast<std::uint8_t>(word >> (8 * byte)));
}

std::uint64_t word_in(std::span<const std::uint8_t> bytes)
{
    std::uint64_t word = 0;
    for (std::size_t byte = 0; byte < 8; ++byte) word |= std::uint64_t{bytes[byte]} << (8 * byte);
    return word;
}

ByteVector with_blob(std::uint8_t mark, sqlite3_value* value)
{
    const auto* begin = static_cast<const std::uint8_t*>(sqlite3_value_blob(value));
    const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
    ByteVector bytes;
    bytes.reserve(1 + size);
    bytes.push_back(mark);
    bytes.insert(bytes.end(), begin, begin + size);
    return bytes;
}

ByteVector bytes_of(sqlite3_value* value)
{
    ByteVector bytes;
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
        bytes.push_back(integer_mark);
        append_word(bytes, static_cast<std::uint64_t>(sqlite3_value_int64(value)));
        return bytes;
    case SQLITE_FLOAT:
        bytes.push_back(real_mark);
        append_word(bytes, std::bit_cast<std::uint64_t>(sqlite3_value_double(value)));
        return bytes;
    case SQLITE_TEXT:
        return with_blob(text_mark, value);
    case SQLITE_BLOB:
        return with_blob(bytes_mark, value);
    default:
        return {null_mark};
    }
}

void give(sqlite3_context* context, std::span<const std::uint8_t> plain)
{
    if (plain.empty()) return sqlite3_result_null(context);
    const auto body = plain.subspan(1);
    const auto size = static_cast<int>(body.size());
    const bool is_number = body.size() == sizeof(std::uint64_t);
    switch (plain[0]) {
    case integer_mark:
        if (is_number) sqlite3_result_int64(context, static_cast<std::int64_t>(word_in(body)));
        return;
    case real_mark:
        if (is_number) sqlite3_result_double(context, std::bit_cast<double>(word_in(body)));
        return;
    case text_mark:
        return sqlite3_result_text(context, reinterpret_cast<const char*>(body.data()), size,
                                   SQLITE_TRANSIENT);
    case bytes_mark:
        return sqlite3_result_blob(context, body.data(), size, SQLITE_TRANSIENT);
    default:
        return sqlite3_result_null(context);
    }
}

void sealed(sqlite3_context* context, int count, sqlite3_value** values)
{
    const Arguments arguments{values, static_cast<std::size_t>(count)};
    RowCipher* const cipher = cipher_of(context);
    if (!cipher) return sqlite3_result_value(context, arguments[0]);
    const auto bytes = cipher->seal(sqlite3_value_int64(arguments[2]), place_in(arguments),
                                    bytes_of(arguments[0]));
    if (!bytes) {
        sqlite3_result_error(context, bytes.error().sentence.c_str(), -1);
        return sqlite3_result_error_code(context, SQLITE_AUTH);
    }
    sqlite3_result_blob(context, bytes->data(), static_cast<int>(bytes->size()), SQLITE_TRANSIENT);
}

void opened(sqlite3_context* context, int count, sqlite3_value** values)
{
    const Arguments arguments{values, static_cast<std::size_t>(count)};
    RowCipher* const cipher = cipher_of(context);
    if (!cipher) return sqlite3_result_value(context, arguments[0]);
    const auto place = place_in(arguments);
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL) return sqlite3_result_null(context);
    if (sqlite3_value_type(arguments[0]) != SQLITE_BLOB) return cipher->note_unsealed(place);
    const auto* begin = static_cast<const std::uint8_t*>(sqlite3_value_blob(arguments[0]));
    const auto plain =
        cipher->open(sqlite3_value_int64(arguments[2]), place,
                     {begin, static_cast<std::size_t>(sqlite3_value_bytes(arguments[0]))});
    if (plain) give(context, *plain);
}

} // namespace

void add_sealing_functions(sqlite3* db, RowCipher* cipher)
{
    // Only in our own statements: a view or an index in a file from anywhere cannot name them.
    constexpr int flags = SQLITE_UTF8 | SQLITE_DIRECTONLY;
    constexpr int any_count = -1;
    sqlite3_create_function_v2(db, "sealed", any_count, flags, cipher, sealed, nullptr, nullptr,
                               nullptr);
    sqlite3_create_function_v2(db, "opened", any_count, flags, cipher, opened, nullptr, nullptr,
                               nullptr);
}

} // namespace eupnea
