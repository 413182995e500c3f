// SPDX-License-Identifier: MIT
#include "practice/session_plan_file.hpp"

#include "app/practice_script.hpp"
#include "app/simulated_session.hpp"
#include "catch.hpp"
#include "source_tree.hpp"
#include "temporary_folder.hpp"

using namespace eupnea;
using namespace eupnea::literals;
using Catch::Matchers::Contains;

namespace {

constexpr const char* good = R"(title = "An hour"
purpose = "A word and a breath."
origin = "An example"
cautions = ["Stopping is fine."]

[[block]]
do = "ask"
until = "key"
questions = ["tension"]

[[block]]
do = "quiet"
minutes = 2

[[block]]
do = "breathe"
title = "With the guide"
breathing = "4-6"
minutes = 3
say = "Along with the shape, if you like."

[[block]]
do = "practice"
practice = "ground"
step = "Feet"
minutes = 1

[[block]]
do = "talk"
until = "key"
minutes = 5
)";

std::string with(const std::string& part, const std::string& other)
{
    std::string text = good;
    return text.replace(text.find(part), part.size(), other);
}

struct Shipped {
    PracticeCatalog practices =
        read_practices(std::vector<std::filesystem::path>{source_folder() / "practices"});
    QuestionnaireCatalog questionnaires =
        read_questionnaires(std::vector<std::filesystem::path>{source_folder() / "questionnaires"});
    PlanCatalog plans = read_plans(std::vector<std::filesystem::path>{source_folder() / "plans"},
                                   {practices, questionnaires});
};

std::string first_message(const std::string& toml)
{
    const Shipped shipped;
    const auto plan = parse_session_plan(toml, "hour.toml");
    if (!plan) return plan.error().front().sentence;
    const auto practice = practice_of(*plan, {shipped.practices, shipped.questionnaires});
    REQUIRE_FALSE(practice);
    return practice.error().front().sentence;
}

/// Asked each second, as a therapist looks at the screen.
void lead(app::SimulatedSession& session, Seconds until)
{
    while (!session.ended() && session.now() < at(until)) session.advance_to(session.now() + 1s);
}

} // namespace

TEST_CASE(
    "session plan: its blocks become the steps of one practice, a practice's steps among them")
{
    const Shipped shipped;
    const auto plan = parse_session_plan(good, "/folder/hour.toml");
    REQUIRE(plan);
    const auto practice = practice_of(*plan, {shipped.practices, shipped.questionnaires});
    REQUIRE(practice);
    CHECK(practice->name == "hour");
    CHECK(practice->length() == 780s);
    REQUIRE(practice->steps.size() == 5);
    const auto& steps = practice->steps;
    CHECK(steps[0].asks == std::vector<std::string>{"tension"});
    CHECK(steps[0].end == StepEnd::at_key);
    CHECK(steps[0].talk);
    CHECK(steps[1].guide == Guide::own);
    CHECK_FALSE(steps[1].talk);
    CHECK(steps[2].pattern == Pattern{.inhale = 4s, .exhale = 6s});
    CHECK(steps[3].title == "Feet");
    CHECK(steps[3].length == 60s);
    CHECK(steps[3].prompts.back().time == 34s); // 17 s, at half the speed
    CHECK(steps[4].length == 300s);
}

TEST_CASE("session plan: what is wrong is named with its line and what was expected")
{
    CHECK_THAT(first_message(with("do = \"quiet\"", "do = \"rest\"")),
               Contains("hour.toml, line 12") && Contains("\"ask\", \"talk\""));
    CHECK_THAT(first_message(with("until = \"key\"\nminutes = 5", "until = \"noon\"")),
               Contains("line 30") && Contains("\"key\""));
    CHECK_THAT(first_message(with("minutes = 2\n", "")),
               Contains("line 11") && Contains("\"minutes\", or until"));
    CHECK_THAT(first_message(with("practice = \"ground\"", "practice = \"sky\"")),
               Contains("hour.toml, line 22") && Contains("no practice is called \"sky\""));
    CHECK_THAT(first_message(with("step = \"Feet\"", "step = \"Wings\"")),
               Contains("\"ground\" has no step \"Wings\""));
    CHECK_THAT(first_message(with("[\"tension\"]", "[\"mood\"]")),
               Contains("no questionnaire is called \"mood\""));
    CHECK_THAT(first_message(with("step = \"Feet\"\nminutes = 1", "minutes = 1")),
               Contains("takes 2 minutes at least"));
    CHECK_THAT(first_message(with("minutes = 2\n", "minutes = 2\nbreathing = \"4-6\"\n")),
               Contains("belongs to do = \"breathe\""));
    CHECK_THAT(first_message("title = \"x\""), Contains("\"purpose\" is missing"));
}

TEST_CASE("session plan: a wrong file leaves the others as they are")
{
    const TemporaryFolder folder;
    folder.write("hour.toml", good);
    folder.write("wrong.toml", "title = 3");
    folder.write("lost.toml", with("\"ground\"", "\"sky\""));
    const Shipped shipped;
    const auto plans = read_plans(std::vector<std::filesystem::path>{folder.path("")},
                                  {shipped.practices, shipped.questionnaires});
    REQUIRE(plans.plans.size() == 1);
    CHECK(plans.find("hour"));
    CHECK_FALSE(plans.find("lost"));
    CHECK(plans.messages.size() > 1);
}

TEST_CASE("session plans: all six that are shipped can be read, and no word judges or commands")
{
    const Shipped shipped;
    for (const UserMessage& message : shipped.plans.messages) FAIL_CHECK(message.sentence);
    for (const UserMessage& message : shipped.questionnaires.messages) FAIL_CHECK(message.sentence);
    std::vector<std::string> names;
    for (const Practice& plan : shipped.plans.practices) {
        names.push_back(plan.name);
        CHECK_FALSE(plan.cautions.empty());
        CHECK_FALSE(plan.questions.empty());
        for (const PracticeStep& step : plan.steps)
            for (const PracticePrompt& prompt : step.prompts)
                for (const std::string& say : prompt.say)
                    for (const char* word : {"fail", "bad ", "score", "should ", "must ", "try to",
                                             "deep breath", "ou will "}) {
                        INFO(plan.name << ": " << say);
                        CHECK(say.find(word) == std::string::npos);
                    }
    }
    CHECK(names == std::vector<std::string>{"first-meeting", "settle", "notice", "compassion",
                                            "comfortable-pace", "hard-day"});
}

TEST_CASE("session plans: each runs from its first step to its last with a simulated person")
{
    for (const Practice& plan : Shipped{}.plans.practices) {
        INFO(plan.name);
        const std::string text = app::rehearsal({plan, 0s}, {});
        for (const PracticeStep& step : plan.steps) CHECK_THAT(text, Contains(step.title));
        CHECK_THAT(text, Contains("people talk") && Contains("The end"));
    }
}

TEST_CASE(
    "session plan: a client who gets frightened goes to Ground, and everybody decides what follows")
{
    const Shipped shipped;
    Practice ground = *shipped.practices.find("ground");
    ground.steps.back().end = StepEnd::at_key;
    app::SimulatedSession session{{}};
    session.apply(BeginPractice{*shipped.plans.find("settle"), 0s, {}});
    lead(session, 60s);
    session.apply(NextStep{}); // the question is answered
    lead(session, 240s);
    REQUIRE(session.session().step()->title == "From your own pace");

    session.apply(MoveToPractice{ground, 0s});
    CHECK_FALSE(session.session().pacer().running());
    lead(session, 900s); // Ground takes three minutes, and waits for somebody to go on
    CHECK_FALSE(session.ended());
    CHECK(session.session().step()->practice == "ground");

    session.apply(ReturnToPractice{});
    CHECK(session.session().step()->practice == "settle");
    CHECK(session.session().step()->title == "From your own pace");
    CHECK(session.session().pacer().running());

    session.apply(EndSession{});
    CHECK(session.ended());
    CHECK_FALSE(session.session().pacer().running());
}

TEST_CASE("questionnaire: a sum is told only when every item was answered")
{
    const auto two = parse_questionnaire(R"(title = "Two"
origin = "An example"
licence = "MIT"
scoring = "sum"
[[item]]
ask = "One?"
[[item]]
ask = "Two?"
answers = ["no", "a little", "yes"]
)",
                                         "two.toml");
    REQUIRE(two);
    CHECK(two->items[1].to == 2);
    const std::vector<std::optional<std::uint8_t>> whole{7, 2};
    const std::vector<std::optional<std::uint8_t>> half{7, std::nullopt};
    CHECK(scored(*two, whole) == 9.0);
    CHECK_FALSE(scored(*two, half));
    const auto wrong = parse_questionnaire("title = \"T\"\norigin = \"o\"\nlicence = \"l\"\n"
                                           "[[item]]\nask = \"?\"\nfrom = 5\nto = 5\n",
                                           "t.toml");
    REQUIRE_FALSE(wrong);
    CHECK_THAT(wrong.error().front().sentence, Contains("t.toml, line 4") && Contains("smaller"));
}
