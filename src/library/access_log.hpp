// SPDX-License-Identifier: MIT
// Who opened, exported, moved and deleted, and when; never what it said.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/event_words.hpp"
#include "library/sqlite.hpp"

namespace eupnea {

enum class Access : std::uint8_t {
    opened = 0, ///< with the passphrase or the recovery key
    exported,
    moved, ///< a session to another person
    deleted,
    sealed,
    passphrase_changed,
    recovery_key_made,
    backed_up,
};

template <>
struct EnumWords<Access> {
    static constexpr std::array<std::string_view, 8> all{"opened",
                                                         "exported",
                                                         "moved",
                                                         "deleted",
                                                         "sealed",
                                                         "passphrase_changed",
                                                         "recovery_key_made",
                                                         "backed_up"};
};

struct AccessEntry {
    std::int64_t unix_ms;
    std::string who; ///< an account on the computer
    Access what;
    std::optional<std::int64_t> person;
    std::optional<std::int64_t> session;
};

Result<void, SqlError> keep_access(Database& db, const AccessEntry& entry);
Result<std::vector<AccessEntry>, SqlError> access_log(const Database& db); ///< the oldest first

} // namespace eupnea
