// SPDX-License-Identifier: MIT
// Asks for the passphrase of a sealed library.
#pragma once

#include "library/sealing/library_key.hpp"

namespace eupnea::app {

/// A script has given one.
bool passphrase_is_given();

/// A line of the descriptor in EUPNEA_PASSPHRASE_FD; else what EUPNEA_PASSPHRASE holds; else typed, and not
/// shown, on the terminal. Throws a Failure where there is none of them.
Passphrase read_passphrase(const char* question);

/// One that is to be set, typed twice; from the descriptor once.
Passphrase read_new_passphrase();

/// Of the library at `path`: a wrong passphrase is asked for again, on a terminal. Null when nothing is right.
HeldKey ask_on_terminal(const std::filesystem::path& library);

/// The key of a sealed library, which the program then holds; null for a library without a seal. Throws a Failure.
HeldKey unlock_on_terminal(const std::filesystem::path& library);

} // namespace eupnea::app
