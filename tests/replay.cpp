// SPDX-License-Identifier: MIT
// A recording can be taken up anywhere: the state is the same, bit for bit, however it was reached.
#include <random>

#include "app/open_replay.hpp"
#include "app/simulated_session.hpp"
#include "app/terminal_replay.hpp"
#include "catch.hpp"
#include "library/packed_recording.hpp"
#include "made_recordings.hpp"
#include "recordings.hpp"
#include "session/marks.hpp"
#include "session/replay.hpp"
#include "temporary_folder.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

using Events = std::vector<Event>;

/// Everything that was put in, with a mark now and then.
Events inputs_of(const simulator::Scenario& scenario, const Command& begin, Seconds length)
{
    Events inputs;
    const auto keep = [&](const Event& event) {
        if (kind_of(event).role == EventRole::input) inputs.push_back(event);
    };
    app::SimulatedSession session{scenario, keep};
    session.apply(begin);
    session.advance_to(at(length));
    session.apply(EndSession{});
    return inputs;
}

std::unique_ptr<Replay> replay_of(const Events& inputs)
{
    const auto packed = std::make_shared<PackedRecording>();
    for (const Event& input : inputs) packed->add(input);
    return std::make_unique<Replay>(
        RecordedInputs{[packed] { return packed->next(); }, [packed] { return packed->place(); },
                       [packed](const RecordPlace& place) { packed->go_to(place); }});
}

template <class T>
bool same(const Ring<T>& a, const Ring<T>& b)
{
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!(a[i] == b[i])) return false;
    return true;
}

bool same_beats(std::span<const SessionBeat> a, std::span<const SessionBeat> b)
{
    return std::ranges::equal(a, b, [](const SessionBeat& left, const SessionBeat& right) {
        return left.beat == right.beat && left.classification == right.classification;
    });
}

bool same_assessment(const Session& a, const Session& b)
{
    if (a.assessment().has_value() != b.assessment().has_value()) return false;
    if (!a.assessment()) return true;
    const auto left = a.assessment()->result();
    const auto right = b.assessment()->result();
    return std::ranges::equal(left.rates, right.rates,
                              [](const RateResult& x, const RateResult& y) {
                                  return x.measured == y.measured && x.fate == y.fate &&
                                         x.swing_bpm == y.swing_bpm && x.heart_bpm == y.heart_bpm;
                              });
}

bool same_guide(const Session& a, const Session& b, Timestamp now)
{
    for (const Seconds from_now : {-60s, -1s, 0s, 1s, 30s}) {
        const auto left = a.pacer().at(now + from_now);
        const auto right = b.pacer().at(now + from_now);
        if (left.has_value() != right.has_value()) return false;
        if (left && (left->volume != right->volume || left->cycle != right->cycle)) return false;
    }
    const auto left = a.pacer_tracking(now);
    const auto right = b.pacer_tracking(now);
    if (left.has_value() != right.has_value()) return false;
    return !left || (left->lag == right->lag && left->rate_difference == right->rate_difference &&
                     left->together == right->together && left->ratio == right->ratio);
}

/// Whatever a screen can ask.
void check_same(const Session& a, const Session& b, Timestamp now)
{
    CHECK(a.now() == b.now());
    for (std::size_t i = 0; i < channel_count; ++i) {
        const auto channel = static_cast<Channel>(i);
        CHECK(same(a.samples(channel).points(), b.samples(channel).points()));
        CHECK(a.rate(channel) == b.rate(channel));
    }
    CHECK(same(a.breath_wave(), b.breath_wave()));
    CHECK(same_beats(a.beats(), b.beats()));
    CHECK(std::ranges::equal(a.breaths(), b.breaths()));
    CHECK(std::ranges::equal(a.states(), b.states()));
    CHECK(std::ranges::equal(a.gaps(), b.gaps()));
    CHECK(std::ranges::equal(a.marks(), b.marks()));
    CHECK(std::ranges::equal(a.steps(), b.steps()));
    CHECK(std::ranges::equal(a.prompts(), b.prompts()));
    CHECK(std::ranges::equal(a.answers(), b.answers()));
    CHECK(a.state() == b.state());
    CHECK(a.link() == b.link());
    CHECK(a.breath_happened() == b.breath_happened());
    CHECK(a.end() == b.end());
    CHECK(same_guide(a, b, now));
    CHECK(same_assessment(a, b));
    CHECK(a.refusals().report() == b.refusals().report());
}

/// Random places, by leaps; then a little further by playing.
void check_seeks(const Events& inputs, int count)
{
    const auto leaping = replay_of(inputs);
    std::mt19937 random{7};
    std::uniform_real_distribution<double> anywhere{0.0, seconds_of(leaping->end())};
    for (int i = 0; i < count; ++i) {
        const Timestamp time = at(Seconds{anywhere(random)});
        INFO("at " << seconds_of(time) << " s");
        const auto playing = replay_of(inputs);
        playing->play_until(time);
        leaping->seek(time);
        check_same(leaping->session(), playing->session(), time);
        playing->play_until(time + 7s);
        leaping->play_until(time + 7s);
        check_same(leaping->session(), playing->session(), time + 7s);
    }
}

void check_seeks_in(const std::string& file)
{
    const auto leaping = app::open_replay(file, {});
    for (const double share : {0.7, 0.1, 0.99, 0.0, 0.5}) {
        const Timestamp time = at(share * (leaping->end() - Timestamp{}));
        const auto playing = app::open_replay(file, {});
        leaping->seek(time);
        playing->play_until(time);
        check_same(leaping->session(), playing->session(), time);
    }
}

simulator::Scenario disturbed()
{
    simulator::Scenario scenario;
    scenario.ectopic_share = 0.05;
    scenario.dropouts = {{60s, 63s}, {200s, 231s}};
    return scenario;
}

} // namespace

TEST_CASE("replay: after a seek the session is as if it had been played, bit for bit")
{
    SECTION("a guided session with ectopic beats and gaps")
    {
        check_seeks(
            inputs_of(disturbed(), BeginSession{{.inhale = 4s, .exhale = 6s}, 0s, true}, 300s), 5);
    }
    SECTION("an assessment")
    {
        check_seeks(inputs_of({}, BeginAssessment{AssessmentMode::stepped, 20s}, 400s), 4);
    }
    SECTION("intervals of another program")
    {
        const TemporaryFolder folder;
        std::string text;
        for (const int interval : made_intervals(400)) text += fmt::format("{}\n", interval);
        check_seeks_in(folder.write("intervals.txt", text).string());
    }
    SECTION("an ECG and a breath of a volunteer")
    {
        check_seeks_in(kept_recording("neurokit_rest/ecg_belt_100hz.csv.gz").string());
    }
}

TEST_CASE("replay: after a seek in eight minutes of a patient, the same, bit for bit",
          "[recording]")
{
    NEEDS_RECORDING(file, "bidmc01_ecg_ppg_resp/bidmc_01_Signals.csv.gz");
    check_seeks_in(file.string());
}

TEST_CASE("replay: at the end the session is the whole, with its end")
{
    const auto replay =
        replay_of(inputs_of({}, BeginSession{{.inhale = 4s, .exhale = 6s}, 0s}, 90s));
    replay->seek(at(1000s));
    CHECK(replay->now() == replay->end());
    check_same(replay->session(), replay->whole(), replay->end());
    CHECK(replay->session().end());
    replay->seek(at(-5s));
    CHECK(replay->now() == at(0s));
    CHECK(replay->session().beats().empty());
    CHECK_FALSE(replay->session().end());
}

TEST_CASE("replay: a second beginning in the middle is taken up rightly, too")
{
    auto inputs = inputs_of({}, BeginSession{{.inhale = 4s, .exhale = 6s}, 0s}, 90s);
    inputs.insert(inputs.begin() + static_cast<std::ptrdiff_t>(inputs.size() / 2), inputs.front());
    std::erase_if(inputs, [](const Event& e) { return std::holds_alternative<SessionEnd>(e); });
    check_seeks(inputs, 4);
}

TEST_CASE("packed recording: the same events in the same order, from any place")
{
    const auto inputs =
        inputs_of(disturbed(), BeginSession{{.inhale = 4s, .exhale = 6s}, 0s}, 100s);
    PackedRecording packed;
    for (const Event& input : inputs) packed.add(input);
    REQUIRE(packed.samples() > 3 * 4096);
    std::vector<RecordPlace> places;
    Events read;
    for (;;) {
        places.push_back(packed.place());
        const auto event = packed.next();
        if (!event) break;
        read.push_back(*event);
    }
    CHECK(read == inputs);
    for (const std::size_t i : {std::size_t{9000}, std::size_t{3}, inputs.size() - 1}) {
        packed.go_to(places[i]);
        CHECK(packed.next() == std::optional{inputs[i]});
    }
}

TEST_CASE("marks: the next one, and the one before the one just passed")
{
    const std::array marks{Mark{at(10s), ""}, Mark{at(20s), "a sigh"}};
    CHECK(next_mark(marks, at(0s)) == at(10s));
    CHECK(next_mark(marks, at(10s)) == at(20s));
    CHECK_FALSE(next_mark(marks, at(20s)));
    CHECK(previous_mark(marks, at(20.5s)) == at(10s));
    CHECK(previous_mark(marks, at(21s)) == at(20s));
    CHECK_FALSE(previous_mark(marks, at(10s)));
}

TEST_CASE("replay in the terminal: a typed time leads there, speed and pause count, --to ends it")
{
    const auto replay =
        replay_of(inputs_of({}, BeginSession{{.inhale = 4s, .exhale = 6s}, 0s}, 200s));
    app::ReplayControl control{*replay, {.speed = 2.0, .from = at(20s), .until = at(100s)}};
    CHECK(replay->now() == at(20s));
    control.advance(1s);
    CHECK(replay->now() == at(22s));
    CHECK(control.take("1:30"));
    CHECK(replay->now() == at(90s));
    CHECK(control.take("-30"));
    CHECK(replay->now() == at(60s));
    CHECK(control.take("x60"));
    CHECK(control.take(""));
    control.advance(1s);
    CHECK(replay->now() == at(60s));
    CHECK(control.take("p"));
    CHECK_FALSE(control.over());
    control.advance(1s);
    CHECK(replay->now() == at(100s));
    CHECK(control.over());
    for (const char* nonsense : {"x0", "x100", "1:-3", "soon", "x", "+", "1::2"})
        CHECK_FALSE(control.take(nonsense));
}
