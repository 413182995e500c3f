// SPDX-License-Identifier: MIT
// What three ways to find one breathing rate say, and whether they agree.
#include "breath/rate_voices.hpp"

#include "catch.hpp"

using namespace eupnea;

TEST_CASE(
    "rate voices: a count far less even than another, beside which there is a third, is left out")
{
    const Count even{17.0, 0.11};
    const Count uneven{12.0, 0.4};
    for (const bool in_shapes : {false, true}) {
        RateVoices voices{in_shapes ? even : uneven, in_shapes ? uneven : even, 17.2};
        voices.leave_out_miscounted();
        CHECK(voices.heard() == 2);
        CHECK(voices.counted() == 17.0);
    }
}

TEST_CASE("rate voices: of two none is left out, nor one about as uneven as the other")
{
    const Count even{17.0, 0.11};
    const Count uneven{12.0, 0.4};
    const Count as_uneven{17.0, 0.3};
    RateVoices two{even, uneven, std::nullopt};
    two.leave_out_miscounted();
    CHECK(two.heard() == 2);
    RateVoices alone{Count{17.0, 0.0}, uneven, 17.2}; // one breath is as even as can be
    alone.leave_out_miscounted();
    CHECK(alone.heard() == 3);
    RateVoices three{as_uneven, uneven, 17.2};
    three.leave_out_miscounted();
    CHECK(three.heard() == 3);
}
