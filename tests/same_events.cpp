// SPDX-License-Identifier: MIT
// Live, replayed and analysed are the same session: the engine records while it lives, and a fresh
// pipeline over the recording must find the very same events, bit for bit.
#include "app/engine.hpp"
#include "at_once_source.hpp"
#include "catch.hpp"
#include "drivers/replay_source.hpp"
#include "drivers/simulator/simulate.hpp"
#include "library/recorder.hpp"
#include "library/session_reader.hpp"
#include "session/session.hpp"
#include "temporary_folder.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

bool is_found(const Event& event) { return kind_of(event).role == EventRole::found; }

/// What the pipeline found while the session was alive and being recorded into `library`.
std::vector<Event> live(const std::vector<Event>& sensor, const std::filesystem::path& library,
                        const std::vector<Command>& wishes)
{
    EventQueue screen{1 << 17};
    EventQueue to_recorder{1 << 17};
    app::Engine engine{[&](const ChooseDevice&, boost::asio::io_context&, SessionEpoch, Emit emit) {
                           return std::make_unique<AtOnce>(std::move(emit), sensor);
                       },
                       {screen, to_recorder}};
    for (const Command& wish : wishes) engine.post(wish);
    engine.stop();
    engine.run();

    std::vector<Event> found;
    Recorder recorder{library};
    to_recorder.drain([&](const Event& event) {
        recorder.on(event);
        if (is_found(event)) found.push_back(event);
    });
    CHECK_FALSE(recorder.commit());
    return found;
}

std::vector<Event> analysed(const std::filesystem::path& library)
{
    auto reader = SessionReader::open(library, 1);
    REQUIRE(reader);
    std::vector<Event> found;
    Pipeline pipeline{[&](const Event& event) {
        if (is_found(event)) found.push_back(event);
    }};
    while (const auto event = reader->next()) pipeline(*event);
    return found;
}

} // namespace

TEST_CASE("the same session live and from its recording gives the same events, bit for bit")
{
    const TemporaryFolder folder;
    const auto library = folder.path("library.db");
    simulator::Scenario scenario;
    scenario.ectopic_share = 0.03;
    scenario.dropouts = {{60s, 63s}};
    const auto sensor =
        simulator::simulate(scenario, 120s, Pattern{.inhale = 4s, .exhale = 6s}).events;

    const auto while_live =
        live(sensor, library,
             {BeginSession{{.inhale = 4s, .exhale = 6s}, 0s}, ChooseDevice{"a sensor"}});
    REQUIRE(while_live.size() > 300);
    CHECK(analysed(library) == while_live);
}

TEST_CASE("quiet minutes and what is usual for the person are in the recording, bit for bit")
{
    const TemporaryFolder folder;
    const auto library = folder.path("library.db");
    auto sensor = simulator::simulate({}, 200s).events;
    sensor.insert(sensor.begin(),
                  LinkStatus{at(0s), LinkState::streaming, Origin::replayed, "a sensor"});
    CalmBaseline usual;
    usual.heart_rate_bpm = 72.0f;
    usual.breath_rate_per_min = 15.0f;
    usual.swing_bpm = 7.0f;
    const auto while_live =
        live(sensor, library,
             {UseBaseline{usual}, BeginSession{{.inhale = 4s, .exhale = 6s}, 0s, false, 120s},
              ChooseDevice{"a sensor"}});
    const auto classifications = std::ranges::count_if(while_live, [](const Event& event) {
        const auto* state = std::get_if<State>(&event);
        return state && state->time < at(115s) && state->calm != Calm::not_enough;
    });
    CHECK(classifications > 20); // before the session's own baseline, thanks to the earlier ones
    CHECK(analysed(library) == while_live);
}

namespace {

/// What the screen has when the recording has been replayed from there to its end.
Session replayed(const std::filesystem::path& library, Timestamp from)
{
    auto reader = SessionReader::open(library, 1);
    REQUIRE(reader);
    EventQueue screen{1 << 18};
    EventQueue to_recorder{1 << 10};
    app::Engine* running = nullptr;
    app::Engine engine{
        [&](const ChooseDevice&, boost::asio::io_context& io, SessionEpoch epoch, Emit emit) {
            const auto watch = [&running, emit = std::move(emit)](const Event& event) {
                emit(event);
                const auto* link = std::get_if<LinkStatus>(&event);
                if (link && link->state == LinkState::ended) running->stop();
            };
            return std::make_unique<ReplaySource>(
                io, epoch, watch, [&] { return reader->next(); },
                Playback{.speed = 0.0, .from = from});
        },
        {screen, to_recorder}};
    running = &engine;
    engine.post(ChooseDevice{"1"});
    engine.run();
    Session session;
    screen.drain([&](const Event& event) { session.apply(event); });
    return session;
}

} // namespace

TEST_CASE(
    "a replay begun in the middle comes to the same states as one from the start, bit for bit")
{
    const TemporaryFolder folder;
    const auto library = folder.path("library.db");
    auto sensor = simulator::simulate({}, 200s).events;
    sensor.insert(sensor.begin(),
                  LinkStatus{at(0s), LinkState::streaming, Origin::replayed, "a sensor"});
    PracticeStep step;
    step.title = "Landing";
    step.length = 300s;
    step.guide = Guide::pattern;
    step.pattern = {.inhale = 4s, .exhale = 6s};
    Practice practice;
    practice.name = "arrive";
    practice.steps = {step};
    (void)live(sensor, library, {BeginPractice{practice, 0s, {}, 60s}, ChooseDevice{"a sensor"}});

    const Session whole = replayed(library, at(0s));
    const Session middle = replayed(library, at(150s));
    REQUIRE(whole.states().size() > 190);
    CHECK(std::ranges::equal(middle.states(), whole.states()));
    REQUIRE(middle.start());
    CHECK(middle.start() == whole.start());
    CHECK(middle.quiet() == whole.quiet());
    REQUIRE(middle.step());
    CHECK(middle.step() == whole.step());
    CHECK(middle.baseline() == whole.baseline());
    CHECK(middle.gaps().empty());
}
