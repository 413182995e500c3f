// SPDX-License-Identifier: MIT
// The journal and the goals, kept in the person's library beside the sessions.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "library/library.hpp"
#include "practice/goals.hpp"
#include "practice/journal.hpp"

namespace eupnea {

class Diary {
public:
    /// Makes the library when there is none.
    ///
    /// @param person  identity of whose it is; empty: whoever has the library alone
    static Result<Diary> open(const std::filesystem::path& library, std::string person = {});

    /// Gives the entry its number.
    Result<JournalEntry> write(JournalEntry entry);
    Result<std::vector<JournalEntry>> entries(); ///< the oldest first
    Result<std::vector<JournalEntry>> search(std::string_view words);
    Result<void> remove_entry(std::int64_t number);

    Result<Goal> set(Goal goal);
    Result<std::vector<Goal>> goals(); ///< the oldest first
    Result<void> adjust(const Goal& goal);
    Result<void> let_go(std::int64_t number);

    /// The number of the session that was begun last.
    std::optional<std::int64_t> newest_session() const;

    /// What could not be read so far, as a sentence; empty: all could.
    std::string unreadable() const { return library_.unreadable(); }

    /// Every session, for the progress.
    Result<std::vector<Practised>> practised() const;

private:
    Diary(std::filesystem::path path, Library library, std::string person)
        : path_(std::move(path)), library_(std::move(library)), person_(std::move(person))
    {}
    Result<std::vector<JournalEntry>> entries_of(Statement& select);
    Result<void> leave_nothing();
    Result<void> changed_one(Result<void, SqlError> done, std::string_view missing);
    UserMessage complaint(const SqlError& error) const { return complaint_of(error, path_); }

    std::filesystem::path path_;
    Library library_;
    std::string person_;
};

} // namespace eupnea
