// SPDX-License-Identifier: MIT
#include "practice/practice_file.hpp"

#include <sys/stat.h>

#include "catch.hpp"
#include "practice/practice_catalog.hpp"
#include "temporary_folder.hpp"

using namespace eupnea;
using namespace eupnea::literals;
using Catch::Matchers::Contains;

namespace {

constexpr const char* good = R"(title = "Rest"
purpose = "A quiet minute."
origin = "An example"
shortest = 1
cautions = ["Stopping is fine."]

[[step]]
title = "Here"
minutes = 2
breathing = "4-6"
eyes = "closed"

[[step.prompt]]
at = "0:30"
say = "Half a minute in."

[[step.prompt]]
at = 0
say = "You are here."

[[step.prompt]]
at = "each exhale"
say = ["soft", "softer"]
)";

std::string first_message(const std::string& toml)
{
    const auto practice = parse_practice(toml, "rest.toml");
    REQUIRE_FALSE(practice);
    return practice.error().front().sentence;
}

std::string with(const std::string& part, const std::string& other)
{
    std::string text = good;
    return text.replace(text.find(part), part.size(), other);
}

} // namespace

TEST_CASE("practice file: everything its author wrote is there, prompts in order of time")
{
    const auto practice = parse_practice(good, "/folder/rest.toml");
    REQUIRE(practice);
    CHECK(practice->name == "rest");
    CHECK(practice->folder == "/folder");
    CHECK(practice->length() == 120s);
    CHECK(practice->shortest == 60s);
    CHECK(practice->cautions == std::vector<std::string>{"Stopping is fine."});
    REQUIRE(practice->steps.size() == 1);
    const PracticeStep& step = practice->steps.front();
    CHECK(step.guide == Guide::pattern);
    CHECK(step.pattern == Pattern{.inhale = 4s, .exhale = 6s});
    CHECK(step.eyes == Eyes::closed);
    REQUIRE(step.prompts.size() == 3);
    CHECK(step.prompts[0].say.front() == "You are here.");
    CHECK(step.prompts[1].time == 30s);
    CHECK(step.prompts[2].cue == Cue::each_exhale);
    CHECK(step.prompts[2].say.size() == 2);
}

TEST_CASE("practice file: what is wrong is named with its line and what was expected")
{
    CHECK_THAT(first_message(with("minutes = 2", "minutes = \"two\"")),
               Contains("rest.toml, line 9") && Contains("number of minutes"));
    CHECK_THAT(first_message(with("\"4-6\"", "\"4-\"")), Contains("line 10"));
    CHECK_THAT(first_message(with("eyes = \"closed\"", "eyes = \"shut\"")),
               Contains("line 11") && Contains("\"elsewhere\""));
    CHECK_THAT(first_message(with("at = 0", "at = \"soon\"")), Contains("line 18"));
    CHECK_THAT(first_message(with("purpose = \"A quiet minute.\"\n", "")),
               Contains("\"purpose\" is missing"));
    CHECK_THAT(first_message(with("eyes =", "eyse =")),
               Contains("line 11") && Contains("knows no \"eyse\""));
    CHECK_THAT(first_message(with("title = \"Rest\"", "title = Rest")), Contains("line 1"));
    CHECK_THAT(first_message("title = \"x\"\npurpose = \"x\"\norigin = \"x\"\n"),
               Contains("at least one [[step]]"));
}

TEST_CASE("practice file: a number beyond all sense is no number")
{
    CHECK_THAT(first_message(with("at = 0\n", "at = -5\n")),
               Contains("line 18") && Contains("a time such as"));
    CHECK_THAT(first_message(with("\"0:30\"", "\"99999999999999:00\"")), Contains("line 14"));
    CHECK_THAT(first_message(with("at = 0\n", "at = nan\n")), Contains("line 18"));
    CHECK_THAT(first_message(with("minutes = 2", "minutes = 1e300")), Contains("line 9"));
    CHECK_THAT(first_message(with("shortest = 1", "order = 99999999999")),
               Contains("line 4") && Contains("whole number"));
}

TEST_CASE("practice file: an empty file, noise and a list that is no list have each their sentence")
{
    CHECK_THAT(first_message(""), Contains("line 1") && Contains("\"title\" is missing"));
    CHECK_THAT(first_message(std::string{"\x00\x01\xfe\xff\x80", 5}), Contains("line 1"));
    CHECK_THAT(first_message("title = \"x\"\npurpose = \"x\"\norigin = \"x\"\nstep = [1, {}]\n"),
               Contains("line 4") && Contains("each step begins"));
    CHECK_THAT(first_message(with("\"4-6\"", "\"0.1-0.1\"")),
               Contains("line 10") && Contains("at least"));
    CHECK_THAT(first_message(with("\"4-6\"", "\"4-90-6-0\"")),
               Contains("line 10") && Contains("hold"));
}

TEST_CASE("practice file: every mistake is named, not only the first")
{
    std::string text = with("minutes = 2", "minutes = -1");
    text.replace(text.find("eyes = \"closed\""), 15, "eyes = 3");
    CHECK(parse_practice(text, "rest.toml").error().size() == 2);
}

TEST_CASE("practice file: a prompt that would be gone before it is read is refused")
{
    CHECK_THAT(first_message(with("at = \"0:30\"", "at = \"0:02\"")),
               Contains("line 19") && Contains("to read"));
    CHECK_THAT(first_message(with("at = \"0:30\"", "at = \"2:00\"")),
               Contains("line 15") && Contains("after the end of its step"));
}

TEST_CASE(
    "practice file: a prompt longer than the screen and a breath's prompt without a guide are "
    "refused")
{
    CHECK_THAT(first_message(with("Half a minute in.", std::string(160, 'a'))),
               Contains("line 15") && Contains("160"));
    CHECK_THAT(first_message(with("\"4-6\"", "\"free\"")), Contains("needs a guided breath"));
}

TEST_CASE("practices: a person's own folder wins by name, and a wrong file spoils nothing")
{
    const TemporaryFolder shipped;
    const TemporaryFolder own;
    shipped.write("rest.toml", good);
    shipped.write("other.toml", with("\"Rest\"", "\"Another\""));
    own.write("rest.toml", with("\"Rest\"", "\"My own rest\""));
    own.write("broken.toml", "title = ");
    own.write("notes.txt", "not a practice");
    std::filesystem::create_directory(own.path("folder.toml"));
    const std::vector folders{shipped.path(""), own.path(""), own.path("missing")};

    const PracticeCatalog catalog = read_practices(folders);
    REQUIRE(catalog.practices.size() == 2);
    CHECK(catalog.practices.front().title == "Another");
    REQUIRE(catalog.find("rest"));
    CHECK(catalog.find("rest")->title == "My own rest");
    CHECK_FALSE(catalog.find("broken"));
    REQUIRE(catalog.messages.size() == 2);
    CHECK_THAT(catalog.messages[0].sentence, Contains("broken.toml, line 1"));
    CHECK_THAT(catalog.messages[1].sentence, Contains("folder.toml is a folder"));
}

TEST_CASE(
    "practice file: what nests deeper than any practice is named, before a parser falls into it")
{
    const auto repeated = [](std::string_view piece, int times) {
        std::string text;
        for (int i = 0; i < times; ++i) text += piece;
        return text;
    };
    const std::string deep_keys = repeated("a.", 100'000) + "b = 1\n";
    const std::string deep_tables = "[" + repeated("a.", 100'000) + "b]\n";
    const std::string deep_arrays = "x = " + repeated("[", 100'000) + "\n";
    const std::string deep_inline = "x = " + repeated("{a=", 100'000) + "\n";
    const std::string blanks_between = "x\n" + repeated("a . ", 100'000) + "b = 1\n";
    for (const auto& toml : {deep_keys, deep_tables, deep_arrays, deep_inline, blanks_between}) {
        const auto practice = parse_practice(std::string{good} + toml, "rest.toml");
        REQUIRE_FALSE(practice);
        REQUIRE(practice.error().size() == 1);
        CHECK_THAT(practice.error().front().sentence, Contains("nested deeper"));
    }
    CHECK_THAT(parse_practice("title = 'a'\n" + deep_keys, "x.toml").error().front().sentence,
               Contains("x.toml, line 2:"));
}

TEST_CASE("practice file: brackets and dots in words are words")
{
    const std::string dots(400, '.');
    const std::string brackets(400, '[');
    std::string toml = good;
    toml.insert(0, "# " + brackets + dots + "\nwords_before = \"\"\"\n" + brackets + "\\\"" + dots +
                       "\"\"\"\ncautions_are = '" + brackets + dots + "'\n");
    const auto practice = parse_practice(toml, "rest.toml");
    REQUIRE_FALSE(practice); // for its one wrong key, and for nothing else
    REQUIRE(practice.error().size() == 1);
    CHECK_THAT(practice.error().front().sentence, Contains("cautions_are"));
}

TEST_CASE("practices: a file that cannot be one is named, and the others are there")
{
    const TemporaryFolder folder;
    folder.write("good.toml", good);
    folder.write("huge.toml", std::string(1'100'000, '#'));
    std::filesystem::create_symlink("/dev/zero", folder.path("zero.toml"));
    REQUIRE(mkfifo(folder.path("pipe.toml").c_str(), 0600) == 0);
    std::string many_wrong = good;
    for (int i = 0; i < 10'000; ++i) many_wrong.insert(0, "wrong" + std::to_string(i) + " = 1\n");
    folder.write("wrong.toml", many_wrong);
    const std::array folders{folder.path("")};
    const auto found = read_practices(folders);
    CHECK(found.practices.size() == 1);
    CHECK(found.messages.size() == 3 + 20);
}

TEST_CASE(
    "practice file: it may name a scene, and a name that is none is answered with those there are")
{
    const auto practice =
        parse_practice(with("shortest = 1", "shortest = 1\nscene = \"tide\""), "rest.toml");
    REQUIRE(practice);
    CHECK(practice->scene == "tide");
    CHECK(parse_practice(good, "rest.toml")->scene.empty());
    const std::string message =
        first_message(with("shortest = 1", "shortest = 1\nscene = \"disco\""));
    CHECK_THAT(message, Contains("line 5") && Contains("rings, tide, barley"));
}
