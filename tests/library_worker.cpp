// SPDX-License-Identifier: MIT
#include "app/library_worker.hpp"

#include <string>
#include <vector>

#include "app/resources.hpp"
#include "catch.hpp"
#include "library/diary.hpp"
#include "temporary_folder.hpp"
#include "ui_room.hpp"

using namespace eupnea;

namespace {

Result<void> done() { return {}; }

/// Keeps a worker busy until it is opened.
class Gate {
public:
    explicit Gate(app::LibraryWorker& worker)
    {
        worker.post([open = open_.get_future().share()] {
            open.wait();
            return done();
        });
    }
    void open() { open_.set_value(); }

private:
    std::promise<void> open_;
};

/// Another program that is in the middle of writing to the library.
class Lock {
public:
    explicit Lock(const std::filesystem::path& library)
        : db_(Database::open(library, SQLITE_OPEN_READWRITE).value())
    {
        REQUIRE(db_.run("BEGIN EXCLUSIVE"));
    }
    void release() { REQUIRE(db_.run("COMMIT")); }

private:
    Database db_;
};

} // namespace

TEST_CASE("library worker: of several searches that wait for their turn, the newest is run")
{
    app::LibraryWorker worker;
    std::vector<std::string> run;
    Gate gate{worker};
    const auto search = [&](const char* words) {
        return worker.post_search([&run, words] {
            run.emplace_back(words);
            return done();
        });
    };
    auto first = search("l");
    auto second = search("la");
    auto third = search("lake");
    gate.open();
    CHECK(third.get());
    CHECK_FALSE(first.get());
    CHECK_FALSE(second.get());
    CHECK(run == std::vector<std::string>{"lake"});
}

TEST_CASE("library worker: what was asked for is written before the worker is gone")
{
    const TemporaryFolder folder;
    const auto library = folder.path("library.db");
    {
        app::LibraryWorker worker;
        Gate gate{worker};
        app::notebook_in(library, {}, worker).write({"", "the last line"});
        gate.open();
    }
    const auto entries = Diary::open(library)->entries();
    REQUIRE(entries);
    REQUIRE(entries->size() == 1);
    CHECK(entries->front().text == "the last line");
}

TEST_CASE("library worker: an exception in a request is its answer")
{
    app::LibraryWorker worker;
    auto answer = worker.post([]() -> Result<int> { throw std::runtime_error("no room"); });
    CHECK(answer.get().error().sentence == "no room");
}

TEST_CASE("library worker: with the library locked the window draws on, and shows the entries when "
          "it is free")
{
    const TemporaryFolder folder;
    const auto library = folder.path("library.db");
    REQUIRE(Diary::open(library)->write({0, 0, {}, "", "the lake was still"}));
    app::LibraryWorker worker;
    ui::Resources resources = full_resources();
    resources.notebook = app::notebook_in(library, {}, worker);
    Sheet sheet{{}, {.device = Word{"sim"}}, std::move(resources)};
    const Session session;

    Lock lock{library};
    sheet.type('j');
    for (int frame = 0; frame < 10; ++frame) sheet.draw(session, at(frame * Seconds{0.1}));
    CHECK(sheet.shows("Journal"));
    CHECK(sheet.shows("The library takes a moment"));
    CHECK_FALSE(sheet.shows("Nothing is written yet"));
    lock.release();
    REQUIRE(worker.post(done).get());
    sheet.draw(session, at(2s));
    CHECK(sheet.shows("the lake was still"));
    CHECK_FALSE(sheet.shows("The library takes a moment"));
}
