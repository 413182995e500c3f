// SPDX-License-Identifier: MIT
// Whose library it is: one person, or several who practise or are accompanied.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "library/library.hpp"
#include "library/person_rows.hpp"

namespace eupnea {

/// A person, and what they did last.
struct PersonSummary {
    Person person;
    std::int64_t sessions = 0;
    std::optional<std::int64_t> last_begun_unix_ms{};
    std::string last_practice{}; ///< its name, else the pattern: "4-0-6-0"; empty: neither
};

/// As they are shown: the name or the code, else "No name yet".
std::string_view shown_name(const Person& person);

/// Those of whom something is in the library or who were added, by name. Nobody where there is no library, or
/// one of a version that knew no people: that is one person's.
Result<std::vector<PersonSummary>> people_in(const std::filesystem::path& library);

/// The one of this name, of this number ("3"), or the only one whose name begins so, in letters of either case.
Result<Person> person_named(std::span<const PersonSummary> people, std::string_view name);

/// Whose the next session is: the identity of the person of this name; without a name of the only one who is
/// not archived. Empty where a library is one person's. An error where there are several and no name.
Result<std::string> chosen_person(const std::filesystem::path& library, std::string_view name);

/// Changes who is there.
class People {
public:
    /// Makes the library when there is none.
    static Result<People> open(const std::filesystem::path& library);

    /// Each name is there once.
    Result<Person> add(Person person);
    /// By the number.
    Result<void> change(const Person& person);
    /// The session, and the journal's entries about it; what is computed from it follows.
    Result<void> move_session(std::int64_t session, const Person& to);

private:
    People(std::filesystem::path path, Library library)
        : path_(std::move(path)), library_(std::move(library))
    {}
    Result<void> check_name(const Person& person) const;

    std::filesystem::path path_;
    Library library_;
};

} // namespace eupnea
