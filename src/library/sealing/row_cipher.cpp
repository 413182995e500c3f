// SPDX-License-Identifier: MIT
#include "library/sealing/row_cipher.hpp"

#include <fmt/format.h>

#include "library/sqlite.hpp"

namespace eupnea {

namespace {

constexpr std::size_t most_noted = 1000;

UserMessage lost_key()
{
    return {
        "The key file beside the library does not have the key of this person. Put back the key "
        "file that belongs to the library as it is now."};
}

} // namespace

const std::string& RowCipher::identity_of(std::int64_t person)
{
    auto& identity = identities_[person];
    if (!identity.empty()) return identity;
    Statement select{db_, "SELECT identity FROM person WHERE number = ?"};
    if (select.bind(person).step().value_or(false)) identity = select.text(0);
    return identity;
}

bool RowCipher::has_sealed_rows(std::int64_t person) const
{
    Statement select{db_, "SELECT 1 FROM person WHERE number = ? AND typeof(name) = 'blob'"};
    return select.bind(person).step().value_or(true);
}

Result<const Secret*> RowCipher::key_to_seal(std::int64_t person)
{
    if (only_) return &*only_;
    const std::string& identity = identity_of(person);
    if (identity.empty()) return fail(lost_key());
    if (const Secret* key = keys_->find(identity)) return key;
    if (has_sealed_rows(person)) return fail(lost_key());
    return keys_->find_or_make(identity);
}

const Secret* RowCipher::key_to_open(std::int64_t person)
{
    return only_ ? &*only_ : keys_->find(identity_of(person));
}

Result<ByteVector> RowCipher::seal(std::int64_t person, std::string_view place,
                                   std::span<const std::uint8_t> plain)
{
    const auto key = key_to_seal(person);
    if (!key) return fail(key.error());
    return seal_bytes(**key, place, plain);
}

std::optional<ByteVector> RowCipher::open(std::int64_t person, std::string_view place,
                                          std::span<const std::uint8_t> sealed)
{
    const Secret* key = key_to_open(person);
    auto plain = key ? open_bytes(*key, place, sealed) : std::nullopt;
    if (!plain && unreadable_.size() < most_noted) unreadable_.emplace(place);
    return plain;
}

} // namespace eupnea
