// SPDX-License-Identifier: MIT
#include "base/event_queue.hpp"

#include <thread>

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

Sample sample(int i) { return {Channel::ecg, at(Seconds{i * 0.004}), static_cast<double>(i)}; }

std::vector<Event> everything_in(EventQueue& queue)
{
    std::vector<Event> events;
    queue.drain([&](const Event& event) { events.push_back(event); });
    return events;
}

} // namespace

TEST_CASE("event queue: what goes in comes out, in order")
{
    EventQueue queue{16};
    queue.push(sample(1));
    queue.push(Mark{at(1s), "sigh"});
    CHECK(everything_in(queue) == std::vector<Event>{sample(1), Mark{at(1s), "sigh"}});
}

TEST_CASE("event queue: a reader that is too slow learns exactly what it lost")
{
    EventQueue queue{16};
    for (int i = 0; i < 40; ++i) queue.push(sample(i));
    const auto kept = everything_in(queue);
    queue.push(sample(40));
    const auto after = everything_in(queue);

    REQUIRE(after.size() == 2);
    const Gap gap = std::get<Gap>(after[0]);
    CHECK(gap.missing == 40 - kept.size());
    CHECK(gap.from == sample(static_cast<int>(kept.size())).time);
    CHECK(gap.until == sample(39).time);
    CHECK(gap.cause == GapCause::queue_full);
    CHECK(after[1] == Event{sample(40)});
}

TEST_CASE("event queue: a beat and a pacer change outlive a flood of samples")
{
    EventQueue queue{64};
    for (int i = 0; i < 200; ++i) queue.push(sample(i));
    const PacerChange change{at(1s), {}, true};
    queue.push(change);
    CHECK(everything_in(queue).back() == Event{change});
}

TEST_CASE("event queue: one thread may push while another drains, and nothing is lost unsaid")
{
    EventQueue queue{256};
    constexpr int count = 50'000;
    std::jthread producer{[&] {
        for (int i = 0; i < count; ++i) queue.push(sample(i));
        queue.push(SessionEnd{});
    }};
    std::uint32_t seen = 0;
    std::uint32_t missing = 0;
    bool ended = false;
    while (!ended)
        queue.drain([&](const Event& event) {
            if (std::holds_alternative<Sample>(event)) ++seen;
            if (const auto* gap = std::get_if<Gap>(&event)) missing += gap->missing;
            if (std::holds_alternative<SessionEnd>(event)) ended = true;
        });
    CHECK(seen + missing == count);
}
