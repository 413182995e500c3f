// SPDX-License-Identifier: MIT
// The rows of the table `person`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "library/sqlite.hpp"

namespace eupnea {

/// Who practises. Whoever is alone in a library has no name there and needs none.
struct Person {
    std::int64_t number = 0;
    std::string identity; ///< 32 random hexadecimal digits, the same in any library
    bool archived = false;
    std::string name; ///< or a code, where names are kept elsewhere
    std::optional<int> born_year{};
    std::string language{}; ///< "de"; empty: that of the program
    std::string note{};
    std::string device{}; ///< used last, as --device
    std::string inputs{}; ///< used last, as --inputs
    std::string plan{};   ///< the usual one, by name
    friend bool operator==(const Person&, const Person&) = default;
};

/// 32 random hexadecimal digits.
std::string new_identity();

/// The columns that person_in() reads, in its order.
std::string person_columns(const Database& db);
Person person_in(const Statement& row);

/// Gives the person a row, and its number. Part of a transaction.
Result<Person, SqlError> insert_person(Database& db, Person person);
/// By its number.
Result<void, SqlError> update_person(Database& db, const Person& person);

/// As the sensor used last. What was on the inputs of another one is forgotten.
Result<void, SqlError> keep_device(Database& db, std::int64_t person, std::string_view device);

/// The number of the person of this identity; empty: of whoever was first in the library. Where the library
/// does not know them, they take the place of a person without a name of whom nothing is there, or get a
/// row of their own.
Result<std::int64_t, SqlError> place_of_person(Database& db, std::string_view identity);

/// A condition with the identity as parameter 1: rows of this person; of everybody where it is empty.
inline constexpr std::string_view of_person =
    "(?1 = '' OR person = (SELECT number FROM person WHERE identity = ?1))";

} // namespace eupnea
