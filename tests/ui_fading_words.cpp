// SPDX-License-Identifier: MIT
#include "ui/kit/fading_words.hpp"

#include "catch.hpp"

using namespace eupnea;

namespace {

constexpr Seconds frame{1.0 / 60.0};

} // namespace

TEST_CASE("fading words: the first are there at once; new ones appear while the old ones go")
{
    ui::FadingWords words{Seconds{0.25}};
    words.show("breathe in", frame);
    CHECK(words.opacity() == 1.0f);
    words.show("breathe out", frame);
    CHECK(words.words().view() == "breathe out");
    CHECK(words.before().view() == "breathe in");
    CHECK(words.opacity() < 0.1f);
    float last = words.opacity();
    for (int i = 0; i < 14; ++i) {
        words.show("breathe out", frame);
        CHECK(words.opacity() >= last);
        CHECK(words.opacity() - last < 0.07f);
        last = words.opacity();
    }
    words.show("breathe out", frame);
    CHECK(words.opacity() == 1.0f);
    CHECK(words.before().empty());
}

TEST_CASE("fading words: a clock that counts on does not fade, nor does anything while time stands")
{
    ui::FadingWords words;
    words.show("The guide begins in 1:59", frame);
    words.show("The guide begins in 1:58", frame);
    CHECK(words.opacity() == 1.0f);
    CHECK(words.words().view() == "The guide begins in 1:58");
    words.show("paused", Seconds{0.0});
    CHECK(words.opacity() == 1.0f);
    CHECK(words.before().empty());
}
