// SPDX-License-Identifier: MIT
#include "library/sealing/private_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "library/sqlite.hpp"

namespace eupnea {

namespace {

template <std::size_t n>
using Names = std::array<std::string_view, n>;

constexpr Names<7> of_person_row{"name",   "born_year", "language", "note",
                                 "device", "inputs",    "plan"};
constexpr Names<5> of_session{"device", "pattern", "samples", "mean_heart_rate_bpm",
                              "mean_breath_rate_per_min"};
constexpr Names<2> of_journal{"prompt", "text"};
constexpr Names<4> of_goal{"text", "times_a_week", "minutes", "look_again"};
constexpr Names<4> of_edit{"kind", "interval", "parts", "class"};
constexpr Names<1> of_body{"body"};

constexpr std::array<PrivateColumns, 7> all{{
    {"person", "person.number", "person.number", "NULL", of_person_row},
    {"session", "session.person", "session.number", "session.number", of_session},
    {"journal", "journal.person", "journal.number", "journal.session", of_journal},
    {"goal", "goal.person", "goal.number", "NULL", of_goal},
    {"interval_edit", "(SELECT person FROM session WHERE number = interval_edit.session)",
     "interval_edit.session, interval_edit.step", "interval_edit.session", of_edit},
    {"samples", "(SELECT person FROM session WHERE number = samples.session)",
     "samples.session, samples.first", "samples.session", of_body},
    {"sealed_events", "(SELECT person FROM session WHERE number = sealed_events.session)",
     "sealed_events.session, sealed_events.page", "sealed_events.session", of_body},
}};

} // namespace

std::span<const PrivateColumns> private_columns() { return all; }

std::string opened_sql(std::string_view table, std::string_view column)
{
    const auto found = std::ranges::find(all, table, &PrivateColumns::table);
    return fmt::format("opened({0}.{1}, '{0}.{1}', {2}, {3})", table, column, found->person,
                       found->row);
}

std::string private_sql(const Database& db, std::string_view table, std::string_view column)
{
    return db.cipher() ? opened_sql(table, column) : fmt::format("{}.{}", table, column);
}

} // namespace eupnea
