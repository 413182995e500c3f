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

TEST_CASE("event queue: what is no sample is never dropped, however long the reader stalls")
{
    EventQueue queue{64};
    std::vector<Event> pushed;
    const auto push = [&](const Event& event) {
        queue.push(event);
        pushed.push_back(event);
    };
    for (int i = 0; i < 500; ++i) push(Mark{at(Seconds{i * 1.0}), "here"});
    push(SessionEnd{at(500s)});
    CHECK(everything_in(queue) == pushed);
    push(Mark{at(501s), "later"});
    CHECK(everything_in(queue) == std::vector<Event>{pushed.back()});
}

TEST_CASE("event queue: samples lost in a stall are told behind everything that came before them")
{
    EventQueue queue{16};
    for (int i = 0; i < 40; ++i) queue.push(Mark{at(Seconds{i * 1.0}), ""});
    for (int i = 0; i < 10; ++i) queue.push(sample(i));
    queue.push(SessionEnd{});
    const auto events = everything_in(queue);
    REQUIRE(events.size() == 42);
    CHECK(std::get<Gap>(events[40]).missing == 10);
    CHECK(std::holds_alternative<SessionEnd>(events[41]));
}

TEST_CASE("event queue: beats in a flood keep their order between two threads")
{
    EventQueue queue{32};
    constexpr std::uint32_t count = 20'000;
    std::jthread producer{[&] {
        for (std::uint32_t i = 0; i < count; ++i)
            queue.push(Beat{i, at(0s), std::nullopt, BeatSource::rr, 1.0f});
        queue.push(SessionEnd{});
    }};
    std::uint32_t next = 0;
    bool ended = false;
    while (!ended)
        queue.drain([&](const Event& event) {
            if (const auto* beat = std::get_if<Beat>(&event)) next += beat->number == next;
            ended |= std::holds_alternative<SessionEnd>(event);
        });
    CHECK(next == count);
}
