// SPDX-License-Identifier: MIT
// How long a person waits for a library of years, and how much room an hour of a session takes.
// usage: eupnea_library [SESSIONS [MINUTES]]     default: 1000 sessions of 40 minutes
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "library/diary.hpp"
#include "library/earlier_paces.hpp"
#include "library/session_reader.hpp"
#include "library/usual_baseline.hpp"
#include "support/made_session.hpp"

namespace {

using namespace eupnea;
using namespace eupnea::literals;
namespace fs = std::filesystem;

void must(bool done)
{
    if (done) return;
    fmt::print(stderr, "The library cannot be used.\n");
    std::exit(1);
}

/// Most of a library is events; samples have a table of their own, which a start does not look at.
void fill(const fs::path& path, int sessions, int minutes)
{
    Recorder recorder{path};
    for (int session = 0; session < sessions; ++session) {
        recorder.on(SessionStart{at(0s), session * 86'400'000LL, 0s, Seconds{60.0 * minutes},
                                 Origin::live, "sensor"});
        for (int second = 0; second < 60 * minutes; ++second) record_found(recorder, second);
        if (session % 7 == 0) recorder.on(BaselineFound{at(120s), {61.0f, 13.0f, 5.0f, 42.0f, {}}});
        if (session % 90 == 0) recorder.on(PaceFound{at(700s), {}, 5.5, 5.2, 5.8});
        recorder.on(SessionEnd{at(Seconds{60.0 * minutes})});
        must(!recorder.commit());
    }
}

template <class Work>
void measure(std::string_view what, Work&& work)
{
    const auto begin = std::chrono::steady_clock::now();
    must(work());
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    fmt::print("  {:<58} {:8.1f} ms\n", what, took.count());
}

double megabytes(const Database& db, const char* query)
{
    Statement sum{db, query};
    must(sum.step().value_or(false));
    return static_cast<double>(sum.integer(0)) / 1e6;
}

void measure_waiting(const fs::path& path)
{
    measure("what a crash left, at each start", [&] { return recover_sessions(path).empty(); });
    measure("the usual baseline, before a practice begins",
            [&] { return usual_baseline_in(path).has_value(); });
    measure("earlier paces", [&] { return earlier_paces_in(path).has_value(); });
    measure("goals, and what was practised", [&] {
        auto diary = Diary::open(path);
        return diary && diary->goals() && diary->practised();
    });
    measure("the list of sessions",
            [&] { return Library::open_for_reading(path)->sessions().has_value(); });
    measure("the last session's first event",
            [&] { return SessionReader::open(path, 1)->next().has_value(); });
}

void measure_an_hour(const fs::path& path)
{
    Recorder recorder{path};
    recorder.on(SessionStart{at(0s), 0, 0s, 3600s, Origin::live, "sensor"});
    std::chrono::duration<double> longest{0.0};
    std::chrono::duration<double> all{0.0};
    for (int second = 0; second < 3600; ++second) {
        record_signals(recorder, second);
        record_found(recorder, second);
        const auto begin = std::chrono::steady_clock::now();
        must(!recorder.commit());
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        longest = std::max(longest, took);
        all += took;
    }
    recorder.on(SessionEnd{at(3600s)});
    must(!recorder.commit());
    const auto library = Library::open_for_reading(path);
    const double samples = megabytes(library->database(), "SELECT sum(length(body)) FROM samples");
    const double events = megabytes(library->database(), "SELECT sum(length(body)) FROM event");
    const double file = static_cast<double>(fs::file_size(path)) / 1e6;
    fmt::print("  samples {:.1f} MB, events {:.1f} MB, file {:.1f} MB ({:.0f} % of it empty or "
               "SQLite's own)\n",
               samples, events, file, 100.0 * (1.0 - (samples + events) / file));
    fmt::print("  a transaction: {:.1f} ms on average, {:.1f} ms at most\n",
               1000.0 * all.count() / 3600.0, 1000.0 * longest.count());
}

} // namespace

int main(int argc, char** argv)
{
    const int sessions = argc > 1 ? std::atoi(argv[1]) : 1000;
    const int minutes = argc > 2 ? std::atoi(argv[2]) : 40;
    const fs::path folder = fs::temp_directory_path() / "eupnea-library-bench";
    fs::remove_all(folder);
    fs::create_directories(folder);
    fmt::print("an hour of ECG at 250 samples/s and a belt at 50, a transaction a second\n");
    measure_an_hour(folder / "hour.db");
    fill(folder / "years.db", sessions, minutes);
    fmt::print("{} sessions of {} minutes, {:.0f} MB\n", sessions, minutes,
               static_cast<double>(fs::file_size(folder / "years.db")) / 1e6);
    measure_waiting(folder / "years.db");
    fs::remove_all(folder);
}
