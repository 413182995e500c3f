// SPDX-License-Identifier: MIT
#include "base/wiring.hpp"

#include "catch.hpp"

using namespace eupnea;

TEST_CASE("wiring: what is said is what is written")
{
    CHECK(parse_wiring("-,ecg,belt") == Wiring{std::nullopt, Channel::ecg, Channel::belt});
    CHECK(parse_wiring("pulse") == Wiring{Channel::ppg});
    CHECK(text_of(*parse_wiring("-,ecg,-,breath")) == "-,ecg,-,belt");
    CHECK(text_of(Wiring{}).empty());
}

TEST_CASE("wiring: what cannot be is told how to be said")
{
    for (const char* text : {"", "-", "eeg", "ecg,ecg", "ecg,,belt", "-,-,-,-,-,-,-,-,ecg"}) {
        CAPTURE(text);
        REQUIRE_FALSE(parse_wiring(text));
        CHECK(parse_wiring(text).error().sentence.find("-,ecg,belt") != std::string::npos);
    }
}

TEST_CASE("wiring: an input steps through the sensors that are on no other input")
{
    Wiring wiring{Channel::ecg};
    wiring = with_next_sensor(wiring, 1);
    CHECK(text_of(wiring) == "ecg,ppg");
    wiring = with_next_sensor(wiring, 1);
    CHECK(text_of(wiring) == "ecg,belt");
    wiring = with_next_sensor(wiring, 1);
    CHECK(text_of(wiring) == "ecg");
}
