// SPDX-License-Identifier: MIT
// Sessions and libraries for the tests of the store.
#pragma once

#include <cmath>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "catch.hpp"
#include "library/recorder.hpp"
#include "library/session_reader.hpp"
#include "source_tree.hpp"
#include "temporary_folder.hpp"

inline eupnea::SessionStart begun_at(std::int64_t unix_ms, std::string_view device)
{
    using namespace eupnea;
    return {Timestamp{}, unix_ms, Seconds{3.0}, Seconds{600.0}, Origin::live, Word{device}};
}

/// What a sensor and the pipeline give in this second: 60 samples, a beat and a state.
inline std::vector<eupnea::Event> second_of(int second)
{
    using namespace eupnea;
    std::vector<Event> events;
    for (int i = 0; i < 50; ++i) {
        const auto time = at(Seconds{second + i / 50.0});
        events.push_back(Sample{Channel::ecg, time, std::sin(0.1 * i) + second});
        if (i % 5 == 0) events.push_back(Sample{Channel::belt, time, 0.3 * i});
        if (i == 20)
            events.push_back(
                Beat{static_cast<std::uint32_t>(second), time, 1000ms, BeatSource::ecg, 1.0f});
    }
    State state{};
    state.time = at(Seconds{second + 1.0});
    state.heart_rate_bpm = 60.0f + static_cast<float>(second);
    events.push_back(state);
    return events;
}

/// Everything of a session in which these seconds come, from the first to the one before `until`.
inline std::vector<eupnea::Event> session_of(const eupnea::SessionStart& start, int until)
{
    using namespace eupnea;
    std::vector<Event> events{start};
    for (int second = 0; second < until; ++second)
        for (const Event& event : second_of(second)) events.push_back(event);
    events.push_back(SessionEnd{at(Seconds{until})});
    return events;
}

/// A commit a second, as the recorder's thread does it.
inline std::vector<std::string> record_seconds(eupnea::Recorder& recorder, int from, int until)
{
    std::vector<std::string> notices;
    for (int second = from; second < until; ++second) {
        for (const eupnea::Event& event : second_of(second)) recorder.on(event);
        if (const auto notice = recorder.commit()) notices.emplace_back(notice->text.view());
    }
    return notices;
}

inline std::vector<eupnea::Event> all_of(const std::filesystem::path& library, std::int64_t number)
{
    auto reader = eupnea::SessionReader::open(library, number, eupnea::SessionPart::all);
    REQUIRE(reader);
    std::vector<eupnea::Event> events;
    while (const auto event = reader->next()) events.push_back(*event);
    for (const std::string& note : reader->notes()) FAIL_CHECK(note);
    return events;
}

/// A library as an earlier version left it: from its text in tests/libraries.
inline std::filesystem::path restored(const TemporaryFolder& folder, const std::string& name)
{
    using namespace eupnea;
    std::ifstream text{eupnea::source_folder() / "tests/libraries" / name};
    const std::string script{std::istreambuf_iterator<char>{text}, {}};
    REQUIRE_FALSE(script.empty());
    const auto path = folder.path(std::filesystem::path{name}.stem().string() + ".db");
    auto db = Database::open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    REQUIRE(db);
    const auto made = db->run(script.c_str());
    if (!made) FAIL(made.error().text);
    return path;
}
