// SPDX-License-Identifier: MIT
#include "library/session_copy.hpp"

#include "library/library_schema.hpp"
#include "library/sealing/row_cipher.hpp"

namespace eupnea {

Result<SessionCopy, SqlError> SessionCopy::make(const SessionHead& head, bool sealed)
{
    auto db = Database::open("", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    if (!db) return fail(db.error());
    SessionCopy copy{std::move(*db)};
    const auto set = copy.db_.run("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;");
    if (!set) return fail(set.error());
    if (const auto made = settle_schema(copy.db_); !made) return fail(made.error());
    if (sealed) copy.db_.set_cipher(std::make_shared<RowCipher>(Secret::random()));
    const auto place = insert_session(copy.db_, head);
    if (!place) return fail(place.error());
    copy.place_ = *place;
    return copy;
}

Result<void, SqlError> SessionCopy::add(std::int64_t first, std::span<const Sample> samples,
                                        std::span<const EventRow> events)
{
    const auto added = in_transaction(db_, [&] {
        return write_samples(db_, place_.number, first, samples, place_.samples).and_then([&] {
            return write_events(db_, place_.number, events_from(place_.events, events));
        });
    });
    if (!added) return added;
    place_.samples = first + static_cast<std::int64_t>(samples.size());
    if (!events.empty()) place_.events = events.back().position + 1;
    return added;
}

Result<void, SqlError> SessionCopy::write_into(Database& library, std::int64_t session) const
{
    return copy_session(db_, place_.number, library, session);
}

} // namespace eupnea
