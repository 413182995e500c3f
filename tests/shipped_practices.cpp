// SPDX-License-Identifier: MIT
// The practices that come with the program, each from start to end.
#include "app/practice_script.hpp"
#include "catch.hpp"
#include "practice/practice_catalog.hpp"
#include "source_tree.hpp"

using namespace eupnea;
using namespace eupnea::literals;
using Catch::Matchers::Contains;

namespace {

PracticeCatalog shipped()
{
    const std::vector<std::filesystem::path> folders{eupnea::source_folder() / "practices"};
    return read_practices(folders);
}

std::vector<std::string> everything_said(const Practice& practice)
{
    std::vector<std::string> said{practice.title, practice.purpose, practice.words_before};
    said.insert(said.end(), practice.cautions.begin(), practice.cautions.end());
    said.insert(said.end(), practice.questions.begin(), practice.questions.end());
    for (const PracticeStep& step : practice.steps)
        for (const PracticePrompt& prompt : step.prompts)
            said.insert(said.end(), prompt.say.begin(), prompt.say.end());
    return said;
}

} // namespace

TEST_CASE("shipped practices: all fifteen can be read, and none hurries")
{
    const PracticeCatalog catalog = shipped();
    for (const UserMessage& message : catalog.messages) FAIL_CHECK(message.sentence);
    std::vector<std::string> names;
    for (const Practice& practice : catalog.practices) names.push_back(practice.name);
    CHECK(names == std::vector<std::string>{"arrive", "resonance", "slowing-down", "body-scan",
                                            "steam", "feelings", "self-compassion-break",
                                            "receiving-compassion", "giving-compassion",
                                            "safe-place", "kind-words", "letter", "in-the-day",
                                            "two-minutes", "ground"});
}

TEST_CASE("shipped practices: no word judges, promises or commands")
{
    for (const Practice& practice : shipped().practices)
        for (const std::string& text : everything_said(practice)) {
            INFO(practice.name << ": " << text);
            for (const char* word :
                 {"fail", "bad ", "score", "should ", "must ", "will heal", "try to", "don't",
                  "good job", "correctly", "deep breath", "e will ", "ou will ", "will be"})
                CHECK(text.find(word) == std::string::npos);
        }
}

TEST_CASE("shipped practices: each says what to mind, and asks something afterwards")
{
    for (const Practice& practice : shipped().practices) {
        CHECK_FALSE(practice.cautions.empty());
        CHECK_FALSE(practice.questions.empty());
    }
}

TEST_CASE("shipped practices: each begins and ends with open eyes, or with eyes elsewhere")
{
    for (const Practice& practice : shipped().practices) {
        CHECK(practice.steps.front().eyes != Eyes::closed);
        CHECK(practice.steps.back().eyes != Eyes::closed);
    }
}

TEST_CASE("shipped practices: each says that one may stop")
{
    for (const Practice& practice : shipped().practices) {
        INFO(practice.name);
        const auto said = everything_said(practice);
        CHECK(std::ranges::any_of(said, [](const std::string& text) {
            return text.find("stop") != std::string::npos || text.find("Stop") != std::string::npos;
        }));
    }
}

TEST_CASE(
    "shipped practices: each runs from start to end with a simulated person, every prompt said")
{
    const std::vector<std::string> own_words{"You are tired, and you came anyway."};
    for (const Practice& practice : shipped().practices) {
        INFO(practice.name);
        const std::string text = app::rehearsal({practice, practice.shortest}, own_words);
        for (const PracticeStep& step : practice.steps) {
            CHECK_THAT(text, Contains(step.title));
            for (const PracticePrompt& prompt : step.prompts)
                if (prompt.cue == Cue::at_time) CHECK_THAT(text, Contains(prompt.say.front()));
        }
        CHECK_THAT(text, Contains("The end"));
    }
}

TEST_CASE("shipped practices: what the person wrote is read back in the letter and the kind words")
{
    const std::vector<std::string> own_words{"You are tired, and you came anyway."};
    const PracticeCatalog catalog = shipped();
    for (const char* name : {"letter", "kind-words"})
        CHECK_THAT(app::rehearsal({*catalog.find(name), 0s}, own_words),
                   Contains(own_words.front()));
}
