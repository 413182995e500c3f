// SPDX-License-Identifier: MIT
#include "library/consent.hpp"

#include "catch.hpp"
#include "library/people.hpp"
#include "temporary_folder.hpp"

using namespace eupnea;

TEST_CASE("consent: nothing was agreed to before the first time, and asking makes no library")
{
    const TemporaryFolder folder;
    const auto library = folder.path("library.db");
    CHECK(consent_in(library, "").value() == std::nullopt);
    CHECK_FALSE(std::filesystem::exists(library));
}

TEST_CASE("consent: is kept with its date and its words, and withdrawn once")
{
    const TemporaryFolder folder;
    const auto library = folder.path("library.db");
    REQUIRE(keep_consent(library, "", {1'000, {}, "We measure your heart."}));
    auto kept = consent_in(library, "").value();
    REQUIRE(kept);
    CHECK(*kept == Consent{1'000, {}, "We measure your heart."});
    CHECK(withdraw_consent(library, "", 2'000).value());
    CHECK_FALSE(withdraw_consent(library, "", 3'000).value());
    kept = consent_in(library, "").value();
    CHECK(kept->withdrawn_unix_ms == 2'000);
    REQUIRE(keep_consent(library, "", {4'000, {}, "Again."}));
    CHECK(consent_in(library, "").value()->holds());
}

TEST_CASE("consent: is one person's, and not another's")
{
    const TemporaryFolder folder;
    const auto library = folder.path("library.db");
    auto people = People::open(library);
    REQUIRE(people);
    Person first;
    first.name = "A";
    Person second;
    second.name = "B";
    const std::string a = people->add(first).value().identity;
    const std::string b = people->add(second).value().identity;
    REQUIRE(keep_consent(library, a, {1'000, {}, "page"}));
    CHECK(consent_in(library, a).value());
    CHECK_FALSE(consent_in(library, b).value());
    CHECK_FALSE(withdraw_consent(library, b, 2'000).value());
    CHECK(consent_in(library, a).value()->holds());
}
