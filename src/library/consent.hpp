// SPDX-License-Identifier: MIT
// What a person has agreed to, with its date, kept with the person.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace eupnea {

struct Consent {
    std::int64_t agreed_unix_ms = 0;
    std::optional<std::int64_t> withdrawn_unix_ms{};
    std::string page; ///< the words that were agreed to

    bool holds() const { return !withdrawn_unix_ms; }
    friend bool operator==(const Consent&, const Consent&) = default;
};

/// The newest of this person; nothing where nothing was agreed to, or there is no library yet.
///
/// @param person  identity; empty: whoever was first in the library
Result<std::optional<Consent>> consent_in(const std::filesystem::path& library,
                                          std::string_view person);

/// Makes the library when there is none.
Result<void> keep_consent(const std::filesystem::path& library, std::string_view person,
                          const Consent& consent);

/// From now on. False where there is none that holds.
Result<bool> withdraw_consent(const std::filesystem::path& library, std::string_view person,
                              std::int64_t unix_ms);

} // namespace eupnea
