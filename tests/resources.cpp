// SPDX-License-Identifier: MIT
#include "app/resources.hpp"

#include <cstdlib>
#include <fstream>

#include "catch.hpp"
#include "library/diary.hpp"
#include "temporary_folder.hpp"

using namespace eupnea;

namespace {

/// The person's home for the time of a test.
class Home {
public:
    explicit Home(const std::filesystem::path& folder)
    {
        if (const char* home = std::getenv("HOME")) before_ = home;
        setenv("HOME", folder.c_str(), 1);
    }
    ~Home() { setenv("HOME", before_.c_str(), 1); }
    Home(const Home&) = delete;
    Home& operator=(const Home&) = delete;

private:
    std::string before_;
};

std::string contents(const std::string& file)
{
    std::ifstream stream{file};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

} // namespace

TEST_CASE("resources: what is written in the window is in the library, the newest first")
{
    const TemporaryFolder folder;
    const auto library = folder.path("library.db");
    app::LibraryWorker worker;
    const ui::Notebook book = app::notebook_in(library, {}, worker);
    REQUIRE(book.write({"What is here just now?", "rain"}).get());
    REQUIRE(book.write({"", "sun"}).get());
    const auto kept = book.request_entries("").get();
    REQUIRE(kept);
    REQUIRE(kept->size() == 2);
    CHECK((*kept)[0].text == "sun");
    CHECK(book.request_entries("rai").get()->size() == 1);
    CHECK(Diary::open(library)->entries()->size() == 2);
    REQUIRE(book.remove((*kept)[0].number).get());
    CHECK(book.request_entries("").get()->size() == 1);
}

TEST_CASE("resources: a goal is kept, adjusted under its number, and let go")
{
    const TemporaryFolder folder;
    app::LibraryWorker worker;
    const ui::Notebook book = app::notebook_in(folder.path("library.db"), {}, worker);
    Goal small;
    small.text = "A pause at noon";
    small.times_a_week = 2;
    REQUIRE(book.keep_goal(small).get());
    auto goals = book.request_goals().get();
    REQUIRE(goals);
    REQUIRE(goals->size() == 1);
    CHECK((*goals)[0].done == "The next breath is a fine place to begin.");
    Goal smaller = (*goals)[0].goal;
    smaller.times_a_week = 1;
    REQUIRE(book.keep_goal(smaller).get());
    CHECK(book.request_goals().get()->at(0).goal.times_a_week == 1);
    REQUIRE(book.let_go(smaller.number).get());
    CHECK(book.request_goals().get()->empty());
}

TEST_CASE("resources: journal and plan are written at home, and nothing is written over")
{
    const TemporaryFolder folder;
    const Home home{folder.path("")};
    app::LibraryWorker worker;
    const ui::Notebook book = app::notebook_in(folder.path("library.db"), {}, worker);
    REQUIRE(book.write({"", "a first line"}).get());
    const auto first = book.export_entries().get();
    const auto second = book.export_entries().get();
    REQUIRE(first);
    REQUIRE(second);
    CHECK(*first != *second);
    CHECK(contents(*first).find("a first line") != std::string::npos);

    CHECK_FALSE(book.write_plan(Plan{}).get());
    Plan plan;
    plan.days = {0, 3};
    plan.hour = 7;
    const auto file = book.write_plan(plan).get();
    REQUIRE(file);
    CHECK(contents(*file).find("BYDAY=TH") != std::string::npos);
}
