// SPDX-License-Identifier: MIT
#include "session/step_facts.hpp"

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

StepBegan step(Seconds time, std::uint8_t number, std::string_view title)
{
    return {at(time), "plan", number, title, 100s, Eyes::open, false};
}

void add_seconds(Session& session, Seconds from, Seconds until, std::optional<float> heart)
{
    for (Seconds now = from; now < until; now += 1s) {
        State state{};
        state.time = at(now);
        state.heart_rate_bpm = heart;
        state.heart.reason = heart ? Reason::none : Reason::motion;
        session.apply(state);
    }
}

} // namespace

TEST_CASE("step facts: each step has its own means, and one that was announced again is still one")
{
    Session session;
    session.apply(step(0s, 0, "first"));
    add_seconds(session, 0s, 30s, 70.0f);
    session.apply(step(15s, 0, "first"));
    session.apply(step(30s, 1, "second"));
    add_seconds(session, 30s, 60s, 60.0f);
    session.apply(SessionEnd{at(60s)});
    const auto facts = step_facts(session);
    REQUIRE(facts.size() == 2);
    CHECK(facts[0].until == at(30s));
    CHECK(facts[0].heart_rate_bpm == 70.0f);
    CHECK(facts[1].until == at(60s));
    CHECK(facts[1].heart_rate_bpm == 60.0f);
    CHECK_FALSE(facts[1].reason);
}

TEST_CASE("step facts: seconds of talk count in no mean, also when it is said afterwards")
{
    Session session;
    session.apply(step(0s, 0, "first"));
    add_seconds(session, 0s, 20s, 90.0f);
    add_seconds(session, 20s, 60s, 60.0f);
    session.apply(TalkMarked{at(60s), at(0s), at(20s)});
    CHECK(step_facts(session)[0].heart_rate_bpm == 60.0f);
    session.apply(TalkMarked{at(61s), at(20s), at(60s)});
    CHECK_FALSE(step_facts(session)[0].heart_rate_bpm);
    CHECK(step_facts(session)[0].reason == Reason::talking);
}

TEST_CASE("step facts: where most seconds have no heart rate, the commonest reason is told")
{
    Session session;
    session.apply(step(0s, 0, "first"));
    add_seconds(session, 0s, 10s, 60.0f);
    add_seconds(session, 10s, 60s, std::nullopt);
    CHECK(step_facts(session)[0].reason == Reason::motion);
}
