// SPDX-License-Identifier: MIT
#include "library/recorder.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <csignal>
#include <cstdlib>

#include "catch.hpp"
#include "library/event_json.hpp"
#include "library/session_reader.hpp"
#include "temporary_folder.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

constexpr SessionStart beginning{Timestamp{},    1'763'000'000'000, Seconds{3.0},
                                 Seconds{600.0}, Origin::simulated, "sim"};

std::vector<Event> second_of_session(int second)
{
    std::vector<Event> events;
    for (int i = 0; i < 50; ++i) {
        const auto time = at(Seconds{second + i / 50.0});
        events.push_back(Sample{Channel::ecg, time, std::sin(0.1 * i) + second});
        if (i % 5 == 0) events.push_back(Sample{Channel::belt, time, 0.3 * i});
        if (i == 20)
            events.push_back(
                Beat{static_cast<std::uint32_t>(second), time, 1000ms, BeatSource::ecg, 1.0f});
        if (i == 30 && second == 2) events.push_back(Mark{time, "here"});
        if (i == 31 && second == 3)
            events.push_back(Gap{Channel::ecg, time, time + 10ms, 1, GapCause::lost_frames});
    }
    State state{};
    state.time = at(Seconds{second + 1.0});
    state.heart_rate_bpm = 60.0f + static_cast<float>(second);
    events.push_back(state);
    return events;
}

std::vector<Event> whole_session(int seconds)
{
    std::vector<Event> events{beginning, Stream{at(0s), Channel::ecg, 50_sps},
                              Stream{at(0s), Channel::belt, 10_sps},
                              PacerChange{at(0s), {.inhale = 4s, .exhale = 6s}, true}};
    for (int second = 0; second < seconds; ++second)
        for (const Event& event : second_of_session(second)) events.push_back(event);
    events.push_back(SessionEnd{at(Seconds{seconds})});
    return events;
}

/// Commits after every second, as the recorder's thread does.
std::vector<Notice> record(Recorder& recorder, const std::vector<Event>& events)
{
    std::vector<Notice> notices;
    for (const Event& event : events) {
        recorder.on(event);
        if (!std::holds_alternative<State>(event) && !std::holds_alternative<SessionEnd>(event))
            continue;
        if (const auto notice = recorder.commit()) notices.push_back(*notice);
    }
    return notices;
}

std::vector<Event> read_back(const std::filesystem::path& library, std::int64_t number,
                             SessionPart part)
{
    auto reader = SessionReader::open(library, number, part);
    REQUIRE(reader);
    std::vector<Event> events;
    while (const auto event = reader->next()) events.push_back(*event);
    CHECK(reader->notes().empty());
    return events;
}

mode_t mode_of(const std::filesystem::path& path)
{
    struct stat status {};
    REQUIRE(stat(path.c_str(), &status) == 0);
    return status.st_mode & 0777;
}

void expect_samples(const std::vector<Event>& events, std::size_t at_least)
{
    std::size_t samples = 0;
    for (const Event& event : events) samples += std::holds_alternative<Sample>(event);
    CHECK(samples >= at_least);
}

} // namespace

TEST_CASE("recorder: a session comes back as the same events in the same order")
{
    const TemporaryFolder folder;
    const auto events = whole_session(20);
    Recorder recorder{folder.path("library.db")};
    CHECK(record(recorder, events).empty());
    REQUIRE(recorder.session() == 1);
    CHECK(read_back(folder.path("library.db"), 1, SessionPart::all) == events);

    std::vector<Event> inputs;
    for (const Event& event : events)
        if (kind_of(event).role == EventRole::input) inputs.push_back(event);
    CHECK(read_back(folder.path("library.db"), 1, SessionPart::inputs) == inputs);
}

TEST_CASE("recorder: the list tells what a session was")
{
    const TemporaryFolder folder;
    Recorder recorder{folder.path("library.db")};
    record(recorder, whole_session(10));
    record(recorder, whole_session(5));

    auto library = Library::open_for_reading(folder.path("library.db"));
    REQUIRE(library);
    const auto sessions = library->sessions();
    REQUIRE(sessions->size() == 2);
    const SessionSummary& first = sessions->front();
    CHECK(first.device == "sim");
    CHECK(first.origin == Origin::simulated);
    CHECK(first.pattern == "4-0-6-0");
    CHECK(first.length == 10s);
    CHECK(first.samples == 600);
    CHECK(first.heart_rate_bpm == Approx(64.5));
    CHECK_FALSE(first.breath_rate_per_min);
    CHECK(first.ended == "finished");
    CHECK_FALSE(library->session(3));
}

TEST_CASE("library: nobody else may look into it")
{
    const TemporaryFolder folder;
    const auto path = folder.path("home") / "eupnea" / "library.db";
    Recorder recorder{path};
    record(recorder, whole_session(2));
    CHECK(mode_of(path) == 0600);
    CHECK(mode_of(path.parent_path()) == 0700);
    for (const auto& entry : std::filesystem::directory_iterator{path.parent_path()})
        CHECK(entry.path() == path);
}

TEST_CASE("library: a deleted session is gone with its samples and events")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    Recorder recorder{path};
    record(recorder, whole_session(3));
    auto library = Library::open_for_writing(path);
    REQUIRE(library);
    CHECK(library->remove(1));
    CHECK_FALSE(library->remove(1));
    for (const char* table : {"samples", "event", "session"}) {
        Statement count{library->database(), std::string{"SELECT count(*) FROM "} + table};
        REQUIRE(count.step());
        CHECK(count.integer(0) == 0);
    }
}

TEST_CASE("library: another program's file and a newer library are refused with a sentence")
{
    const TemporaryFolder folder;
    const auto text = folder.write("text.db", "this is no database, but long enough to look at it");
    CHECK_FALSE(Library::open_for_writing(text));
    CHECK_FALSE(Library::open_for_reading(text));
    CHECK_FALSE(Library::open_for_reading(folder.path("none.db")));

    const auto newer = folder.path("newer.db");
    {
        auto library = Library::open_for_writing(newer);
        REQUIRE(library);
        REQUIRE(library->database().run("PRAGMA user_version = 99"));
    }
    const auto refused = Library::open_for_reading(newer);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().sentence.find("newer version") != std::string::npos);
    CHECK_FALSE(Library::open_for_writing(newer));
}

TEST_CASE("recorder: kill -9 loses at most the last second, and the next start tells of it")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    int committed[2];
    REQUIRE(pipe(committed) == 0);
    const pid_t child = fork();
    if (child == 0) {
        Recorder recorder{path};
        recorder.on(beginning);
        for (int second = 0; second < 8; ++second) {
            for (const Event& event : second_of_session(second)) recorder.on(event);
            if (recorder.commit()) _exit(1);
            if (write(committed[1], &second, sizeof second) < 0) _exit(1);
        }
        for (const Event& event : second_of_session(8)) recorder.on(event);
        pause();
    }
    int seconds = 0;
    while (seconds < 7) REQUIRE(read(committed[0], &seconds, sizeof seconds) == sizeof seconds);
    CHECK(recover_sessions(path).empty()); // its program is still running
    REQUIRE(kill(child, SIGKILL) == 0);
    waitpid(child, nullptr, 0);
    close(committed[0]);
    close(committed[1]);

    const auto sentences = recover_sessions(path);
    REQUIRE(sentences.size() == 1);
    CHECK(sentences.front() ==
          "A session of " + local_time_text(beginning.unix_ms) + " was recovered.");
    CHECK(recover_sessions(path).empty());
    auto library = Library::open_for_reading(path);
    REQUIRE(library);
    CHECK(library->session(1)->ended == "recovered");
    CHECK(library->session(1)->length >= Seconds{seconds + 1.0});
    expect_samples(read_back(path, 1, SessionPart::all),
                   static_cast<std::size_t>(seconds + 1) * 60);
}

TEST_CASE("recorder: a full disk is told at once, and nothing is lost when there is room again")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    const auto events = whole_session(40);
    const pid_t child = fork();
    if (child == 0) {
        signal(SIGXFSZ, SIG_IGN);
        Recorder recorder{path};
        int told_full = 0, told_again = 0, second = 0;
        for (const Event& event : events) {
            recorder.on(event);
            if (!std::holds_alternative<State>(event)) continue;
            ++second;
            if (second == 10 || second == 30) {
                rlimit limit{};
                getrlimit(RLIMIT_FSIZE, &limit);
                limit.rlim_cur = second == 10 ? 40'000 : limit.rlim_max;
                setrlimit(RLIMIT_FSIZE, &limit);
            }
            const auto notice = recorder.commit();
            if (!notice) continue;
            const bool full = notice->text.view().find("disk is full") != std::string_view::npos;
            full ? told_full = second : told_again = second;
        }
        const bool at_end = !recorder.commit();
        _exit(at_end && told_full >= 10 && told_full < 20 && told_again == 30 ? 0 : 1);
    }
    int status = -1;
    waitpid(child, &status, 0);
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(read_back(path, 1, SessionPart::all) == events);
}

TEST_CASE(
    "recorder: where nothing can be written the practice goes on and the notice names the way")
{
    const TemporaryFolder folder;
    folder.write("file", "");
    Recorder recorder{folder.path("file") / "library.db"};
    const auto notices = record(recorder, whole_session(5));
    REQUIRE(notices.size() == 1);
    CHECK(notices.front().text.view().find("not being recorded") != std::string_view::npos);
    CHECK_FALSE(recorder.session());
}

TEST_CASE("recorder: two programs record into one library at once")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    const auto events = whole_session(15);
    const pid_t child = fork();
    Recorder recorder{path};
    const auto notices = record(recorder, events);
    if (child == 0) _exit(notices.empty() ? 0 : 1);
    CHECK(notices.empty());
    int status = -1;
    waitpid(child, &status, 0);
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(read_back(path, 1, SessionPart::all) == events);
    CHECK(read_back(path, 2, SessionPart::all) == events);
}

TEST_CASE("session reader: reading a session holds no lock against recording another")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    Recorder recorder{path};
    for (const Event& event : whole_session(400)) recorder.on(event);
    REQUIRE_FALSE(recorder.commit());
    auto reader = SessionReader::open(path, 1);
    REQUIRE(reader);
    for (int i = 0; i < 100; ++i) REQUIRE(reader->next());
    CHECK(record(recorder, whole_session(3)).empty());
    CHECK(recorder.session() == 2);
}

TEST_CASE("recorder: the check-out comes after the end and is kept, and changes nothing else")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    Recorder recorder{path};
    record(recorder, whole_session(5));
    const Answer answer{at(400s), CheckMoment::after, CheckQuestion::body, std::nullopt, "warm"};
    recorder.on(answer);
    recorder.on(Mark{at(401s), "too late"});
    REQUIRE_FALSE(recorder.commit());

    auto reader = SessionReader::open(path, 1, SessionPart::all);
    REQUIRE(reader);
    CHECK(reader->summary().length == 5s);
    CHECK(reader->summary().ended == "finished");
    std::optional<Event> last;
    while (auto event = reader->next()) last = event;
    CHECK(last == Event{answer});
}
