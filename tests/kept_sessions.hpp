// SPDX-License-Identifier: MIT
// Recorded sessions without a library: a year of made-up ones, and one that is played and reviewed.
#pragma once

#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <vector>

#include "app/simulated_session.hpp"
#include "library/packed_recording.hpp"
#include "notebook.hpp"
#include "session/review_record.hpp"
#include "session/trend.hpp"
#include "ui/resources.hpp"

namespace eupnea {

/// What a simulated person's session of this length is recorded as, with what was found in it.
inline std::vector<Event> recorded_session(Seconds length)
{
    std::vector<Event> events;
    simulator::Scenario scenario;
    scenario.ectopic_share = 0.02;
    app::SimulatedSession session{scenario, [&](const Event& event) { events.push_back(event); }};
    session.apply(BeginSession{{.inhale = Seconds{4}, .exhale = Seconds{6}}, Seconds{0}});
    session.advance_to(at(0.5 * length));
    events.push_back(Mark{at(0.5 * length), "a sigh"});
    session.advance_to(at(length));
    session.apply(EndSession{});
    return events;
}

inline std::unique_ptr<Replay> replay_of(const std::vector<Event>& events)
{
    const auto packed = std::make_shared<PackedRecording>();
    for (const Event& event : events)
        if (kind_of(event).role == EventRole::input) packed->add(event);
    return std::make_unique<Replay>(
        RecordedInputs{[packed] { return packed->next(); }, [packed] { return packed->place(); },
                       [packed](const RecordPlace& place) { packed->go_to(place); }});
}

inline std::unique_ptr<ReviewRecord> review_of(const std::vector<Event>& events)
{
    ReviewReader reader;
    for (const Event& event : events) reader.on(event);
    return std::make_unique<ReviewRecord>(std::move(reader).finish());
}

/// The oldest first, with holes as life makes them.
inline std::vector<TrendSession> made_up_sessions(int count)
{
    constexpr std::int64_t first_day_ms = 1'764'000'000'000; // 2025-11-24
    constexpr std::int64_t day_ms = 24LL * 3600 * 1000;
    const std::array practices{"Arrive", "Kind words", "Safe place", "Resonance"};
    std::vector<TrendSession> sessions;
    for (int i = 0; i < count; ++i) {
        const double wave = std::sin(0.9 * i) + std::sin(0.37 * i * i);
        const int day = i + i / 5 + (i % 17 == 3 ? 2 : 0);
        const int hour = i % 3 == 0 ? 21 : 7;
        TrendSession session;
        session.listed.number = i + 1;
        session.listed.begun_unix_ms = first_day_ms + day * day_ms + hour * 3'600'000LL;
        const std::chrono::year_month_day date{
            std::chrono::floor<std::chrono::days>(std::chrono::sys_time<std::chrono::milliseconds>{
                std::chrono::milliseconds{session.listed.begun_unix_ms}})};
        session.listed.begun =
            fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", static_cast<int>(date.year()),
                        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                        hour, i * 7 % 60);
        session.listed.length = Seconds{300.0 + 150.0 * (i % 5)};
        session.listed.device = i > count / 2 ? "Polar H10" : "PulseSensor";
        session.listed.pattern = "4-0-6-0";
        session.listed.heart_rate_bpm = 64.0 + 3.0 * wave;
        session.listed.breath_rate_per_min = 6.1 + 0.2 * wave;
        if (i % 4 != 0)
            session.listed.practices.emplace_back(practices[static_cast<std::size_t>(i % 4)]);
        if (i % 6 == 0) session.listed.notes.emplace_back("Slept badly, the shoulders are heavy.");
        const auto value = [&](double mean, double spread) {
            return static_cast<float>(mean + spread * wave);
        };
        session.summed = SessionSummed{.time = at(session.listed.length),
                                       .recipe = 1,
                                       .heart_share = i % 23 == 5 ? 0.3f : 0.95f,
                                       .breath_share = 0.92f,
                                       .talk_share = i % 31 == 7 ? 0.4f : 0.0f,
                                       .breath_source = BreathSource::belt,
                                       .rest_heart_rate_bpm = value(66.0, 3.0),
                                       .rest_breath_rate_per_min = value(13.0, 1.5),
                                       .rest_swing_bpm = value(6.0, 1.0),
                                       .guided_breath_rate_per_min = value(6.1, 0.2),
                                       .guided_swing_bpm = value(13.0, 2.0)};
        if (i % 2 == 0) {
            session.tension_before = 5 + i % 4;
            session.tension_after = 3 + i % 3;
            session.comfort = 6 + i % 4;
        }
        sessions.push_back(std::move(session));
    }
    return sessions;
}

/// Of some breaths whose swing is the session's own.
inline Flower made_up_flower(int number)
{
    std::vector<FlowerBreath> breaths;
    for (int i = 0; i < 40; ++i) {
        const Seconds from{10.0 * i + 1.0};
        const double swing = 12.0 + 6.0 * std::sin(0.7 * i + number) + number % 5;
        breaths.push_back({at(from), at(from + Seconds{4.0}), at(from + Seconds{10.0}),
                           static_cast<float>(swing)});
    }
    return session_flower(breaths, Seconds{405.0}, static_cast<float>(number % 11) / 10.0f);
}

/// Every session of the list is the same recorded one; edits are kept in `edits`, when there is such.
inline ui::Recordings recordings_of(std::vector<TrendSession> sessions, std::vector<Event> recorded,
                                    std::vector<Edited>* edits = nullptr)
{
    return {.request_sessions =
                [=](const std::string&) {
                    std::vector<ListedSession> listed;
                    for (auto session = sessions.rbegin(); session != sessions.rend(); ++session)
                        listed.push_back(session->listed);
                    return replied<std::vector<ListedSession>>(std::move(listed));
                },
            .request_flower =
                [=](std::int64_t number) {
                    return replied<Flower>(made_up_flower(static_cast<int>(number)));
                },
            .request_trend =
                [=](const std::string&) {
                    return replied<std::vector<TrendSession>>(std::vector{sessions});
                },
            .open =
                [=](const std::string&) {
                    return replied<std::unique_ptr<Replay>>(replay_of(recorded));
                },
            .review =
                [=](std::int64_t) {
                    return replied<std::unique_ptr<ReviewRecord>>(review_of(recorded));
                },
            .keep_edit =
                [edits](std::int64_t, const Edited& edit) {
                    if (edits) edits->push_back(edit);
                    return replied<void>({});
                }};
}

} // namespace eupnea
