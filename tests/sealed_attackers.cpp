// SPDX-License-Identifier: MIT
// Two who are not meant to read: one with the library's file alone, and one with a backup, the passphrase and the keys as they
// are after a person was deleted. What each of them reads is printed.
#include <fmt/format.h>

#include "library/deletion.hpp"
#include "sealed_room.hpp"

using namespace eupnea;

namespace {

struct Read {
    std::size_t names = 0, entries = 0, sessions = 0, samples = 0, events = 0;
    friend bool operator==(const Read&, const Read&) = default;
};

/// Everything of one person that the program shows with what it has.
Read read_of(const std::filesystem::path& path, const Person& person)
{
    Read read;
    const auto people = people_in(path).value();
    for (const PersonSummary& one : people)
        read.names += one.person.identity == person.identity && !one.person.name.empty();
    const auto entries = Diary::open(path, person.identity)->entries().value();
    for (const JournalEntry& entry : entries) read.entries += !entry.text.empty();
    const auto library = Library::open_for_reading(path);
    const auto sessions = library->sessions(person.identity).value();
    for (const SessionSummary& session : sessions) {
        read.sessions += !session.device.empty();
        auto reader = SessionReader::open(path, session.number, SessionPart::all);
        if (!reader) FAIL(reader.error().sentence);
        while (const auto event = reader->next())
            ++(std::holds_alternative<Sample>(*event) ? read.samples : read.events);
    }
    return read;
}

void print(std::string_view who, std::string_view whose, const Read& read)
{
    fmt::print("{:<58} {:<6} {} names, {} entries, {} sessions, {} samples, {} events\n", who,
               whose, read.names, read.entries, read.sessions, read.samples, read.events);
}

Person lives(const std::filesystem::path& path, const std::string& name, const std::string& words)
{
    Person person;
    person.name = name;
    person = People::open(path)->add(person).value();
    recorded(path, session_of(begun_at(1'763'000'000'000, name + "'s sensor"), 20),
             person.identity);
    JournalEntry entry;
    entry.text = words;
    REQUIRE(Diary::open(path, person.identity)->write(entry));
    return person;
}

void delete_for_good(const std::filesystem::path& path, const Person& person)
{
    auto library = Library::open_for_writing(path);
    REQUIRE(library);
    const auto done = delete_person(*library, person);
    if (!done) FAIL(done.error().sentence);
}

} // namespace

TEST_CASE("sealed: what two attackers can read", "[sealed][attackers]")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    seal(path);
    hold(key_from_passphrase(path));
    const Person ada = lives(path, "Ada Unmistakable", "unmistakable words of Ada");
    const Person ben = lives(path, "Ben Unmistakable", "unmistakable words of Ben");
    const Read everything = read_of(path, ada);
    CHECK(everything == Read{1, 1, 1, 1200, 42});
    print("the owner, before", "Ada", everything);
    const auto backup = folder.path("backup.db");
    std::filesystem::copy_file(path, backup);
    std::filesystem::copy_file(key_file_of(path), folder.path("keys of before"));
    hold(nullptr);

    // With the file alone.
    const std::string raw = bytes_of(path);
    for (const char* words : {"Unmistakable", "unmistakable", "sensor", "ibi_ms", "smoothness"})
        CHECK(raw.find(words) == std::string::npos);
    CHECK_FALSE(Library::open_for_reading(path));
    CHECK_FALSE(unlock(backup, Passphrase{its_passphrase})); // even with the passphrase
    {
        const auto db = Database::open(path, SQLITE_OPEN_READONLY);
        Statement visible{*db, "SELECT count(*), sum(length_s) FROM session"};
        REQUIRE(visible.step().value());
        fmt::print(
            "the file alone: 0 words; sees {} sessions, {} s long, when they began, how large "
            "they are\n",
            visible.integer(0), visible.real(1));
    }

    // With the backup and the passphrase, after Ada was deleted.
    hold(key_from_passphrase(path));
    delete_for_good(path, ada);
    hold(nullptr);
    std::filesystem::copy_file(key_file_of(path), key_file_of(backup));
    hold(key_from_passphrase(backup));
    print("old backup, passphrase, key file of after the deletion", "Ada", read_of(backup, ada));
    print("old backup, passphrase, key file of after the deletion", "Ben", read_of(backup, ben));
    CHECK(read_of(backup, ada) == Read{});
    CHECK(read_of(backup, ben) == everything);
    hold(nullptr);

    // Said in the documents: a copy of the key file from before opens what the backup holds.
    std::filesystem::copy_file(folder.path("keys of before"), key_file_of(backup),
                               std::filesystem::copy_options::overwrite_existing);
    hold(key_from_passphrase(backup));
    print("old backup, passphrase, key file of before the deletion", "Ada", read_of(backup, ada));
    CHECK(read_of(backup, ada) == everything);
    hold(nullptr);
}
