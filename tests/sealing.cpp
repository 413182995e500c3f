// SPDX-License-Identifier: MIT
#include <fstream>

#include "catch.hpp"
#include "cheap_passphrase.hpp"
#include "library/sealing/people_keys.hpp"
#include "library/sealing/sealed_bytes.hpp"
#include "temporary_folder.hpp"

using namespace eupnea;

namespace {

const ByteVector words{'s', 'l', 'o', 'w'};

/// A key file beside a library that is not there yet.
std::filesystem::path locked_library(const TemporaryFolder& folder, const std::string& passphrase)
{
    const auto library = folder.path("library.db");
    const auto key = new_library_key(Passphrase{passphrase}, cheap);
    REQUIRE(key);
    REQUIRE(write_key_file(key_file_of(library), (*key)->file));
    return library;
}

std::string text_of(const std::filesystem::path& path)
{
    std::ifstream file{path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

} // namespace

TEST_CASE("sealed bytes come back with their key, in their place", "[sealing]")
{
    const Secret key = Secret::random();
    CHECK(open_bytes(key, "journal 1", seal_bytes(key, "journal 1", words)) == words);
    CHECK(open_bytes(key, "journal 1", seal_bytes(key, "journal 1", {})) == ByteVector{});
}

TEST_CASE("sealed bytes of one place, or of another key, are refused", "[sealing]")
{
    const Secret key = Secret::random();
    const ByteVector sealed = seal_bytes(key, "journal 1", words);
    CHECK_FALSE(open_bytes(key, "journal 2", sealed));
    CHECK_FALSE(open_bytes(Secret::random(), "journal 1", sealed));
}

TEST_CASE("one flipped bit anywhere, or a missing end, is refused", "[sealing]")
{
    const Secret key = Secret::random();
    const ByteVector sealed = seal_bytes(key, "journal 1", words);
    for (std::size_t bit = 0; bit < 8 * sealed.size(); ++bit) {
        ByteVector changed = sealed;
        changed[bit / 8] = static_cast<std::uint8_t>(changed[bit / 8] ^ (1U << (bit % 8)));
        REQUIRE_FALSE(open_bytes(key, "journal 1", changed));
    }
    for (std::size_t size = 0; size < sealed.size(); ++size)
        REQUIRE_FALSE(open_bytes(key, "journal 1", std::span{sealed}.first(size)));
}

TEST_CASE("the same words are never sealed to the same bytes, and short ones to one length",
          "[sealing]")
{
    const Secret key = Secret::random();
    CHECK(seal_bytes(key, "a", words) != seal_bytes(key, "a", words));
    CHECK(seal_bytes(key, "a", words).size() == seal_bytes(key, "a", {}).size());
}

TEST_CASE("a library is unlocked by its passphrase and by no other", "[sealing]")
{
    const TemporaryFolder folder;
    const auto library = locked_library(folder, "four slow words here");
    CHECK(unlock(library, Passphrase{"four slow words here"}));
    const auto refused = unlock(library, Passphrase{"four slow words her"});
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().sentence, Catch::Contains("not the passphrase"));
}

TEST_CASE("a changed passphrase opens with the same keys, and the old one no more", "[sealing]")
{
    const TemporaryFolder folder;
    const auto library = locked_library(folder, "old");
    const auto before = unlock(library, Passphrase{"old"});
    REQUIRE(before);
    REQUIRE(change_passphrase(library, **before, Passphrase{"new"}, cheap));
    CHECK_FALSE(unlock(library, Passphrase{"old"}));
    const auto after = unlock(library, Passphrase{"new"});
    REQUIRE(after);
    CHECK(std::ranges::equal((*after)->key.bytes(), (*before)->key.bytes()));
}

TEST_CASE("the newest recovery key opens the library, however it is typed", "[sealing]")
{
    const TemporaryFolder folder;
    const auto library = locked_library(folder, "lost");
    const auto key = unlock(library, Passphrase{"lost"});
    REQUIRE(key);
    const auto first = make_recovery_key(library, **key);
    const auto second = make_recovery_key(library, **key);
    REQUIRE(first);
    REQUIRE(second);
    CHECK_FALSE(unlock_with_recovery_key(library, *first));
    CHECK(unlock_with_recovery_key(library, *second));
    std::string typed = second->text();
    for (char& c : typed) c = c == '-' ? ' ' : static_cast<char>(std::tolower(c));
    CHECK(unlock_with_recovery_key(library, Passphrase{typed}));
    CHECK_FALSE(unlock_with_recovery_key(library, Passphrase{""}));
}

TEST_CASE("a key file that is missing, cut off or asks for too much says so", "[sealing]")
{
    const TemporaryFolder folder;
    const auto library = locked_library(folder, "p");
    const auto path = key_file_of(library);
    const auto whole = text_of(path);
    const auto complaint = [&] { return unlock(library, Passphrase{"p"}).error().sentence; };
    std::ofstream{path} << whole.substr(0, whole.size() / 2);
    CHECK_THAT(complaint(), Catch::Contains("damaged or cut off"));
    auto keys = whole;
    const std::string cost = "\"memory_bytes\": ";
    keys.replace(keys.find(cost + "8192"), cost.size() + 4, cost + "9000000000000");
    std::ofstream{path} << keys;
    CHECK_THAT(complaint(), Catch::Contains("damaged"));
    std::filesystem::remove(path);
    CHECK_THAT(complaint(), Catch::Contains("is not there"));
}

TEST_CASE("a person's key is made once, kept, and gone when it is destroyed", "[sealing]")
{
    const TemporaryFolder folder;
    const auto library = locked_library(folder, "p");
    const auto key = unlock(library, Passphrase{"p"});
    REQUIRE(key);
    auto keys = PeopleKeys::load(library, *key);
    REQUIRE(keys);
    CHECK(keys->find("ada") == nullptr);
    const auto made = keys->find_or_make("ada");
    REQUIRE(made);
    REQUIRE(keys->find_or_make("ben"));
    const ByteVector sealed = seal_bytes(**made, "x", words);

    auto again = PeopleKeys::load(library, *key);
    REQUIRE(again);
    REQUIRE(again->find("ada") != nullptr);
    CHECK(open_bytes(*again->find("ada"), "x", sealed) == words);

    REQUIRE(keys->destroy("ada"));
    CHECK(keys->find("ada") == nullptr);
    auto later = PeopleKeys::load(library, *key);
    REQUIRE(later);
    CHECK(later->find("ada") == nullptr);
    CHECK(later->find("ben") != nullptr);
    CHECK_THAT(text_of(key_file_of(library)), !Catch::Contains("\"ada\""));
}

TEST_CASE("another library's key file is named as one", "[sealing]")
{
    const TemporaryFolder folder;
    const auto library = locked_library(folder, "p");
    const auto other = new_library_key(Passphrase{"p"}, cheap);
    REQUIRE(other);
    const auto keys = PeopleKeys::load(library, *other);
    REQUIRE_FALSE(keys);
    CHECK_THAT(keys.error().sentence, Catch::Contains("another library"));
}

TEST_CASE("a replaced key file leaves nothing of the old one where it lay", "[sealing]")
{
    const TemporaryFolder folder;
    const auto library = locked_library(folder, "p");
    const auto path = key_file_of(library);
    const auto second_name = folder.path("same bytes on the disk");
    std::filesystem::create_hard_link(path, second_name);
    const auto key = unlock(library, Passphrase{"p"});
    REQUIRE(key);
    REQUIRE(change_passphrase(library, **key, Passphrase{"q"}, cheap));
    const auto left = text_of(second_name);
    CHECK_FALSE(left.empty());
    CHECK(left.find_first_not_of('\0') == std::string::npos);
    const auto mode = std::filesystem::status(path).permissions();
    CHECK((mode & std::filesystem::perms::others_all) == std::filesystem::perms::none);
}
