// SPDX-License-Identifier: MIT
// The two SQL functions through which every private column is written and read.
#pragma once

#include <memory>

#include "library/sealing/row_cipher.hpp"

namespace eupnea {

/// On a connection:
///     sealed(value, 'journal.text', person, number)    the value as a blob that only the person's key opens there
///     opened(column, 'journal.text', person, number)   that value again; NULL where it cannot be read
/// The place is a name and one or two numbers of the row. Text, number, blob and NULL come back as what they were.
/// In a library without a seal both give their first argument as it is.
///
/// @param cipher  lives as long as the connection; null: no seal
void add_sealing_functions(sqlite3* db, RowCipher* cipher);

} // namespace eupnea
