// SPDX-License-Identifier: MIT
#include "app/engine.hpp"

#include <boost/asio/post.hpp>
#include <csignal>

#include "app/failure.hpp"
#include "at_once_source.hpp"
#include "catch.hpp"
#include "drivers/simulator/simulate.hpp"
#include "practice/practice_timeline.hpp"
#include "session/session.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

struct Bench {
    EventQueue screen{1 << 16};
    EventQueue recorder{1 << 16};
    app::Engine engine;

    explicit Bench(app::MakeSource make_source) : engine(std::move(make_source), {screen, recorder})
    {}
    /// Everything that was posted is done when this returns.
    void run_to_the_end()
    {
        engine.stop();
        engine.run();
    }
};

std::vector<Event> everything_in(EventQueue& queue)
{
    std::vector<Event> events;
    queue.drain([&](const Event& event) { events.push_back(event); });
    return events;
}

app::MakeSource recorded(Seconds length)
{
    return [length](const ChooseDevice&, boost::asio::io_context&, SessionEpoch, Emit emit) {
        simulator::Scenario scenario;
        scenario.ppg_rate = {0.0};
        auto events =
            simulator::simulate(scenario, length, Pattern{.inhale = 4s, .exhale = 6s}).events;
        events.insert(events.begin(),
                      LinkStatus{at(0s), LinkState::streaming, Origin::replayed, "a recording"});
        return std::make_unique<AtOnce>(std::move(emit), std::move(events));
    };
}

} // namespace

TEST_CASE("engine: only what happens between a session's start and end goes to the recorder")
{
    Bench bench{recorded(20s)};
    bench.engine.post(ChooseDevice{"a file"});
    bench.engine.post(BeginSession{{.inhale = 4s, .exhale = 6s}, 300s});
    bench.engine.post(AddMark{"sigh"});
    bench.engine.post(EndSession{});
    bench.engine.post(AddMark{"too late"});
    bench.run_to_the_end();

    const auto recorded = everything_in(bench.recorder);
    REQUIRE(recorded.size() >= 4);
    CHECK(std::holds_alternative<SessionStart>(recorded.front()));
    CHECK(std::holds_alternative<SessionEnd>(recorded.back()));
    CHECK(std::count_if(recorded.begin(), recorded.end(), [](const Event& event) {
              return std::holds_alternative<Mark>(event);
          }) == 1);
    CHECK(std::none_of(recorded.begin(), recorded.end(),
                       [](const Event& event) { return std::holds_alternative<Sample>(event); }));
}

TEST_CASE(
    "engine: a session's clock starts at zero, with the streams it found and the pacer running")
{
    Bench bench{recorded(20s)};
    bench.engine.post(ChooseDevice{"a file"});
    bench.engine.post(BeginSession{{.inhale = 4s, .exhale = 6s}, 300s});
    bench.run_to_the_end();

    Session session;
    bench.recorder.drain([&](const Event& event) { session.apply(event); });
    CHECK(session.start()->time == at(0s));
    CHECK(session.start()->since_launch.count() == Approx(20.0).margin(1.0));
    CHECK(session.has(Channel::ecg));
    CHECK(session.has(Channel::belt));
    CHECK(session.pacer().pattern() == Pattern{.inhale = 4s, .exhale = 6s});
}

TEST_CASE("engine: what one person answered before a session is not in the next one's")
{
    Bench bench{recorded(20s)};
    bench.engine.post(ChooseDevice{"a file"});
    bench.engine.post(GiveAnswer{CheckMoment::before, CheckQuestion::emotions, {}, "sad"});
    bench.engine.post(UseBaseline{CalmBaseline{50.0f, {}, {}, {}, {}}});
    bench.engine.forget_person();
    bench.engine.post(BeginSession{{.inhale = 4s, .exhale = 6s}, 300s});
    bench.run_to_the_end();
    for (const Event& event : everything_in(bench.recorder)) {
        CHECK_FALSE(std::holds_alternative<Answer>(event));
        CHECK_FALSE(std::holds_alternative<UsualBaseline>(event));
    }
}

TEST_CASE("engine: pausing and going on keeps the phase of the guide and says both")
{
    Bench bench{recorded(5s)};
    bench.engine.post(ChooseDevice{"a file"});
    bench.engine.post(BeginSession{{.inhale = 4s, .exhale = 6s}, 300s});
    bench.engine.post(PausePacer{true});
    bench.engine.post(PausePacer{false});
    bench.run_to_the_end();

    std::vector<bool> running;
    for (const Event& event : everything_in(bench.recorder))
        if (const auto* change = std::get_if<PacerChange>(&event))
            running.push_back(change->running);
    CHECK(running == std::vector{true, false, true, false});
}

TEST_CASE("engine: a sensor that cannot be is refused with its sentence, and the program goes on")
{
    Bench bench{
        [](const ChooseDevice&, boost::asio::io_context&, SessionEpoch,
           Emit) -> std::unique_ptr<Source> { throw app::Failure("There is no such sensor."); }};
    bench.engine.post(ChooseDevice{"nothing"});
    bench.engine.notify("still here");
    bench.run_to_the_end();

    Session session;
    bench.screen.drain([&](const Event& event) { session.apply(event); });
    REQUIRE(session.link());
    CHECK(session.link()->state == LinkState::refused);
    CHECK(session.link()->text.view() == "There is no such sensor.");
    REQUIRE(session.notices().size() == 1);
}

TEST_CASE("engine: a practice begins with its step, its words and the guide it asks for, or none")
{
    PracticeStep free;
    free.title = "Landing";
    free.length = 60s;
    free.prompts = {{Cue::at_time, 0s, {"You are here."}}};
    PracticeStep guided = free;
    guided.title = "Breathing";
    guided.guide = Guide::pattern;
    guided.pattern = {.inhale = 3s, .exhale = 5s};
    Practice practice;
    practice.name = "first";
    practice.steps = {free};
    Practice other;
    other.name = "second";
    other.steps = {guided};

    Bench bench{recorded(5s)};
    bench.engine.post(ChooseDevice{"a file"});
    bench.engine.post(BeginPractice{practice, 0s, {}});
    bench.engine.post(MoveToPractice{other, 0s});
    bench.run_to_the_end();

    std::vector<std::string> steps;
    std::vector<PacerChange> changes;
    std::vector<std::string> prompts;
    for (const Event& event : everything_in(bench.recorder)) {
        if (const auto* step = std::get_if<StepBegan>(&event)) {
            steps.emplace_back(step->practice.view());
            CHECK(changes.empty()); // nothing guides in free breathing
        }
        if (const auto* change = std::get_if<PacerChange>(&event)) changes.push_back(*change);
        if (const auto* prompt = std::get_if<Prompt>(&event))
            prompts.emplace_back(prompt->text.view());
    }
    CHECK(steps == std::vector<std::string>{"first", "second"});
    REQUIRE(changes.size() == 2); // it begins, and it ends with the session
    CHECK(changes.front().pattern == guided.pattern);
    CHECK(prompts == std::vector<std::string>{"You are here.", "You are here."});
}

TEST_CASE(
    "engine: the check-in belongs to the session that follows, the check-out to the one before")
{
    Bench bench{recorded(5s)};
    bench.engine.post(ChooseDevice{"a file"});
    bench.engine.post(GiveAnswer{CheckMoment::before, CheckQuestion::tension, 7, {}});
    bench.engine.post(BeginSession{{}, 60s});
    bench.engine.post(EndSession{});
    bench.engine.post(GiveAnswer{CheckMoment::after, CheckQuestion::tension, 4, {}});
    bench.run_to_the_end();

    const auto events = everything_in(bench.recorder);
    REQUIRE(events.size() > 3);
    CHECK(std::holds_alternative<SessionStart>(events.front()));
    const auto before = std::ranges::find_if(
        events, [](const Event& event) { return std::holds_alternative<Answer>(event); });
    REQUIRE(before != events.end());
    CHECK(std::get<Answer>(*before).number == 7);
    CHECK(std::get<Answer>(*before).time == at(0s));
    REQUIRE(std::holds_alternative<Answer>(events.back()));
    CHECK(std::get<Answer>(events.back()).number == 4);
}

TEST_CASE("engine: the belt can be turned round in mid-session, and the recording knows")
{
    Bench bench{recorded(5s)};
    bench.engine.post(ChooseDevice{"a file"});
    bench.engine.post(BeginSession{{}, 60s});
    bench.engine.post(InvertBelt{});
    bench.run_to_the_end();
    const auto events = everything_in(bench.recorder);
    CHECK(std::any_of(events.begin(), events.end(), [](const Event& event) {
        return std::holds_alternative<BeltInverted>(event);
    }));
}

TEST_CASE(
    "engine: a pattern that is not safe to offer is refused with a sentence; the guide goes on")
{
    Bench bench{recorded(20s)};
    const Pattern gentle{.inhale = 4s, .exhale = 6s};
    bench.engine.post(ChooseDevice{"a file"});
    bench.engine.post(BeginSession{gentle, 300s});
    bench.engine.post(ChangePattern{{.inhale = 0.3s, .exhale = 6s}});
    bench.engine.post(ChangePattern{{.inhale = 5s, .exhale = 5s}});
    bench.run_to_the_end();
    std::vector<Pattern> patterns;
    bool said = false;
    for (const Event& event : everything_in(bench.screen)) {
        if (const auto* change = std::get_if<PacerChange>(&event))
            if (change->running) patterns.push_back(change->pattern);
        said = said || std::holds_alternative<Notice>(event);
    }
    CHECK(std::ranges::count(patterns, 0.3s, &Pattern::inhale) == 0);
    CHECK(std::ranges::count(patterns, 5.0s, &Pattern::inhale) == 1);
    CHECK(said);
}

namespace {

/// Somebody who breathes as they like, for so long.
app::MakeSource breathing_freely(Origin origin, Seconds length)
{
    return [origin, length](const ChooseDevice&, boost::asio::io_context&, SessionEpoch,
                            Emit emit) {
        simulator::Scenario scenario;
        scenario.ppg_rate = {0.0};
        auto events = simulator::simulate(scenario, length).events;
        events.insert(events.begin(), LinkStatus{at(0s), LinkState::streaming, origin, "a sensor"});
        return std::make_unique<AtOnce>(std::move(emit), std::move(events));
    };
}

template <class Wanted>
std::vector<Wanted> all_of(const std::vector<Event>& events)
{
    std::vector<Wanted> found;
    for (const Event& event : events)
        if (const auto* wanted = std::get_if<Wanted>(&event)) found.push_back(*wanted);
    return found;
}

const BeginSession quiet_first{{.inhale = 4s, .exhale = 6s}, 300s, false, 120s};

} // namespace

TEST_CASE("engine: after two quiet minutes the guide begins by itself, with a baseline")
{
    Bench bench{breathing_freely(Origin::replayed, 130s)};
    bench.engine.post(quiet_first);
    bench.engine.post(ChooseDevice{"a file"});
    bench.run_to_the_end();
    const auto events = everything_in(bench.recorder);
    const auto changes = all_of<PacerChange>(events);
    REQUIRE(changes.size() == 2); // it begins, and it ends with the session
    CHECK(seconds_of(changes[0].time) == Approx(120.0).margin(0.1));
    CHECK(changes[0].running);
    const auto baselines = all_of<BaselineFound>(events);
    REQUIRE(baselines.size() == 1);
    CHECK(baselines[0].baseline.heart_rate_bpm);
    CHECK(baselines[0].baseline.breath_rate_per_min);
    CHECK(baselines[0].baseline.ventilation);
}

TEST_CASE("engine: the guide waits for the quiet minutes unless the person begins it")
{
    for (const Command& impatience : {Command{BeginGuide{}}, Command{PausePacer{false}}}) {
        Bench bench{breathing_freely(Origin::replayed, 50s)};
        bench.engine.post(quiet_first);
        bench.engine.post(ChooseDevice{"a file"});
        bench.engine.post(impatience);
        bench.run_to_the_end();
        const auto events = everything_in(bench.recorder);
        const auto changes = all_of<PacerChange>(events);
        REQUIRE(changes.size() == 2);
        const Seconds zero = all_of<SessionStart>(events).at(0).since_launch;
        CHECK(seconds_of(changes[0].time + zero) == Approx(50.0).margin(0.1));
        CHECK(changes[0].pattern == quiet_first.pattern);
    }
    Bench patient{breathing_freely(Origin::replayed, 50s)};
    patient.engine.post(quiet_first);
    patient.engine.post(ChooseDevice{"a file"});
    patient.run_to_the_end();
    const auto events = everything_in(patient.recorder);
    CHECK(all_of<PacerChange>(events).empty());
    CHECK(all_of<SessionEnd>(events).size() == 1);
}

TEST_CASE("engine: quiet before a practice and its own free beginning are one baseline")
{
    PracticeStep settling;
    settling.title = "Settling in";
    settling.length = 60s;
    PracticeStep following = settling;
    following.length = 300s;
    following.guide = Guide::pattern;
    following.pattern = {.inhale = 4s, .exhale = 6s};
    Practice practice;
    practice.steps = {settling, following};
    Bench bench{breathing_freely(Origin::replayed, 130s)};
    bench.engine.post(
        BeginPractice{practice, 0s, {}, quiet_before(PracticeTimeline{practice, 0s})});
    bench.engine.post(ChooseDevice{"a file"});
    bench.run_to_the_end();
    const auto events = everything_in(bench.recorder);
    const auto quiet = all_of<QuietBegan>(events);
    REQUIRE(quiet.size() == 1);
    CHECK(quiet[0].length == 60s);
    const auto steps = all_of<StepBegan>(events);
    REQUIRE(!steps.empty());
    CHECK(seconds_of(steps[0].time) == Approx(60.0).margin(0.1));
    const auto baselines = all_of<BaselineFound>(events);
    REQUIRE(baselines.size() == 1);
    CHECK(seconds_of(baselines[0].time) > 110.0);
    CHECK(baselines[0].baseline.breath_rate_per_min);
}

namespace {

/// Asks for the end of the session as the main thread does at Ctrl-C, and gives up waiting once it has ended.
class Interrupting : public Source {
public:
    Interrupting(boost::asio::io_context& io, EventQueue& recorder, std::function<void()> interrupt,
                 std::function<void()> stop)
        : io_(io), recorder_(recorder), interrupt_(std::move(interrupt)), stop_(std::move(stop))
    {}
    void start() override
    {
        interrupt_();
        look();
    }
    void stop() override {}

    std::vector<Event> recorded;

private:
    void look()
    {
        recorder_.drain([this](const Event& event) { recorded.push_back(event); });
        const bool ended = !recorded.empty() && std::holds_alternative<SessionEnd>(recorded.back());
        if (ended || ++looks_ > most_looks) return stop_();
        boost::asio::post(io_, [this] { look(); });
    }

    static constexpr int most_looks = 1'000'000;
    boost::asio::io_context& io_;
    EventQueue& recorder_;
    std::function<void()> interrupt_;
    std::function<void()> stop_;
    int looks_ = 0;
};

} // namespace

TEST_CASE("engine: Ctrl-C ends the session as Escape does: the guide stops, the recording is whole")
{
    Interrupting* source = nullptr;
    std::vector<Event> recorded;
    Bench* here = nullptr;
    Bench bench{[&](const ChooseDevice&, boost::asio::io_context& io, SessionEpoch, Emit) {
        const auto interrupt = [&] { here->engine.post(EndSession{}); };
        auto made = std::make_unique<Interrupting>(io, here->recorder, interrupt, [&] {
            recorded = source->recorded;
            here->engine.stop();
        });
        source = made.get();
        return made;
    }};
    here = &bench;
    bench.engine.post(BeginSession{{.inhale = 4s, .exhale = 6s}, 300s});
    bench.engine.post(ChooseDevice{"a sensor"});
    bench.engine.run();
    REQUIRE(recorded.size() >= 3);
    CHECK(std::holds_alternative<SessionEnd>(recorded.back()));
    const auto changes = all_of<PacerChange>(recorded);
    REQUIRE(changes.size() == 2);
    CHECK_FALSE(changes.back().running);
}

TEST_CASE("engine: another sensor chosen in mid-session goes on with the same session and guide")
{
    int chosen = 0;
    Bench bench{[&](const ChooseDevice&, boost::asio::io_context&, SessionEpoch, Emit emit) {
        simulator::Scenario scenario;
        (chosen++ == 0 ? scenario.ppg_rate : scenario.ecg_rate) = {0.0};
        auto events = simulator::simulate(scenario, 20s).events;
        for (Event& event : events) event = earlier(event, Seconds{-20.0 * (chosen - 1)});
        events.insert(events.begin(),
                      LinkStatus{at(Seconds{20.0 * (chosen - 1)}), LinkState::streaming,
                                 Origin::replayed, "a sensor"});
        return std::make_unique<AtOnce>(std::move(emit), std::move(events));
    }};
    bench.engine.post(BeginSession{{.inhale = 4s, .exhale = 6s}, 300s});
    bench.engine.post(ChooseDevice{"an ECG"});
    bench.engine.post(ChooseDevice{"a pulse sensor"});
    bench.run_to_the_end();
    const auto events = everything_in(bench.recorder);
    CHECK(all_of<SessionStart>(events).size() == 1);
    CHECK(all_of<SessionEnd>(events).size() == 1);
    CHECK(all_of<PacerChange>(events).size() == 2); // it begins, and it ends with the session
    Session session;
    for (const Event& event : events) session.apply(event);
    CHECK(session.has(Channel::ecg));
    CHECK(session.has(Channel::ppg));
    REQUIRE(session.states().size() == 40);
    CHECK(session.states().back().heart_rate_bpm);
}

TEST_CASE("engine: what is usual for the person is told with their session, not a simulated one")
{
    CalmBaseline usual;
    usual.heart_rate_bpm = 61.0f;
    for (const bool person : {true, false}) {
        Bench bench{breathing_freely(person ? Origin::live : Origin::simulated, 1s)};
        bench.engine.post(UseBaseline{usual});
        bench.engine.post(ChooseDevice{"a sensor"});
        bench.engine.post(quiet_first);
        bench.run_to_the_end();
        const auto told = all_of<UsualBaseline>(everything_in(bench.recorder));
        REQUIRE(told.size() == (person ? 1u : 0u));
        if (person) CHECK(told[0].baseline == usual);
    }
}
