// SPDX-License-Identifier: MIT
// The format of a sealed library is what the document says: a program that knows nothing of ours reads it.
#include <cstdlib>

#include "sealed_room.hpp"
#include "skipped.hpp"
#include "source_tree.hpp"

using namespace eupnea;
using Catch::Matchers::Contains;

TEST_CASE("sealed: forty lines of Python read it with the passphrase, by the document", "[sealed]")
{
    if (std::system("python3 -c 'import ctypes; ctypes.CDLL(\"libsodium.so.23\")' 2> /dev/null") !=
        0) {
        WARN("skipped: python3 or libsodium.so.23 is not here");
        ++skipped_tests;
        return;
    }
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    const auto session = session_of(begun_at(1'763'000'000'000, "a sensor"), 100);
    recorded(path, session);
    JournalEntry entry;
    entry.text = "Slow was easy today.";
    REQUIRE(Diary::open(path)->write(entry));
    seal(path);
    folder.write("words", its_passphrase + "\n");
    const std::string command = "python3 " +
                                (source_folder() / "docs/read_sealed_library.py").string() + " " +
                                path.string() + " < " + folder.path("words").string() + " > " +
                                folder.path("read").string();
    REQUIRE(std::system(command.c_str()) == 0);
    const std::string read = bytes_of(folder.path("read"));
    CHECK_THAT(read, Contains("journal 1 Slow was easy today."));
    CHECK_THAT(read, Contains("session 1 a sensor"));
    CHECK_THAT(read, Contains("samples 4096 1904"));
    CHECK_THAT(read, Contains("\"ibi_ms\":1000.0"));
    std::size_t events = 0;
    for (std::size_t at = read.find('\t'); at != std::string::npos; at = read.find('\t', at + 1))
        ++events;
    CHECK(events == 4 * 202);

    folder.write("words", "other words\n");
    CHECK(std::system((command + " 2> /dev/null").c_str()) != 0);
}
