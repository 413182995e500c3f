// SPDX-License-Identifier: MIT
#include "ui/pace.hpp"

#include "catch.hpp"

using namespace eupnea;

namespace {

double rate(const Pattern& pattern) { return breath_rate(pattern.cycle()).per_minute; }

} // namespace

TEST_CASE("pace: steps lead to the next half breath a minute and keep the shape")
{
    const Pattern sigh{.inhale = Seconds{1},
                       .exhale = Seconds{3},
                       .top_up_rest = Seconds{0.5},
                       .top_up = Seconds{0.5},
                       .first_fill = 0.75};
    const Pattern slower = ui::paced_by(sigh, -1).value();
    CHECK(rate(slower) == Approx(11.5));
    CHECK(slower.inhale / slower.exhale == Approx(1.0 / 3.0));
    CHECK(slower.top_up / slower.top_up_rest == Approx(1.0));
    CHECK(slower.first_fill == Approx(0.75));
}

TEST_CASE("pace: from between two steps the nearer one that way comes next")
{
    const Pattern odd = ui::stretched({}, Seconds{60.0 / 5.7});
    CHECK(rate(ui::paced_by(odd, 1).value()) == Approx(6.0));
    CHECK(rate(ui::paced_by(odd, -1).value()) == Approx(5.5));
}

TEST_CASE("pace: no guide is slower than 3 or faster than 15 breaths a minute")
{
    CHECK(rate(ui::paced_by(ui::stretched({}, Seconds{4.0}), 1).value()) == Approx(15.0));
    CHECK(rate(ui::paced_by(ui::stretched({}, Seconds{20.0}), -1).value()) == Approx(3.0));
}

TEST_CASE("pace: a step that would make a part of the breath too short is not offered")
{
    const Pattern short_inhale{.inhale = Seconds{0.55}, .exhale = Seconds{7.45}};
    CHECK_FALSE(ui::paced_by(short_inhale, 4));
    CHECK(ui::paced_by(short_inhale, -1));
}
