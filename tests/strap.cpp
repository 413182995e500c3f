// SPDX-License-Identifier: MIT
#include "drivers/bluetooth/strap_reader.hpp"

#include <vector>

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

using Octets = std::vector<std::uint8_t>;

struct Worn {
    std::vector<Event> events;
    ChannelStreams tracks{[this](const Event& event) { events.push_back(event); }};
    Strap strap{tracks};

    void heart_rate(const Octets& value, Timestamp arrival)
    {
        CHECK(strap(Attribute::heart_rate, value, arrival));
    }
    /// `count` samples, the last at `device`, each of this many uV.
    void ecg(Seconds device, std::size_t count, std::uint8_t microvolts, Timestamp arrival)
    {
        Octets value(10 + 3 * count);
        auto ns = static_cast<std::uint64_t>(device.count() * 1e9);
        for (std::size_t i = 1; i <= 8; ++i, ns >>= 8u) value[i] = static_cast<std::uint8_t>(ns);
        for (std::size_t i = 0; i < count; ++i) value[10 + 3 * i] = microvolts;
        CHECK(strap(Attribute::pmd_data, value, arrival));
    }

    std::vector<Sample> samples(Channel channel) const
    {
        std::vector<Sample> found;
        for (const Event& event : events)
            if (const auto* sample = std::get_if<Sample>(&event))
                if (sample->channel == channel) found.push_back(*sample);
        return found;
    }
    std::vector<Gap> gaps() const
    {
        std::vector<Gap> found;
        for (const Event& event : events)
            if (const auto* gap = std::get_if<Gap>(&event)) found.push_back(*gap);
        return found;
    }
};

constexpr Seconds packet{73 / 130.0};

} // namespace

TEST_CASE("strap: intervals end at their beats, contact and battery are told when they change")
{
    Worn worn;
    worn.heart_rate({0x16, 60, 0x00, 0x04, 0x00, 0x04}, at(3s)); // 1000 ms, 1000 ms
    worn.heart_rate({0x16, 60, 0x00, 0x04}, at(4s));
    CHECK(worn.strap(Attribute::battery, Octets{87}, at(4s)));
    const auto rr = worn.samples(Channel::rr);
    REQUIRE(rr.size() == 3);
    CHECK(rr[0] == Sample{Channel::rr, at(2s), 1000.0});
    CHECK(rr[1] == Sample{Channel::rr, at(3s), 1000.0});
    CHECK(seconds_of(rr[2].time) == Approx(4.0).margin(0.01));
    CHECK(worn.samples(Channel::contact).size() == 1);
    CHECK(worn.samples(Channel::battery)[0].value == 87.0);
}

TEST_CASE("strap: what cannot be is refused by its name and gives no sample")
{
    Worn worn;
    CHECK(worn.strap(Attribute::battery, Octets{101}, at(1s)).error() == DecodeError::range);
    CHECK(worn.strap(Attribute::battery, Octets{}, at(1s)).error() == DecodeError::length);
    CHECK(worn.strap(Attribute::heart_rate, Octets{0x10}, at(1s)).error() == DecodeError::length);
    CHECK(worn.strap(Attribute::pmd_data, Octets(11), at(1s)).error() == DecodeError::length);
    CHECK(worn.events.empty());
}

TEST_CASE("strap: off the body and back on it, the intervals go on behind a gap in true time")
{
    Worn worn;
    for (int i = 1; i <= 5; ++i) worn.heart_rate({0x16, 60, 0x00, 0x04}, at(Seconds(i)));
    worn.heart_rate({0x04, 0}, at(6s));
    worn.heart_rate({0x16, 60, 0x00, 0x04}, at(9s));
    const auto rr = worn.samples(Channel::rr);
    REQUIRE(rr.size() == 6);
    CHECK(rr.back().time == at(9s));
    REQUIRE(worn.gaps().size() == 1);
    CHECK(worn.gaps()[0].channel == Channel::rr);
    const auto contact = worn.samples(Channel::contact);
    REQUIRE(contact.size() == 3);
    CHECK(contact[1] == Sample{Channel::contact, at(6s), 0.0});
}

TEST_CASE("strap: ECG is laid at 130 samples a second, and a lost packet is missed to the sample")
{
    Worn worn;
    for (int i = 0; i < 60; ++i) {
        if (i == 40) continue;
        const Seconds late{i % 3 * 0.05};
        worn.ecg(8e8s + i * packet, 73, static_cast<std::uint8_t>(i), at(1s + i * packet + late));
    }
    const auto ecg = worn.samples(Channel::ecg);
    REQUIRE(ecg.size() == 59 * 73);
    REQUIRE(worn.gaps().size() == 1);
    CHECK(worn.gaps()[0].missing == 73);
    CHECK(worn.gaps()[0].cause == GapCause::lost_frames);
    for (std::size_t i = 1; i < ecg.size(); ++i) REQUIRE(ecg[i].time > ecg[i - 1].time);
    CHECK((ecg.back().time - ecg[10 * 73 - 1].time).count() ==
          Approx(50 * packet.count()).margin(0.02));
}

TEST_CASE("strap: short packets are counted by the strap's own time, without inventing losses")
{
    Worn worn; // 19 samples a packet, at 129.9 samples a second of ours
    for (int i = 0; i < 500; ++i)
        worn.ecg(8e8s + i * 19 / 129.9 * 1s, 19, 5, at(i * 19 / 129.9 * 1s));
    CHECK(worn.gaps().empty());
    CHECK(worn.samples(Channel::ecg).size() == 500 * 19);
}

TEST_CASE("strap: a strap whose own time leaps keeps its ECG on ours")
{
    Worn worn;
    worn.ecg(8e8s, 73, 1, at(1s));
    worn.ecg(6e9s, 73, 1, at(2s));
    worn.ecg(1s, 73, 1, at(3s));
    for (int i = 1; i < 20; ++i) worn.ecg(1s + i * packet, 73, 1, at(3s + i * packet));
    const auto ecg = worn.samples(Channel::ecg);
    REQUIRE(ecg.size() == 22 * 73);
    CHECK(seconds_of(ecg.back().time) == Approx(3 + 19 * packet.count()).margin(0.1));
}

TEST_CASE("strap: after the link was lost every channel goes on behind a gap")
{
    Worn worn;
    worn.heart_rate({0x10, 60, 0x00, 0x04}, at(1s));
    worn.ecg(8e8s, 73, 1, at(1s));
    worn.strap.link_lost();
    worn.heart_rate({0x10, 60, 0x00, 0x04}, at(20s));
    worn.ecg(8e8s + 19s, 73, 1, at(20s));
    const auto gaps = worn.gaps();
    REQUIRE(gaps.size() == 2);
    for (const Gap& gap : gaps) CHECK(gap.cause == GapCause::link_lost);
    CHECK(worn.samples(Channel::rr).back().time == at(20s));
}

TEST_CASE("strap: a heart rate that never brings an interval is noticed, contact lost is not")
{
    Worn worn;
    for (int i = 0; i < 20; ++i) worn.heart_rate({0x04, 0}, at(Seconds(i)));
    CHECK_FALSE(worn.strap.lacks_intervals());
    for (int i = 20; i < 30; ++i) worn.heart_rate({0x06, 70}, at(Seconds(i)));
    CHECK(worn.strap.lacks_intervals());
}

TEST_CASE("strap: a heart rate without intervals is told as the sensor's own")
{
    Worn worn;
    for (int i = 0; i < 20; ++i) worn.heart_rate({0x00, 72}, at(Seconds(i)));
    const auto told = worn.samples(Channel::heart_rate);
    REQUIRE(told.size() == 16);
    CHECK(told[0] == Sample{Channel::heart_rate, at(4s), 72.0});
    for (int i = 20; i < 30; ++i) worn.heart_rate({0x10, 72, 0x50, 0x03}, at(Seconds(i)));
    CHECK(worn.samples(Channel::heart_rate).size() == 16);
    CHECK(worn.samples(Channel::rr).size() == 10);
}

TEST_CASE("strap: the missing intervals are noticed once, in a sentence")
{
    std::vector<Notice> notices;
    StrapReader intake{[&](const Event& event) {
                           if (const auto* n = std::get_if<Notice>(&event)) notices.push_back(*n);
                       },
                       {}};
    const Octets rate{0x00, 72};
    for (int i = 0; i < 60; ++i) intake.on(StrapValue{Attribute::heart_rate, rate}, at(Seconds(i)));
    REQUIRE(notices.size() == 1);
    CHECK(notices[0].text.view().find("without the intervals") != std::string_view::npos);
}

TEST_CASE("strap: a notification that is delivered twice counts once, and is counted as repeated")
{
    Worn worn;
    const auto beats = [](int i) {
        return Octets{0x10, 60, static_cast<std::uint8_t>(i % 5), 0x04};
    };
    for (int i = 0; i < 41; ++i) {
        worn.heart_rate(beats(i), at(Seconds(i)));
        worn.heart_rate(beats(i), at(Seconds(i) + 3ms));
    }
    CHECK(worn.samples(Channel::rr).size() == 41);
    CHECK(worn.strap.repetitions() == 41);
    CHECK(worn.gaps().empty());
}

TEST_CASE("strap: the same notification behind a lost link is no repetition")
{
    Worn worn;
    const Octets beat{0x10, 60, 0x00, 0x04};
    worn.heart_rate(beat, at(1s));
    worn.strap.link_lost();
    worn.heart_rate(beat, at(1.03s));
    CHECK(worn.samples(Channel::rr).size() == 2);
    CHECK(worn.gaps().size() == 1);
}

TEST_CASE("strap: a flood of ECG does not carry the time ahead of what arrives")
{
    Worn worn;
    for (int i = 0; i < 2000; ++i) {
        const Timestamp arrival = at(i * 1ms);
        worn.ecg(8e8s + i * packet, 73, 5, arrival);
        const auto ecg = worn.samples(Channel::ecg);
        if (i % 100 == 99) REQUIRE(ecg.back().time <= arrival + 5s);
    }
}

TEST_CASE("strap: what a silent radio held back is no repetition, however alike")
{
    Worn worn;
    const Octets beat{0x10, 60, 0x00, 0x04};
    for (int i = 0; i < 20; ++i) {
        const int due = i >= 8 && i < 12 ? 12 : i;
        worn.heart_rate(beat, at(Seconds(due) + 0.002 * i * 1s));
    }
    CHECK(worn.samples(Channel::rr).size() == 20);
    CHECK(worn.strap.repetitions() == 0);
}

TEST_CASE("strap: a flood of intervals does not carry the time ahead of what arrives")
{
    Worn worn;
    Octets nine(20, 0x04);
    nine[0] = 0x10;
    for (int i = 0; i < 20'000; ++i) {
        nine[2] = static_cast<std::uint8_t>(i);
        const Timestamp arrival = at(i * 0.5ms);
        worn.heart_rate(nine, arrival);
        const auto& last = std::get<Sample>(worn.events.back());
        REQUIRE(last.time <= arrival + 2s);
    }
    CHECK(worn.strap.refused_intervals() > 170'000);
}

TEST_CASE("strap: what comes after the computer slept comes behind a gap that says so")
{
    std::vector<Gap> gaps;
    StrapReader intake{[&](const Event& event) {
                           if (const auto* gap = std::get_if<Gap>(&event)) gaps.push_back(*gap);
                       },
                       {}};
    const Octets beat{0x10, 60, 0x00, 0x04};
    intake.on(StrapConnecting{}, at(1s));
    intake.on(StrapValue{Attribute::heart_rate, beat}, at(2s));
    intake.on_slept(at(3s));
    intake.on(StrapValue{Attribute::heart_rate, beat}, at(4s));
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].cause == GapCause::clock_jump);
}
